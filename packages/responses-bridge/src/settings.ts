import { InvalidArgumentError, LoadAPIKeyError } from '@ai-sdk/provider';
import {
  combineHeaders,
  generateId,
  loadOptionalSetting,
  resolve,
  withoutTrailingSlash,
  withUserAgentSuffix,
} from '@ai-sdk/provider-utils';
import type { CapabilityOverrides } from './capabilities.ts';
import { chooseDialect } from './dialects/index.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { ResponsesProviderOptions } from './options.ts';

type Headers = Record<string, string | undefined>;

/** Where the endpoint is, who asks it, and what every call shares. All of it is optional. */
export interface ResponsesBridgeSettings {
  /** The address in front of `/responses`. Default: the environment variable `OPENAI_BASE_URL`, or OpenAI's own. */
  baseURL?: string;
  /** The key, sent as a bearer token: text, a promise, or a function that is asked at each call. Default: the environment variable `OPENAI_API_KEY`. */
  apiKey?: string | Promise<string> | (() => string | Promise<string>);
  /** Sent as `OpenAI-Organization`. */
  organization?: string;
  /** Sent as `OpenAI-Project`. */
  project?: string;
  /** More headers, or a function that is asked at each call. They replace the bridge's own; those of a call replace these. */
  headers?: Headers | (() => Headers | Promise<Headers>);
  /** Added to the address of every request. */
  queryParams?: Record<string, string>;
  /** Takes the place of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** The key of provider options and metadata, and the beginning of `model.provider`. Default: `openai`. */
  name?: string;
  /** Makes ids for what the endpoint left without one. */
  generateId?: () => string;
  /** The vendor's habits, by name or in your own words. Default: chosen by the host of `baseURL`. */
  dialect?: string | Dialect;
  /** Provider options of every call; those of a call come before them. */
  options?: ResponsesProviderOptions;
  /** What is known of your models; it comes before what the bridge knows itself. */
  capabilities?: CapabilityOverrides;
}

/** An endpoint as one call sees it. */
export interface Endpoint {
  url: string;
  headers: Headers;
  fetch: typeof globalThis.fetch;
  dialect: Dialect;
}

declare const PACKAGE_VERSION: string;

/** The version of this package. */
export const VERSION: string = typeof PACKAGE_VERSION === 'string' ? PACKAGE_VERSION : '0.0.0-source';

const defaultBaseURL = 'https://api.openai.com/v1';

export const defaultName = 'openai';

export const makeId = generateId;

/**
 * Reads the settings, and the environment where they are silent, for one call: so a key may change, and a provider can
 * be made before the environment is there.
 *
 * @throws LoadAPIKeyError where the endpoint is known to demand a key and there is none, InvalidArgumentError where an address or a dialect is none.
 */
export async function resolveEndpoint(
  settings: ResponsesBridgeSettings,
  callHeaders: Headers | undefined,
): Promise<Endpoint> {
  const given = loadOptionalSetting({ settingValue: settings.baseURL, environmentVariableName: 'OPENAI_BASE_URL' });
  const url = toUrl(`${withoutTrailingSlash(given || defaultBaseURL)}/responses`);
  for (const [name, value] of Object.entries(settings.queryParams ?? {})) url.searchParams.set(name, value);
  const dialect = chooseDialect(settings.dialect, url.href);
  const own: Headers = {
    'content-type': 'application/json',
    'openai-organization': settings.organization,
    'openai-project': settings.project,
  };
  const configured = lowerCase(combineHeaders(await resolve(settings.headers ?? {}), callHeaders));
  const key = configured.authorization === undefined ? await resolveKey(settings, dialect, configured) : undefined;
  const headers = combineHeaders(own, { authorization: key && `Bearer ${key}` }, configured);
  return {
    url: url.href,
    headers: withUserAgentSuffix(headers, `ai-sdk/responses-bridge/${VERSION}`),
    fetch: settings.fetch ?? globalThis.fetch,
    dialect,
  };
}

function toUrl(address: string): URL {
  try {
    return new URL(address);
  } catch (cause) {
    const message = `The setting baseURL gives the address ${address}, which is none.`;
    throw new InvalidArgumentError({ argument: 'baseURL', message, cause });
  }
}

async function resolveKey({ apiKey }: ResponsesBridgeSettings, { requiredKey }: Dialect, configured: Headers) {
  const key = await (typeof apiKey === 'function' ? apiKey() : apiKey);
  const found = key || loadOptionalSetting({ settingValue: undefined, environmentVariableName: 'OPENAI_API_KEY' });
  if (found || requiredKey === undefined || configured['api-key'] !== undefined) return found || undefined;
  const message = `There is no API key. Give the setting apiKey or set the environment variable ${requiredKey}.`;
  throw new LoadAPIKeyError({ message });
}

function lowerCase(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
