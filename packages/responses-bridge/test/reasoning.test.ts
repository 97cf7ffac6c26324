import { expect, test } from 'vitest';
import { collect } from '../src/response/collect.ts';
import type { ResponsesModel } from '../src/spec.ts';
import { asLanguageModelV1 } from '../src/specs/v1.ts';
import { readRecord } from '../src/specs/v1/record.ts';
import { decode } from './decode.ts';
import { replay } from './replay.ts';

const completed = { type: 'response.completed', response: { id: 'resp_1', output: [] } };
const thought = (text: string) => ({ type: 'summary_text', text });

test('an item that came without an id goes back without one, with all its summaries', async () => {
  const item = { type: 'reasoning', summary: [thought('One'), thought('Two')], encrypted_content: 'sealed' };
  const { content } = await collect(decode([{ type: 'response.output_item.done', output_index: 0, item }, completed]));
  const { input, warnings } = await replay(content);
  expect(JSON.parse(JSON.stringify(input))).toEqual([item]);
  expect(warnings).toEqual([]);
});

test('an item that was never announced is named by its deltas', async () => {
  const { content } = await collect(
    decode([
      {
        type: 'response.reasoning_summary_text.delta',
        output_index: 0,
        item_id: 'rs_1',
        summary_index: 0,
        delta: 'One',
      },
      {
        type: 'response.reasoning_summary_text.delta',
        output_index: 0,
        item_id: 'rs_1',
        summary_index: 1,
        delta: 'Two',
      },
      {
        type: 'response.output_item.done',
        output_index: 0,
        item: { type: 'reasoning', id: 'rs_1', summary: [thought('One'), thought('Two')], encrypted_content: 'sealed' },
      },
      completed,
    ]),
  );
  expect((await replay(content)).input).toMatchObject([{ id: 'rs_1', encrypted_content: 'sealed', summary: [{}, {}] }]);
});

test('v1 records an item whole, also where its end comes after the text', async () => {
  const whole = { type: 'reasoning', id: 'rs_1', summary: [thought('Hm')], encrypted_content: 'sealed' };
  const message = { type: 'message', id: 'msg_1', content: [{ type: 'output_text', text: 'Hello' }] };
  const model: ResponsesModel = {
    name: 'openai',
    provider: 'openai.responses',
    modelId: 'any',
    supportedUrls: {},
    call: async () => ({
      warnings: [],
      request: { url: '', body: {}, json: '{}' },
      response: { headers: {} },
      parts: decode([
        { type: 'response.reasoning_summary_text.delta', output_index: 0, item_id: 'rs_1', delta: 'Hm' },
        { type: 'response.output_text.delta', output_index: 1, delta: 'Hello' },
        { type: 'response.completed', response: { id: 'resp_1', output: [whole, message] } },
      ]),
    }),
  };
  const { text, reasoning } = await asLanguageModelV1(model).doGenerate({
    inputFormat: 'prompt',
    mode: { type: 'regular' },
    prompt: [],
  });
  const records =
    typeof reasoning === 'string'
      ? []
      : (reasoning ?? []).flatMap(part => (part.type === 'redacted' ? [readRecord(part.data)] : []));
  expect(text).toBe('Hello');
  expect(records).toEqual([
    {
      'responses-bridge': 1,
      after: null,
      at: 0,
      parts: [
        {
          type: 'reasoning',
          text: 'Hm',
          providerOptions: {
            openai: { itemId: 'rs_1', reasoningEncryptedContent: 'sealed', endpoint: 'test', reasoningId: 'rs_1' },
          },
        },
      ],
    },
  ]);
});
