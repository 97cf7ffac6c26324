import { LLMock, type FixtureFileResponse } from '@copilotkit/aimock';
import type { Turn } from '@responses-bridge/scenarios';
import { refusal, standalone, type Endpoint, type Fault, type Play } from './endpoint.ts';
import { callsOf, expectWords, reasoningOf, textOf } from './turns.ts';

/** Without some latency a connection ends before the headers; the slow one takes seconds, and is stopped. */
const faults: Readonly<Record<Exclude<Fault, 'http-error'>, object>> = {
  cut: { truncateAfterChunks: 20, latency: 1 },
  slow: { latency: 50 },
};

const words = ['nothing', 'message', 'reasoning', 'function_call', 'incomplete', 'content_filter'];

/** A turn in the words of its fixtures, which know no phases and no order between texts, thoughts and calls. */
function toResponse(turn: Turn): FixtureFileResponse {
  const toolCalls = callsOf(turn).map(({ name, written }) => ({ name, arguments: written }));
  const content = textOf(turn);
  const reasoning = reasoningOf(turn).join('');
  return {
    ...(toolCalls.length > 0 ? { toolCalls, ...(content !== '' && { content }) } : { content }),
    ...(reasoning !== '' && { reasoning }),
    ...(turn.usage && { usage: turn.usage }),
    ...(turn.status === 'incomplete' && {
      finishReason: turn.incompleteReason === 'content_filter' ? 'content_filter' : 'length',
    }),
  };
}

async function open({ turns, fault }: Play) {
  expectWords(words, turns);
  const server = new LLMock({ port: 0 });
  const responses =
    fault === 'http-error'
      ? [{ error: { message: refusal.message, type: 'rate_limit_error' }, status: refusal.status }]
      : turns.map(toResponse);
  responses.forEach((response, sequenceIndex) =>
    server.on({ sequenceIndex }, response, fault === undefined || fault === 'http-error' ? {} : faults[fault]),
  );
  await server.start();
  return {
    baseURL: `${server.url}/v1`,
    resultsRead: () =>
      server.getRequests().map(({ body }) => {
        // It journals a request in the shape of chat completions.
        const { messages } = body as { messages: ReadonlyArray<{ role: string }> };
        return messages.filter(({ role }) => role === 'tool').length;
      }),
    close: () => server.stop(),
  };
}

/** CopilotKit's mock, in its own reading of the protocol. */
export const aimock: Endpoint = {
  name: 'aimock',
  words,
  start: standalone(open),
  lacks: {
    'content filter': {
      why: 'it ends such a response as a failed one, without an error',
      seen: 'error: expected AI_APICallError: The endpoint gave up on',
    },
  },
};
