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
    if (value.status === 'queued' || value.status === 'in_progress') {
      const message = `The endpoint answered with a response that is ${value.status}. Background responses are not read.`;
      throw new ResponsesError({ code: 'response_invalid', message, status, responseBody }, call);
    }
    return asEvents(value);
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

function asEvents(response: WholeResponse): Source<unknown> {
  const status = typeof response.status === 'string' ? response.status : 'completed';
  return sink => ({
    async pull() {
      sink.put({ type: 'response.created', response });
      sink.put({ type: `response.${status}`, response });
      sink.end();
    },
    cancel: async () => {},
    release() {},
  });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
