import { InvalidArgumentError, LoadAPIKeyError } from '@ai-sdk/provider';
import { combineHeaders, loadOptionalSetting, resolve, withUserAgentSuffix } from '@ai-sdk/provider-utils';
import { dialectAt, namedDialect, openai } from './dialects/index.ts';
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
  const { url, dialect } = resolveAddress(settings);
  const configured = lowerCase(combineHeaders(await resolve(settings.headers ?? {}), callHeaders));
  const key = await resolveKey(settings, configured, { ...dialect, url });
  const own: Headers = {
    'content-type': 'application/json',
    'openai-organization': settings.organization,
    'openai-project': settings.project,
    ...(key !== undefined && (dialect.authorize ?? asBearer)(key)),
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

/** Where to, and in whose way. */
function resolveAddress({ baseURL, dialect: chosen }: ResponsesBridgeSettings): { url: URL; dialect: Dialect } {
  const named = chosen === undefined ? undefined : namedDialect(chosen);
  const url = toUrl(baseURL || addressOf(named ?? openai));
  return { url, dialect: named ?? dialectAt(url) };
}

/** `OPENAI_BASE_URL` goes with OpenAI's key: a vendor that has a key of its own is not looked for there. */
function addressOf({ name, baseURL, keyVariable = openai.keyVariable }: Dialect): string {
  const sharesKey = keyVariable === openai.keyVariable;
  const environment = sharesKey ? ofEnvironment('OPENAI_BASE_URL') : undefined;
  if (environment) return environment;
  if (baseURL !== undefined) return fill(baseURL);
  if (sharesKey) return openai.baseURL;
  throw invalidBaseURL(`is missing, and the dialect ${name} has no address of its own`);
}

/** Variables hold a name or a host, and some people write the host as an address. */
function fill(template: string): string {
  return template.replace(/\{(\w+)\}/g, (_, variable: string) => {
    const value = ofEnvironment(variable)?.replace(/^https?:\/\/|\/+$/g, '');
    if (!value) throw invalidBaseURL(`is missing, and so is the environment variable ${variable}, which would tell it`);
    return value;
  });
}

function ofEnvironment(environmentVariableName: string): string | undefined {
  return loadOptionalSetting({ settingValue: undefined, environmentVariableName })?.trim();
}

const asBearer = (key: string) => ({ authorization: `Bearer ${key}` });

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
  const names = Object.entries(configured).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (given || names.some(name => /(api|subscription)-key$/.test(name))) return given || undefined;
  return keyOfEnvironment(dialect);
}

function keyOfEnvironment(dialect: Dialect & { url: URL }): string | undefined {
  const { keyVariable = openai.keyVariable, keyRequired = false } = dialect;
  const key = keyVariable === false ? undefined : ofEnvironment(keyVariable);
  if (key || !keyRequired || dialect.serves?.(dialect.url) === false) return key || undefined;
  const variable = keyVariable === false ? '' : ` or set the environment variable ${keyVariable}`;
  throw new LoadAPIKeyError({ message: `There is no API key. Give the setting apiKey${variable}.` });
}

/** `fetch` would refuse it as well, and show the value, which may be the key. */
function checkHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) continue;
    const argument = name === 'authorization' || name === 'api-key' ? 'apiKey' : `headers.${name}`;
    const message = `The header ${name} holds a character that no header may hold, such as a line break.`;
    throw new InvalidArgumentError({ argument, message });
  }
}

function lowerCase(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
