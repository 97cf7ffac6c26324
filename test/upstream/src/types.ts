import type { JsonObject, OutputItemSpec } from './item-specs.ts';

export type { JsonObject, OutputItemSpec } from './item-specs.ts';

/** One event of a stream, in the shape it has on the wire. */
export interface ResponseEvent {
  readonly type: string;
  readonly sequence_number: number;
  readonly [field: string]: unknown;
}

/** An item of `response.output` or of `input`, in the shape it has on the wire. */
export interface Item {
  readonly type: string;
  readonly id?: string;
  readonly [field: string]: unknown;
}

/** Token counts of a turn; what is left out is estimated from the texts. */
export interface UsageSpec {
  readonly input_tokens?: number;
  readonly cached_tokens?: number;
  readonly cache_write_tokens?: number;
  readonly output_tokens?: number;
  readonly reasoning_tokens?: number;
}

/** What the endpoint answers to one request. */
export interface Turn {
  readonly output: readonly OutputItemSpec[];
  /** Null: the response has `usage: null`. */
  readonly usage?: UsageSpec | null;
  /** Default `completed`. In a failed turn the last item is left unfinished. */
  readonly status?: 'completed' | 'incomplete' | 'failed';
  /** Default `max_output_tokens`; read only when the status is `incomplete`. */
  readonly incompleteReason?: 'max_output_tokens' | 'content_filter';
  /** Default a `server_error`; read only when the status is `failed`. */
  readonly error?: { readonly code: string; readonly message: string };
  /** Sends an `error` event in front of `response.failed`, as the service does for quota failures. */
  readonly errorEvent?: boolean;
  /** Fields put over those of the response object. */
  readonly response?: JsonObject;
}

/** Why a request is refused, in the words of the service. */
export interface Rejection {
  readonly status: number;
  readonly message: string;
  readonly type?: string;
  readonly param?: string | null;
  readonly code?: string | null;
}

/** A request as it came in, and what has become of it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined when there was none, the raw text when it was no JSON. */
  readonly body: unknown;
  /** Set when a rule has refused the request: the rule's name and the words of the error. */
  readonly rejected?: Rejection & { readonly rule: string };
  /** The client went away before the answer was sent whole. */
  readonly aborted: boolean;
  /** The stream's last byte was sent, or the client has gone; false for an answer without a stream. */
  readonly streamClosed: boolean;
}

/** Defaults stand beside each option. */
export interface UpstreamOptions {
  /** The key to present as bearer token or `api-key`. Default `test-key`; null: none is demanded. */
  readonly apiKey?: string | null;
  /** The nth accepted request plays the nth turn. Default: the built-in persona answers. */
  readonly script?: readonly Turn[];
  /** Misbehaviours on demand. Default none. */
  readonly faults?: readonly Fault[];
  /** Milliseconds between two events of a stream. Default 0. */
  readonly pace?: number;
  /** Sees each request to create a response before the rules do; what it throws is answered as a 500. */
  readonly onRequest?: (request: ReceivedRequest) => void;
  /** The clock, in milliseconds. Default a fixed moment that moves by a second per call. */
  readonly now?: () => number;
  /** Model ids that are no longer served, with the day they ended. Default OpenAI's; `{}` for none. */
  readonly endedModels?: Readonly<Record<string, string>>;
  /** The only model ids that are served. Default: any id is. */
  readonly models?: readonly string[];
  /** Encrypted content of another organization is refused. Default `org-upstream`. */
  readonly organization?: string;
}

/** Which request a fault hits: its 0-based count among those received. Default `every`. */
interface FaultTarget {
  readonly request?: number | 'every';
}

/**
 * A misbehaviour on demand. Faults compose in the order in which they are given. `at` and `afterEvents`
 * count the events of the stream from 0.
 */
export type Fault = FaultTarget & (AnswerFault | StreamEndFault | EventFault | WireFault);

/** Another answer in place of the stream; `http-error` and `html-body` come before any rule, and play no turn. */
type AnswerFault =
  | {
      readonly type: 'http-error';
      readonly status: number;
      readonly body?: unknown;
      /** Such as `retry-after`. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'html-body'; readonly status?: number }
  | { readonly type: 'json-body' };

/** The body ends early: regularly, or with `reset` by a broken connection; `stall` waits for the client to go. */
type StreamEndFault =
  | { readonly type: 'cut'; readonly afterEvents: number; readonly reset?: boolean }
  | { readonly type: 'cut-bytes'; readonly afterBytes: number; readonly reset?: boolean }
  | { readonly type: 'stall'; readonly afterEvents: number };

/** Other events than the service's; `error-event` and `failed` take the place of what would follow. */
type EventFault =
  | { readonly type: 'unknown-event'; readonly at: number }
  | { readonly type: 'unknown-item' }
  | { readonly type: 'rotate-ids' }
  | { readonly type: 'drop-added' }
  | { readonly type: 'drop-deltas' }
  | { readonly type: 'only-completed' }
  | { readonly type: 'error-event'; readonly at: number; readonly nested?: boolean; readonly code?: string }
  | { readonly type: 'failed'; readonly at: number; readonly code?: string };

/** The same events in other bytes; `split-bytes` sends network chunks of `size` bytes. */
type WireFault =
  | { readonly type: 'malformed-event'; readonly at: number }
  | { readonly type: 'crlf' }
  | { readonly type: 'no-event-field' }
  | { readonly type: 'done-marker' }
  | { readonly type: 'split-bytes'; readonly size: number };

/** A strict Responses endpoint. */
export interface Upstream {
  /** Answers like the service; it needs no port. */
  readonly fetch: typeof globalThis.fetch;
  /** Every request received, in order, refused ones included. */
  readonly requests: readonly ReceivedRequest[];
  /** Streams still being sent. */
  readonly open: number;
  /** Resolves once no stream is open. */
  idle(): Promise<void>;
  /** Serves over HTTP on a free port (or the given one); the url ends in `/v1`. */
  listen(port?: number): Promise<{ readonly url: string; close(): Promise<void> }>;
}
