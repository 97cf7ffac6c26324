import { APICallError } from '@ai-sdk/provider';

interface Consequence {
  /** Whether the same request may succeed later. */
  retryable: boolean;
  /** The HTTP status that the failure amounts to. */
  status: number;
}

/** What the endpoint calls a failure decides more than where it stood. Sources: OpenAI's `ResponseErrorCode`, the Codex CLI's classification. */
const wireCodes: Readonly<Record<string, Consequence>> = {
  rate_limit_exceeded: { retryable: true, status: 429 },
  insufficient_quota: { retryable: false, status: 429 },
  credit_balance_exhausted: { retryable: false, status: 429 },
  organization_spend_limit_exceeded: { retryable: false, status: 429 },
  organization_usage_limit_exceeded: { retryable: false, status: 429 },
  project_spend_limit_exceeded: { retryable: false, status: 429 },
  usage_limit_reached: { retryable: false, status: 429 },
  usage_not_included: { retryable: false, status: 429 },
  server_error: { retryable: true, status: 500 },
  server_is_overloaded: { retryable: true, status: 503 },
  slow_down: { retryable: true, status: 503 },
  vector_store_timeout: { retryable: true, status: 504 },
  context_length_exceeded: { retryable: false, status: 400 },
  cyber_policy: { retryable: false, status: 400 },
  bio_policy: { retryable: false, status: 400 },
  data_residency_mismatch: { retryable: false, status: 400 },
};

/** `invalid_prompt`, `image_too_large`, `unsupported_image_media_type` and their kin: the request is wrong. */
const faultOfRequest = /^(invalid|image|unsupported|empty_image|failed_to_download)_/;

/** Some servers give an HTTP status as the code. */
function ofWireCode(code: string | number | undefined): Consequence | undefined {
  if (code === undefined) return undefined;
  if (typeof code === 'number') return code >= 400 && code < 600 ? ofStatus(code) : undefined;
  if (Object.hasOwn(wireCodes, code)) return wireCodes[code];
  return faultOfRequest.test(code) ? { retryable: false, status: 400 } : undefined;
}

function ofStatus(status: number): Consequence {
  return { status, retryable: status === 408 || status === 409 || status === 429 || status >= 500 };
}

/** Every way to fail, with all that follows from it. */
const codes = {
  /** The request got no answer: no such host, a refused or a lost connection. */
  connection_failed: () => ({ retryable: true, status: 502 }),
  /** An answer with an error status, before anything was streamed. */
  http_error: ({ status, wireCode }) => {
    const consequence = ofStatus(status ?? 502);
    // A code that is known knows better (a quota is no rate); of any other the status says more.
    const known = typeof wireCode === 'string' && Object.hasOwn(wireCodes, wireCode) ? wireCodes[wireCode] : undefined;
    return { ...consequence, retryable: consequence.retryable && known?.retryable !== false };
  },
  /** An answer with status 200 that is neither an event stream nor a response: a web page, a chat completion. */
  response_invalid: () => ({ retryable: false, status: 502 }),
  /** One event that is not of the protocol. The stream went on. */
  event_invalid: () => ({ retryable: false, status: 502 }),
  /** The stream ended, or broke, before the response did. */
  stream_truncated: () => ({ retryable: true, status: 502 }),
  /** The endpoint said, inside of a stream or of a body with status 200, that the response failed. */
  response_failed: ({ wireCode }) => ofWireCode(wireCode) ?? { retryable: true, status: 502 },
} satisfies Record<
  string,
  (cause: { status?: number | undefined; wireCode?: string | number | undefined }) => Consequence
>;

/** The stable code of a failure: what to switch on. */
export type ResponsesErrorCode = keyof typeof codes;

/** The call that failed, as far as an error may tell of it: the URL without its query. */
export interface FailedCall {
  url: string;
  requestBodyValues: unknown;
  responseHeaders?: Record<string, string> | undefined;
  /** Takes the secrets of the request out of a text. Everything that an error says goes through it. */
  redact?(text: string): string;
}

/** The endpoint's own words for a failure. */
export interface ErrorData {
  type?: string | null | undefined;
  code?: string | number | null | undefined;
  message?: string | null | undefined;
  [field: string]: unknown;
}

interface Failure {
  code: ResponsesErrorCode;
  message: string;
  cause?: unknown;
  /** The HTTP status that was answered. */
  status?: number | undefined;
  responseBody?: string | undefined;
  data?: ErrorData | undefined;
}

const marker = Symbol.for('responses-bridge.error');

/**
 * A call that failed at the endpoint or on the way. It is an `APICallError` for every major of the AI SDK, so `ai`
 * retries it where `isRetryable` says so. What is wrong before the request (no key, a wrong option, a file that cannot
 * be sent) is an error of the AI SDK's own classes instead, and an abort is passed on untouched.
 */
export class ResponsesError extends APICallError {
  private readonly [marker] = true;
  /** What happened: the stable word to switch on. */
  readonly code: ResponsesErrorCode;
  /** The endpoint's id of the request, for its support. */
  readonly requestId: string | undefined;

  constructor({ code, message, cause, status, responseBody, data }: Failure, call: FailedCall) {
    const consequence: Consequence = codes[code]({ status, wireCode: toWireCode(data) });
    const { responseHeaders, redact = (text: string) => text } = call;
    const told = code === 'http_error' ? responseHeaders?.['x-should-retry'] : undefined;
    super({
      message: redact(message),
      url: call.url,
      requestBodyValues: call.requestBodyValues,
      responseHeaders: redactJson(responseHeaders, redact),
      responseBody: responseBody === undefined ? undefined : redact(responseBody),
      cause: redactCause(cause, redact),
      data: redactJson(data, redact),
      statusCode: consequence.status,
      isRetryable: told === undefined ? consequence.retryable : told === 'true',
    });
    this.code = code;
    this.requestId = responseHeaders?.['x-request-id'];
  }

  /** Whether an error is one of these, also one of another copy of this package. */
  static override isInstance(error: unknown): error is ResponsesError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}

/** The code, or the type where there is none: `insufficient_quota` stands in either. */
function toWireCode(data: ErrorData | undefined): string | number | undefined {
  return data?.code ?? data?.type ?? undefined;
}

type Redact = NonNullable<FailedCall['redact']>;

/** What came through JSON, as it is or without its secrets. */
function redactJson<T>(value: T, redact: Redact): T {
  if (value === undefined) return value;
  const json = JSON.stringify(value);
  const clean = redact(json);
  return clean === json ? value : JSON.parse(clean);
}

/** The reason as it is, or told again where it holds a secret. */
function redactCause(cause: unknown, redact: Redact): unknown {
  if (!(cause instanceof Error)) return typeof cause === 'string' ? redact(cause) : cause;
  const inner = redactCause(cause.cause, redact);
  const { name, message, stack = '' } = cause;
  if (inner === cause.cause && redact(message) === message && redact(stack) === stack) return cause;
  return Object.assign(new Error(redact(message), { cause: inner }), { name, stack: redact(stack) });
}
