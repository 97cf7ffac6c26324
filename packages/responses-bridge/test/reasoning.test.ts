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

test.each([
  ['response.reasoning_text.delta', 'response.reasoning_text.done'],
  // The names that the schema of Open Responses has for them.
  ['response.reasoning.delta', 'response.reasoning.done'],
])('%s and its end tell the text of a thought, once', async (delta, done) => {
  const place = { output_index: 0, item_id: 'rs_1', content_index: 0 };
  const said = [
    { type: delta, ...place, delta: 'Let me ' },
    { type: done, ...place, text: 'Let me see.' },
  ];
  const { content } = await collect(decode([...said, completed]));
  expect(content).toMatchObject([{ type: 'reasoning', text: 'Let me see.' }]);
});

test('a thought whose every event has a content_index of its own is one, and told once', async () => {
  const place = { output_index: 0, item_id: 'rs_1' };
  const whole = {
    type: 'reasoning',
    id: 'rs_1',
    summary: [],
    content: [{ type: 'reasoning_text', text: 'Let me see.' }],
  };
  const { content } = await collect(
    decode([
      { type: 'response.output_item.added', output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: [] } },
      { type: 'response.reasoning_text.delta', ...place, content_index: 1, delta: 'Let ' },
      { type: 'response.reasoning_text.delta', ...place, content_index: 2, delta: 'me' },
      { type: 'response.reasoning_text.done', ...place, content_index: 3, text: 'Let me see.' },
      { type: 'response.output_item.done', output_index: 0, item: whole },
      completed,
    ]),
  );
  expect(content).toMatchObject([{ type: 'reasoning', text: 'Let me see.' }]);
  expect((await replay(content)).input).toEqual([whole]);
});

test('encrypted content goes back with the id that it came with, also where the item began with another', async () => {
  const place = { output_index: 0, item_id: 'rs_added' };
  const whole = {
    type: 'reasoning',
    id: 'rs_done',
    summary: [thought('One'), thought('Two')],
    encrypted_content: 'sealed',
  };
  const { content } = await collect(
    decode([
      { type: 'response.output_item.added', output_index: 0, item: { type: 'reasoning', id: 'rs_added', summary: [] } },
      { type: 'response.reasoning_summary_text.delta', ...place, summary_index: 0, delta: 'One' },
      { type: 'response.reasoning_summary_text.delta', ...place, summary_index: 1, delta: 'Two' },
      { type: 'response.output_item.done', output_index: 0, item: whole },
      completed,
    ]),
  );
  expect((await replay(content)).input).toEqual([whole]);
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
            openai: { itemId: 'rs_1', reasoningEncryptedContent: 'sealed', endpoint: 'test', reasoningId: '' },
          },
        },
      ],
    },
  ]);
});
