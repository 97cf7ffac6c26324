import { ResponsesError, type FailedCall, type ResponsesErrorCode } from '../errors.ts';
import type { WireError } from '../wire/event.ts';

/** Tells the errors of a stream, each once. */
export function tellErrors(call: FailedCall, tell: (error: ResponsesError) => void) {
  const complaints = new Set<string>();
  let ended = false;

  function fail(code: ResponsesErrorCode, message: string, more: { cause?: unknown; data?: WireError } = {}): void {
    tell(new ResponsesError({ code, message, ...more }, call));
  }

  return {
    /** An `error` event is followed by `response.failed`, and by the end: they are one failure. */
    failed(data: WireError): void {
      if (ended) return;
      ended = true;
      fail('response_failed', data.message ?? 'The endpoint gave up on the response and said no more.', { data });
    },
    /** A server that speaks another protocol does so in every event, which is one complaint. */
    invalid(event: unknown, cause: unknown): void {
      const why = whyInvalid(event, cause);
      if (complaints.has(why)) return;
      complaints.add(why);
      fail(
        'event_invalid',
        `The endpoint sent an event that is not of the protocol. ${why} Check that baseURL is a Responses endpoint.`,
        { cause },
      );
    },
    truncated(cause: unknown): void {
      // A server of another protocol knows no end of ours.
      if (ended || (cause === undefined && complaints.size > 0)) return;
      const lost = `The connection was lost before the response ended (${messageOf(cause)}). Check the network to the baseURL.`;
      const message =
        cause === undefined
          ? 'The stream ended before the response did. Check the timeouts of what stands between here and the baseURL.'
          : lost;
      fail('stream_truncated', message, { cause });
    },
  };
}

function whyInvalid(event: unknown, cause: unknown): string {
  const object = typeof event === 'object' && event !== null && 'object' in event ? String(event.object) : '';
  if (object.startsWith('chat.completion')) return 'It is one of a chat completion.';
  return isIssues(cause)
    ? cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    : messageOf(cause);
}

/** An error of a schema, whose own message is JSON of many lines. */
function isIssues(cause: unknown): cause is { issues: Array<{ path: PropertyKey[]; message: string }> } {
  return typeof cause === 'object' && cause !== null && 'issues' in cause && Array.isArray(cause.issues);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
