import type { Warning } from '../spec.ts';
import type { WireRequest } from '../wire/request.ts';

/** What one vendor does in its own way. Limits are facts that the core asks for; it never asks for a vendor's name. */
export interface Dialect {
  /** For lookup and for messages. */
  name: string;
  /**
   * The address in front of `/responses`, where the settings give none. `{VARIABLE}` stands for a variable of the
   * environment, without which there is no address.
   */
  baseURL?: string;
  /** Whether this vendor serves an address. */
  serves?(url: URL): boolean;
  /** The environment variable that holds the key, or false where there is none. Default: `OPENAI_API_KEY`. */
  keyVariable?: string | false;
  /** Whether a call without a key cannot succeed, so that none is made. Default: false. */
  keyRequired?: boolean;
  /** The headers that carry a key. Default: a bearer token. */
  authorize?(key: string): Record<string, string>;
  /** Keys beside the provider's name and `openai` under which histories of this vendor have their metadata. */
  metadataKeys?: readonly string[];
  /**
   * Last touch before a request leaves. What it takes out is a warning.
   *
   * @throws InvalidArgumentError where the endpoint is known to refuse the request, with what to give instead.
   */
  request?(body: WireRequest, warn: (warning: Warning) => void): WireRequest;
  /** First touch as an event arrives. */
  event?(event: unknown): unknown;
  /** What the endpoint cannot do. */
  limits?: {
    /** It does not know the field `include`, so the bridge asks for nothing there. */
    include?: false;
    /** It keeps nothing between calls, so a call that relies on that is not made. */
    store?: false;
    /** It answers with a stream only, so a whole answer is collected from one. */
    stream?: 'required';
  };
}
