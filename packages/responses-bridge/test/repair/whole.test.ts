import { createUpstream, type Turn } from '@responses-bridge/upstream';
import { expect, test } from 'vitest';
import type { ResponsesProviderOptions } from '../../src/options.ts';
import type { CallOptions, Prompt } from '../../src/spec.ts';
import type { WireRequest } from '../../src/wire/request.ts';
import { toReplayPart } from '../../src/request/to-history.ts';
import { askOf, provide } from './refuse.ts';

const thinking: Turn = {
  output: [
    { type: 'reasoning', summary: ['Both at once.'] },
    { type: 'message', text: 'Fine.' },
  ],
};
const call = (prompt: Prompt, options: ResponsesProviderOptions): Partial<CallOptions> & { model: string } => ({
  model: 'gpt-5.3-codex',
  prompt,
  temperature: 0.5,
  providerOptions: { openai: options as Record<string, never> },
});
const user = (text: string): Prompt[number] => ({ role: 'user', content: [{ type: 'text', text }] });

/** Asks twice, with an endpoint that has forgotten all in between. */
async function afterRestart(
  options: ResponsesProviderOptions,
  forgotten: (prompt: Prompt) => Prompt = prompt => prompt,
) {
  const endpoints = [1, 2].map(() => createUpstream({ apiKey: null, script: [thinking, thinking] }));
  let running = endpoints[0];
  const core = provide({
    fetch: (input, init) => running?.fetch(input, init) ?? Promise.reject(new Error('There is no endpoint.')),
    capabilities: { '*': { sampling: true } },
  });
  const first = await askOf(core, call([user('Hi')], { state: 'stored' }));
  running = endpoints[1];
  // An answer has only parts that its role has.
  const answer = { role: 'assistant', content: first.answer.content.flatMap(toReplayPart) } as Prompt[number];
  const prompt = forgotten([user('Hi'), answer, user('And then?')]);
  const result = await askOf(core, call(prompt, options)).catch((error: unknown) => ({ error, warnings: [] }));
  const requests = endpoints[1]?.requests ?? [];
  return {
    result,
    rules: requests.map(({ rejected }) => rejected?.rule),
    bodies: requests.map(({ body }) => body as WireRequest),
  };
}

const whole = [
  { role: 'user', content: [{ type: 'input_text', text: 'Hi' }] },
  { role: 'assistant', content: 'Fine.' },
  { role: 'user', content: [{ type: 'input_text', text: 'And then?' }] },
];
const told = expect.objectContaining({ type: 'other', message: expect.stringContaining('goes whole') });

test('what an endpoint has forgotten goes whole, once, and is told', async () => {
  const { result, rules, bodies } = await afterRestart({ state: 'stored' });
  expect(rules).toEqual(['item-reference-unknown', undefined]);
  expect(bodies.map(({ input }) => input.map(({ type, role }) => type ?? role))).toEqual([
    ['user', 'item_reference', 'item_reference', 'user'],
    ['user', 'assistant', 'user'],
  ]);
  expect(bodies[1]?.input).toEqual(whole.map(item => expect.objectContaining(item)));
  expect(bodies[1]?.store).toBe(true);
  expect(result.warnings).toContainEqual(told);
});

test('a request that is made anew is without what was refused before', async () => {
  const { bodies } = await afterRestart({ state: 'stored' });
  expect(bodies.map(({ temperature }) => temperature)).toEqual([undefined, undefined]);
});

test('a response that is not there: the history goes whole where the caller gave it', async () => {
  const { result, rules, bodies } = await afterRestart({ previousResponseId: 'resp_none', store: true });
  expect(rules).toEqual(['previous-response-unknown', undefined]);
  expect(bodies.map(({ previous_response_id }) => previous_response_id)).toEqual(['resp_none', undefined]);
  expect(bodies[1]?.input).toEqual(whole.map(item => expect.objectContaining(item)));
  expect(result.warnings).toContainEqual(told);
});

const onlyNew = (prompt: Prompt) => prompt.slice(-1);

test('and stays an error where the caller gave only what is new', async () => {
  const { result, rules } = await afterRestart({ previousResponseId: 'resp_none', store: true }, onlyNew);
  expect(rules).toEqual(['previous-response-unknown']);
  expect(result).toMatchObject({ error: { data: { code: 'previous_response_not_found' } } });
});

test('a conversation that is not there stays an error', async () => {
  const { rules } = await afterRestart({ conversation: 'conv_none' });
  expect(rules).toEqual(['conversation-unknown']);
});
