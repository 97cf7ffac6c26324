import { describe, expect, test } from 'vitest';
import { collect } from '../src/response/collect.ts';
import { decode, partsOf } from './decode.ts';
import { added, done } from './items.ts';
import type { Event, Item } from './streams.ts';

const ids = { id: 'x_1', call_id: 'call_1' };

/** Half of a call of every tool that the caller runs. */
const calls: Item[] = [
  { type: 'function_call', ...ids, name: 'look', arguments: '{"a":' },
  { type: 'custom_tool_call', ...ids, name: 'note', input: 'half a' },
  { type: 'local_shell_call', ...ids, action: { type: 'exec', command: ['rm', '-rf'], env: {} } },
  { type: 'shell_call', ...ids, action: { commands: ['rm -rf /'] } },
  { type: 'apply_patch_call', ...ids, operation: { type: 'update_file', path: 'a', diff: '+ha' } },
  { type: 'computer_call', ...ids, actions: [{ type: 'type', text: 'ha' }], pending_safety_checks: [] },
  { type: 'tool_search_call', ...ids, execution: 'client', arguments: {} },
];

const incomplete = { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } };
const cut = (output: Item[]): Event => ({ type: 'response.incomplete', response: { ...incomplete, output } });

/** The ways by which a server tells of half a call. */
const ways: Record<string, (item: Item) => Event[]> = {
  'done, with its status': item => [
    added({ ...item, status: 'in_progress' }),
    done({ ...item, status: 'incomplete' }),
    cut([]),
  ],
  'done, in progress': item => [added(item), done({ ...item, status: 'in_progress' }), cut([])],
  'done, in progress, and in the end': item => {
    const half = { ...item, status: 'in_progress' };
    return [added(half), done(half), cut([half])];
  },
  'begun, and not done': item => [added({ ...item, status: 'in_progress' }), cut([])],
  'in the end alone, with its status': item => [cut([{ ...item, status: 'incomplete' }])],
  'in the end alone, in progress': item => [cut([{ ...item, status: 'in_progress' }])],
  'in the end alone, without a status': item => [cut([item])],
  'begun, and in the end without a status': item => [added(item), cut([item])],
};

describe.each(calls)('$type', item => {
  test.each(Object.entries(ways))('half of it is not handed out: %s', async (_, toEvents) => {
    const parts = await partsOf(decode(toEvents(item)));
    expect(parts.filter(({ type }) => type === 'tool-call')).toEqual([]);
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified: 'length' } });
    const count = (step: string) => parts.filter(({ type }) => type === `tool-input-${step}`).length;
    expect(count('end')).toBe(count('start'));
  });

  test.each(['completed', 'in_progress', null, undefined])(
    'where its response is whole it is a call: %s',
    async status => {
      const whole = { ...item, status };
      for (const events of [[done(whole)], [added(whole), done(whole)], []]) {
        const end = { type: 'response.completed', response: { output: events.length === 0 ? [whole] : [] } };
        const { content } = await collect(decode([...events, end]));
        expect(content).toMatchObject([{ type: 'tool-call', toolCallId: 'call_1' }]);
      }
    },
  );

  test('before the place where the response was cut off it is a call', async () => {
    const message = { type: 'message', id: 'msg_1', content: [{ type: 'output_text', text: 'half an ans' }] };
    const whole = item.type === 'function_call' ? { ...item, arguments: '{}' } : item;
    const { content } = await collect(decode([cut([whole, message])]));
    expect(content.map(({ type }) => type)).toEqual(['tool-call', 'text']);
  });
});
