import type { WireRequest } from '../wire/request.ts';

/** What one vendor does in its own way. Limits are facts that the core asks for; it never asks for a vendor's name. */
export interface Dialect {
  /** For lookup and for messages. */
  name: string;
  /** The address in front of `/responses`, where neither the settings nor the environment give one. */
  baseURL?: string;
  /** Whether this vendor serves an address. */
  serves?(url: URL): boolean;
  /** The environment variable that holds the key. Default: `OPENAI_API_KEY`. */
  keyVariable?: string;
  /** Whether a call without a key cannot succeed, so that none is made. Default: false. */
  keyRequired?: boolean;
  /** Keys beside the provider's name and `openai` under which histories of this vendor have their metadata. */
  metadataKeys?: readonly string[];
  /** Last touch before a request leaves. */
  request?(body: WireRequest): WireRequest;
  /** First touch as an event arrives. */
  event?(event: unknown): unknown;
  /** What the endpoint cannot do. */
  limits?: {
    /** It does not know the field `include`, so the bridge asks for nothing there. */
    include?: false;
  };
}
