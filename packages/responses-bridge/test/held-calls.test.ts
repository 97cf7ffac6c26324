import { describe, expect, test } from 'vitest';
import { added, done } from './items.ts';
import { decode, partsOf } from './decode.ts';
import type { Event, Item } from './streams.ts';

const call = { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'look', arguments: '{"a":1}' };
const other = { ...call, id: 'fc_2', call_id: 'call_2' };
const broken = { ...call, arguments: '{"a":' };
const typed = { type: 'local_shell_call', id: 'lsh_1', call_id: 'call_3', action: { type: 'exec', command: ['ls'] } };
const request = { type: 'mcp_approval_request', id: 'mcpr_1', server_label: 'docs', name: 'find', arguments: '{}' };
const completed = { status: 'completed' };

/** The ways in which a response ends that said all it had to, and in which it did not. */
const well: Event[] = [{ type: 'response.completed', response: {} }];
const badly: [string, Event[]][] = [
  ['incomplete', [{ type: 'response.incomplete', response: { incomplete_details: { reason: 'max_output_tokens' } } }]],
  ['incomplete without a word', [{ type: 'response.incomplete' }]],
  ['failed', [{ type: 'response.failed', response: { error: { message: 'No more.' } } }]],
  ['lost', []],
];

async function callsOf(items: readonly Item[], end: Event[]): Promise<string[]> {
  const events = items.flatMap((item, index) => [added({ ...item, status: 'in_progress' }, index), done(item, index)]);
  const parts = await partsOf(decode([...events, ...end]));
  return parts.flatMap(part => (part.type === 'tool-call' ? [part.toolCallId] : []));
}

const cases: [string, Item[], string[], string[]][] = [
  ['the last call, of which nobody says that it is complete', [call], ['call_1'], []],
  ['the last call, which says that it is', [{ ...call, ...completed }], ['call_1'], ['call_1']],
  ['the call before another', [call, { ...other, ...completed }], ['call_1', 'call_2'], ['call_1', 'call_2']],
  ['two calls', [call, other], ['call_1', 'call_2'], ['call_1']],
  ['a call whose input is no JSON', [{ ...broken, ...completed }], ['call_1'], []],
  ['such a call before another', [{ ...broken, ...completed }, other], ['call_1', 'call_2'], []],
  [
    'such a call before another that is complete',
    [broken, { ...other, ...completed }],
    ['call_1', 'call_2'],
    ['call_2'],
  ],
  ['a call that is cut off', [{ ...call, status: 'incomplete' }], [], []],
  ['a call of another kind', [typed], ['call_3'], []],
  ['a call that waits for approval', [request], ['mcpr_1'], []],
  ['such a call before another', [request, { ...call, ...completed }], ['mcpr_1', 'call_1'], ['mcpr_1', 'call_1']],
  ['half of such a call', [{ ...request, arguments: '{"a":' }], ['mcpr_1'], []],
];

describe.each(cases)('%s', (_, items, ...[whenWell, whenNot]) => {
  test('is handed out where the response ended well, in its place', async () => {
    expect(await callsOf(items, well)).toEqual(whenWell);
  });

  test.each(badly)('where it is %s, only what is known to be whole is', async (_name, end) => {
    expect(await callsOf(items, end)).toEqual(whenNot);
  });
});

test('the whole body of an incomplete response hands out the same', async () => {
  const response = { status: 'incomplete', output: [other, call] };
  const parts = await partsOf(decode([{ type: 'response.incomplete', response }]));
  expect(parts.flatMap(part => (part.type === 'tool-call' ? [part.toolCallId] : []))).toEqual(['call_2']);
});

test('a call does not wait for the end where something follows it', async () => {
  const message = { type: 'message', id: 'msg_1', content: [{ type: 'output_text', text: 'Hello' }] };
  const parts = await partsOf(decode([done(call), done(message, 1), ...well]));
  const types = parts.map(({ type }) => type);
  expect(types.indexOf('tool-call')).toBeLessThan(types.indexOf('text-start'));
});
