import { expect, test } from 'vitest';
import { encodeHistory } from '../../test/items.ts';

const of = (itemId: string, more: object = {}) => ({ openai: { itemId, ...more } });

test('parts of one thought that came in turns with a call are one item again', async () => {
  const { input, warnings } = await encodeHistory({
    answer: [
      { type: 'reasoning', text: 'Hm. ', providerOptions: of('rs_1') },
      { type: 'tool-call', toolCallId: 'call_1', toolName: 'look', input: {} },
      {
        type: 'reasoning',
        text: 'Well.',
        providerOptions: of('rs_1', { reasoningEncryptedContent: 'sealed', endpoint: 'test' }),
      },
    ],
    results: [{ type: 'tool-result', toolCallId: 'call_1', toolName: 'look', output: { type: 'text', value: 'ok' } }],
  });
  expect(input).toMatchObject([
    { type: 'reasoning', id: 'rs_1', encrypted_content: 'sealed', summary: [{ text: 'Hm. ' }, { text: 'Well.' }] },
    { type: 'function_call', call_id: 'call_1' },
    { type: 'function_call_output', call_id: 'call_1' },
  ]);
  expect(warnings).toEqual([]);
});
