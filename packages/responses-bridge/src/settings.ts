import { generateId } from '@ai-sdk/provider-utils';
import type { CapabilityOverrides } from './capabilities.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { DialectName } from './dialects/index.ts';
import type { ResponsesProviderOptions } from './options.ts';
import type { ChainSettings } from './state/chain-store.ts';

type Headers = Record<string, string | undefined>;

/** Where the endpoint is, who asks it, and what every call shares. All of it is optional. */
export interface ResponsesBridgeSettings {
  /** The address in front of `/responses`. Default: that of a dialect with a key of its own, or else the environment variable `OPENAI_BASE_URL`, or OpenAI's own. */
  baseURL?: string;
  /** The key, sent as the vendor wants it: text, a promise, or a function that is asked at each call. Default: the vendor's environment variable, `OPENAI_API_KEY` where it has none. */
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
  /** The vendor's habits, address and key, by its name, `plain` (none), or your own. Default: chosen by the host of `baseURL`. */
  dialect?: DialectName | Dialect;
  /** Where the conversation is kept; a call's own option comes before it. Default: `stateless`. */
  state?: ResponsesProviderOptions['state'];
  /** How `state: 'chained'` remembers what the endpoint has. Default: 10 000 responses, in this provider. */
  chain?: ChainSettings;
  /** What becomes of a parameter that the endpoint refuses and that an answer means the same without; a call's own option comes before it. Default: `repair`. */
  unsupported?: ResponsesProviderOptions['unsupported'];
  /** Provider options of every call; those of a call come before them. */
  options?: ResponsesProviderOptions;
  /** What is known of your models; it comes before what the bridge knows itself. */
  capabilities?: CapabilityOverrides;
}

declare const PACKAGE_VERSION: string;

/** The version of this package. */
export const VERSION: string = typeof PACKAGE_VERSION === 'string' ? PACKAGE_VERSION : '0.0.0-source';

export const defaultName = 'openai';

export const makeId = generateId;
