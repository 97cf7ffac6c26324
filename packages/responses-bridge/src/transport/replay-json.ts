import { ResponsesError, type FailedCall } from '../errors.ts';
import type { Source } from '../flow.ts';
import { readError } from './http-error.ts';

/**
 * A JSON body as the events that say the same: its items are read from the terminal one.
 *
 * @throws ResponsesError where the body is no response, or one that is not finished.
 */
export function replayJson(responseBody: string, status: number, call: FailedCall): Source<unknown> {
  const value = parse(responseBody);
  if (isResponse(value)) {
    const message = whyUnfinished(value);
    if (message === undefined) return asSource(asEvents(value));
    throw new ResponsesError({ code: 'response_invalid', message, status, responseBody }, call);
  }
  const data = typeof value === 'object' && value !== null && 'error' in value ? readError(responseBody) : undefined;
  if (data !== undefined) {
    const message = data.message ?? 'The endpoint answered with an error and no words.';
    throw new ResponsesError({ code: 'response_failed', message, status, responseBody, data }, call);
  }
  const chat = responseBody.includes('chat.completion') ? ', but a chat completion' : '';
  const message = `The endpoint answered with something that is no response of the Responses API${chat}. Check the setting baseURL.`;
  throw new ResponsesError({ code: 'response_invalid', message, status, responseBody }, call);
}

interface WholeResponse {
  status?: unknown;
}

/** A response, or what stands for one at servers that leave out `object`. */
function isResponse(value: unknown): value is WholeResponse {
  if (typeof value !== 'object' || value === null) return false;
  return ('object' in value && value.object === 'response') || ('output' in value && Array.isArray(value.output));
}

function whyUnfinished({ status }: WholeResponse): string | undefined {
  return status === 'queued' || status === 'in_progress'
    ? `The endpoint answered with a response that is ${status}. Background responses are not read.`
    : undefined;
}

function asEvents(response: WholeResponse): unknown[] {
  const { status } = response;
  const end = status === 'incomplete' || status === 'failed' || status === 'cancelled' ? status : 'completed';
  return [
    { type: 'response.created', response },
    { type: `response.${end}`, response },
  ];
}

function asSource(events: readonly unknown[]): Source<unknown> {
  return sink => ({
    async pull() {
      for (const event of events) sink.put(event);
      sink.end();
    },
    cancel: async () => {},
    release() {},
  });
}

/** The events that say what a body says that came in place of a stream: an error as an event, and what is no response as it is. */
export function eventsIn(body: string): unknown[] {
  const value = parse(body);
  if (!isResponse(value)) {
    const data = typeof value === 'object' && value !== null && 'error' in value ? readError(body) : undefined;
    return [data === undefined ? (value ?? body) : { type: 'error', error: data }];
  }
  const message = whyUnfinished(value);
  return message === undefined ? asEvents(value) : [{ type: 'error', error: { message } }];
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
