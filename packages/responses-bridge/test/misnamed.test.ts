import { expect, test } from 'vitest';
import { decode, partsOf } from './decode.ts';

const thought = { type: 'reasoning', id: 'rs_1', summary: [], content: [{ type: 'reasoning_text', text: 'Hm.' }] };
const greeting = { type: 'message', id: 'msg_1', content: [{ type: 'output_text', text: 'Hello' }] };

/** As vLLM announces a message: by the index and the id of the thought before it. */
const announced = [
  { type: 'response.output_item.added', output_index: 0, item: { ...thought, content: [] } },
  { type: 'response.reasoning_text.delta', output_index: 0, item_id: 'rs_1', content_index: 0, delta: 'Hm.' },
  { type: 'response.output_item.done', output_index: 0, item: thought },
  { type: 'response.output_item.added', output_index: 0, item: { ...greeting, id: 'rs_1', content: [] } },
];

const place = { output_index: 1, item_id: 'msg_1', content_index: 0 };
const deltas = ['Hel', 'lo'].map(delta => ({ type: 'response.output_text.delta', ...place, delta }));
const textDone = { type: 'response.output_text.done', ...place, text: 'Hello' };
const itemDone = { type: 'response.output_item.done', output_index: 1, item: greeting };
const second = { ...greeting, id: 'msg_2', content: [{ type: 'output_text', text: ' again' }] };
const completed = { type: 'response.completed', response: { output: [thought, greeting] } };

test.each([
  ['its text is streamed', [...deltas, textDone, itemDone], 'Hello', 1],
  ['its text comes with its end', [textDone, itemDone], 'Hello', 1],
  ['it comes with its own end', [itemDone], 'Hello', 1],
  ['its end does not come', deltas, 'Hello', 1],
  [
    'another one follows',
    [...deltas, itemDone, { type: 'response.output_item.done', output_index: 2, item: second }],
    'Hello again',
    2,
  ],
])(
  'a message that is announced by the name of a thought is one message where %s',
  async (_, events, ...[text, count]) => {
    const parts = await partsOf(decode([...announced, ...events, completed]));
    const ids = (type: string) => parts.flatMap(part => (part.type === type && 'id' in part ? [part.id] : []));
    expect(parts.flatMap(part => (part.type === 'text-delta' ? [part.delta] : [])).join('')).toBe(text);
    expect(ids('text-start')).toHaveLength(count);
    expect(ids('text-end')).toEqual(ids('text-start'));
  },
);
