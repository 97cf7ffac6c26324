import { ResponsesError, type FailedCall, type ResponsesErrorCode } from '../errors.ts';
import type { WireError } from '../wire/event.ts';

/** The errors that a stream can hold, in words. */
export function streamErrors(call: FailedCall) {
  const create = (code: ResponsesErrorCode, message: string, more: { cause?: unknown; data?: WireError } = {}) =>
    new ResponsesError({ code, message, ...more }, call);

  return {
    failed: (data: WireError) =>
      create('response_failed', data.message ?? 'The endpoint gave up on the response and said no more.', { data }),
    invalid: (cause: unknown) =>
      create('event_invalid', `The endpoint sent an event that is not of the protocol. ${messageOf(cause)}`, { cause }),
    truncated: (cause: unknown) =>
      cause === undefined
        ? create('stream_truncated', 'The stream ended before the response did.')
        : create('stream_truncated', `The connection was lost before the response ended (${messageOf(cause)}).`, {
            cause,
          }),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
