import { expect, test } from 'vitest';
import { added, done } from '../../test/items.ts';
import { decode, partsOf } from '../../test/decode.ts';
import type { Event } from '../../test/streams.ts';

const message = (id: string, text: string) => ({ type: 'message', id, content: [{ type: 'output_text', text }] });
const call = (id: string | undefined, callId: string) => ({
  type: 'function_call',
  ...(id !== undefined && { id }),
  call_id: callId,
  name: 'look',
  arguments: JSON.stringify({ callId }),
});
const delta = (item_id: string | undefined, text: string, output_index?: number): Event => ({
  type: 'response.output_text.delta',
  ...(item_id !== undefined && { item_id }),
  ...(output_index !== undefined && { output_index }),
  delta: text,
});
const completed = (...output: object[]) => ({ type: 'response.completed', response: { output } });

async function said(events: readonly unknown[]): Promise<string[]> {
  const blocks = new Map<string, string>();
  const calls: string[] = [];
  for (const part of await partsOf(decode(events))) {
    if (part.type === 'text-delta') blocks.set(part.id, (blocks.get(part.id) ?? '') + part.delta);
    if (part.type === 'tool-call') calls.push(part.input);
  }
  return [...blocks.values(), ...calls];
}

test.each<[string, unknown[], string[]]>([
  [
    'two messages that are open at one index, by their ids',
    [added(message('a', '')), added(message('b', '')), delta('a', 'A', 0), delta('b', 'B', 0), completed()],
    ['A', 'B'],
  ],
  [
    'two calls that are open at one index, by the ids of their calls',
    [
      added(call(undefined, 'call_1')),
      added(call(undefined, 'call_2')),
      done(call(undefined, 'call_2')),
      done(call(undefined, 'call_1')),
      completed(),
    ],
    ['{"callId":"call_2"}', '{"callId":"call_1"}'],
  ],
  [
    'a delta for a message that is done, where there is no index',
    [
      { ...added(message('a', '')), output_index: null },
      { ...done(message('a', 'A')), output_index: null },
      delta('a', 'A'),
      completed(),
    ],
    ['A'],
  ],
  [
    'a text that is done late, under another id',
    [
      added(message('a', '')),
      delta('b', 'A', 0),
      done(message('c', 'A')),
      { type: 'response.output_text.done', output_index: 0, item_id: 'd', text: 'A' },
      completed(message('e', 'A')),
    ],
    ['A'],
  ],
  [
    'an item of the output by its place, where its id is another and one before it was never streamed',
    [
      added(message('b1', ''), 1),
      delta('b2', 'B', 1),
      done(message('b3', 'B'), 1),
      completed(message('a4', 'A'), message('b4', 'B')),
    ],
    ['B', 'A'],
  ],
  [
    'a text that only its part brings, under no known item',
    [{ type: 'response.content_part.done', part: { type: 'output_text', text: 'A' } }, completed()],
    ['A'],
  ],
  [
    'a text whose last deltas got lost, by its own end',
    [
      added(message('a', '')),
      delta('a', 'He', 0),
      { type: 'response.output_text.done', output_index: 0, text: 'Hello' },
      completed(),
    ],
    ['Hello'],
  ],
  [
    'a message that is told again at the end, with more',
    [added(message('a', '')), done({ type: 'message', id: 'a', content: [] }), completed(message('a', 'A'))],
    ['A'],
  ],
])('%s', async (_, events, told) => {
  expect(await said(events)).toEqual(told);
});

test('a part of a message is no thought where the item before it had its index', async () => {
  const parts = await partsOf(
    decode([
      done({ type: 'reasoning', id: 'rs_1', summary: [] }),
      {
        type: 'response.content_part.done',
        output_index: 0,
        item_id: 'msg_1',
        part: { type: 'output_text', text: 'A' },
      },
      completed(),
    ]),
  );
  expect(parts.flatMap(part => ('delta' in part ? [part.type, part.delta] : []))).toEqual(['text-delta', 'A']);
});

test('a part of thinking is no text of an answer, whatever it is called', async () => {
  const parts = await partsOf(
    decode([
      added({ type: 'reasoning', id: 'rs_1', summary: [] }),
      { type: 'response.content_part.done', output_index: 0, part: { type: 'output_text', text: 'Hm' } },
      completed(),
    ]),
  );
  expect(parts.flatMap(part => ('delta' in part ? [part.type, part.delta] : []))).toEqual(['reasoning-delta', 'Hm']);
});
