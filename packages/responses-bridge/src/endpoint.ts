import { InvalidArgumentError, LoadAPIKeyError } from '@ai-sdk/provider';
import { combineHeaders, loadOptionalSetting, resolve, withUserAgentSuffix } from '@ai-sdk/provider-utils';
import { chooseDialect, openai } from './dialects/index.ts';
import type { Dialect } from './dialects/dialect.ts';
import { hash } from './hash.ts';
import { VERSION, type ResponsesBridgeSettings } from './settings.ts';

type Headers = Record<string, string | undefined>;

/** An endpoint as one call sees it. */
export interface Endpoint {
  url: string;
  headers: Headers;
  fetch: typeof globalThis.fetch;
  dialect: Dialect;
  /** Tells the endpoint from others: a hash of its host, without the port, and the organisation. */
  tag: string;
}

/**
 * Reads the settings, and the environment where they are silent, for one call: so a key may change, and a provider can
 * be made before the environment is there.
 *
 * @throws LoadAPIKeyError where the endpoint is known to demand a key and there is none, InvalidArgumentError where the
 * address, the dialect or a header is not one.
 */
export async function resolveEndpoint(
  settings: ResponsesBridgeSettings,
  callHeaders: Headers | undefined,
): Promise<Endpoint> {
  const environment = loadOptionalSetting({ settingValue: undefined, environmentVariableName: 'OPENAI_BASE_URL' });
  const given = settings.baseURL || environment || undefined;
  const dialect = chooseDialect(settings.dialect, given === undefined ? undefined : toUrl(given));
  const url = toUrl(given ?? dialect.baseURL ?? openai.baseURL);
  const configured = lowerCase(combineHeaders(await resolve(settings.headers ?? {}), callHeaders));
  const key = await resolveKey(settings, configured, { ...dialect, url });
  const own: Headers = {
    'content-type': 'application/json',
    'openai-organization': settings.organization,
    'openai-project': settings.project,
    authorization: key && `Bearer ${key}`,
  };
  const headers = combineHeaders(own, configured);
  checkHeaders(headers);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/responses`;
  for (const [name, value] of Object.entries(settings.queryParams ?? {})) url.searchParams.set(name, value);
  return {
    url: url.href,
    headers: withUserAgentSuffix(headers, `ai-sdk/responses-bridge/${VERSION}`),
    fetch: settings.fetch ?? globalThis.fetch,
    dialect,
    tag: hash(`${url.hostname} ${headers['openai-organization'] ?? ''}`),
  };
}

/** The messages do not repeat the address, which may hold a secret. */
function toUrl(baseURL: string): URL {
  try {
    const url = new URL(baseURL);
    if (url.username === '' && url.password === '') return url;
  } catch {
    throw invalidBaseURL('is not a URL');
  }
  throw invalidBaseURL('holds a user or a password, which belong into the setting headers');
}

function invalidBaseURL(why: string): InvalidArgumentError {
  return new InvalidArgumentError({ argument: 'baseURL', message: `The setting baseURL ${why}.` });
}

/** A key that stands in a header of the caller's is the caller's whole answer. */
async function resolveKey(
  { apiKey }: ResponsesBridgeSettings,
  configured: Headers,
  dialect: Dialect & { url: URL },
): Promise<string | undefined> {
  if (configured.authorization !== undefined) return undefined;
  const given = (await (typeof apiKey === 'function' ? apiKey() : apiKey))?.trim();
  if (given || configured['api-key'] !== undefined) return given || undefined;
  return keyOfEnvironment(dialect);
}

function keyOfEnvironment(dialect: Dialect & { url: URL }): string | undefined {
  const { keyVariable = openai.keyVariable, keyRequired = false } = dialect;
  const key = loadOptionalSetting({ settingValue: undefined, environmentVariableName: keyVariable })?.trim();
  if (key || !keyRequired || dialect.serves?.(dialect.url) === false) return key || undefined;
  const message = `There is no API key. Give the setting apiKey or set the environment variable ${keyVariable}.`;
  throw new LoadAPIKeyError({ message });
}

/** `fetch` would refuse it as well, and show the value, which may be the key. */
function checkHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) continue;
    const argument = name === 'authorization' ? 'apiKey' : `headers.${name}`;
    const message = `The header ${name} holds a character that no header may hold, such as a line break.`;
    throw new InvalidArgumentError({ argument, message });
  }
}

function lowerCase(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
