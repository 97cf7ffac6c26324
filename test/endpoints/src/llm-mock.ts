import express from 'express';
import { caseWhen, createLlmMockRouter } from './llm-mock-router.mjs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Turn } from '@responses-bridge/scenarios';
import { eachOf, refusal, standalone, type Endpoint, type Play } from './endpoint.ts';
import { callsOf, expectWords, textOf } from './turns.ts';

/** Not `nothing`: a request beyond its scenario ends in a rejection that nobody handles, and with it the process. */
const words = ['message', 'function_call'];

/** A turn in the words of its scenarios. */
function toStep(turn: Turn) {
  const calls = callsOf(turn);
  return calls.length > 0 ? { kind: 'tools', result: calls } : { kind: 'chat', reply: textOf(turn) };
}

/** It reads no text in the input of a conversation, and this pattern is found in nothing: its options are for all. */
const everyRequest = '';

async function open({ turns, fault }: Play) {
  expectWords(words, turns);
  const faults = fault === 'http-error' ? [{ kind: 'HTTP_429', body: { message: refusal.message } }] : [];
  const router = await createLlmMockRouter({
    scenarios: [{ id: 'turns', steps: turns.map(toStep) }],
    useScenario: 'turns',
    matching: {},
    cases: [caseWhen(everyRequest, () => '', { latency: { meanMs: 0, p95Ms: 0 }, faults })],
  });
  const server = express()
    .use((_, response, next) => {
      // It answers a second time after a fault, and would take the process with it.
      const json = response.json.bind(response);
      response.json = body => (response.headersSent ? response : json(body));
      next();
    })
    .use(router)
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server on a port has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A mock whose responses have a text and little else: no status, no events, no calls. */
export const llmMock: Endpoint = {
  name: 'llm-mock',
  words,
  start: standalone(open),
  lacks: {
    ...eachOf(['one tool call', 'text in front of a tool call', 'tool call without arguments'], {
      why: 'it says a text of its own in place of calls',
      seen: "texts: expected [ '[mock tools result]' ]",
    }),
    'usage with cached tokens': { why: 'it counts words, and none of the input', seen: 'usage: expected { input: +0' },
    'a stream that is cut': { why: 'it answers with the whole, as JSON', seen: 'error: expected undefined' },
    'abort in the middle of a stream': { why: 'it answers with the whole, as JSON', seen: "text: expected 'word0" },
  },
};
