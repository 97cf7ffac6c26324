import { expect, test } from 'vitest';
import { decode } from '../../test/decode.ts';
import { collect } from './collect.ts';

const place = { output_index: 0, item_id: 'msg_1', content_index: 0 };
const [one, two] = [
  { token: 'On', logprob: -0.1 },
  { token: 'e', logprob: -0.2 },
];

const delta = (text: string, logprobs: unknown[]) => ({
  type: 'response.output_text.delta',
  ...place,
  delta: text,
  logprobs,
});
const textDone = (logprobs: unknown[]) => ({ type: 'response.output_text.done', ...place, text: 'One', logprobs });
const itemDone = (logprobs: unknown[]) => ({
  type: 'response.output_item.done',
  output_index: 0,
  item: { type: 'message', id: 'msg_1', content: [{ type: 'output_text', text: 'One', logprobs }] },
});
const end = { type: 'response.completed', response: { id: 'resp_1', output: [] } };

test.each([
  ['its deltas', [delta('On', [one]), delta('e', [two]), textDone([]), itemDone([])]],
  ['its end', [delta('One', []), textDone([one, two]), itemDone([])]],
  ['its item', [delta('One', []), textDone([]), itemDone([one, two])]],
  ['all of them', [delta('On', [one]), delta('e', [two]), textDone([one, two]), itemDone([one, two])]],
])('the log probabilities of a text are told once, by %s', async (_, events) => {
  const { providerMetadata } = await collect(decode([...events, end]));
  expect(providerMetadata?.openai?.logprobs).toEqual([[one, two]]);
});

test('an answer without any tells none', async () => {
  const { providerMetadata } = await collect(decode([delta('One', []), textDone([]), itemDone([]), end]));
  expect(providerMetadata?.openai).not.toHaveProperty('logprobs');
});
