import type { WireRequest } from '../wire/request.ts';

/** What one vendor does in its own way. Limits are facts that the core asks for; it never asks for a vendor's name. */
export interface Dialect {
  /** For lookup and for messages. */
  name: string;
  /** Whether this vendor serves an address. */
  serves?(url: URL): boolean;
  /** The environment variable with the key, where a call without one cannot succeed. */
  requiredKey?: string;
  /** Last touch before a request leaves. */
  request?(body: WireRequest): WireRequest;
  /** First touch as an event arrives. */
  event?(event: unknown): unknown;
  limits?: {
    /** The endpoint does not know the field `include`. */
    include?: false;
  };
}
