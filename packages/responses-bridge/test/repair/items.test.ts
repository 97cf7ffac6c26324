import { createUpstream, type Turn } from '@responses-bridge/upstream';
import { describe, expect, test } from 'vitest';
import type { InputItem, WireRequest } from '../../src/wire/request.ts';
import { sender } from './refuse.ts';

const thinking: Turn = {
  output: [
    { type: 'reasoning', summary: ['Both at once.'] },
    { type: 'function_call', name: 'add', arguments: '{"a":1}' },
    { type: 'function_call', name: 'add', arguments: '{"a":2}' },
  ],
};
const answering: Turn = { output: [{ type: 'reasoning' }, { type: 'message', text: 'Fine.' }] };
const last: Turn = { output: [{ type: 'message', text: 'That was all.' }] };

/** What a conversation of two turns came to, item by item. */
interface Past {
  thought: InputItem;
  calls: [InputItem, InputItem];
  outputs: [InputItem, InputItem];
  second: InputItem;
  answer: InputItem;
  /** The id of the second response. */
  id: string;
}

const question: InputItem = { role: 'user', content: 'What is it?' };
const more: InputItem = { role: 'user', content: 'And then?' };
const outputOf = ({ call_id }: InputItem, output: unknown): InputItem => ({
  type: 'function_call_output',
  call_id,
  output,
});

/** Holds two turns with the strict endpoint, and then sends an input that is at fault. */
async function afterTurns(
  store: boolean,
  faulty: (past: Past) => readonly InputItem[],
  fields: Partial<WireRequest> = {},
) {
  const upstream = createUpstream({ apiKey: null, script: [thinking, answering, last] });
  const include = store ? undefined : ['reasoning.encrypted_content'];
  const base = { model: 'gpt-5.3-codex', store, ...(include && { include }) };
  const post = async (input: readonly InputItem[]) => {
    const init = { method: 'POST', body: JSON.stringify({ ...base, input }) };
    const response = await upstream.fetch('http://upstream.test/v1/responses', init);
    // The endpoint answers with a response.
    return (await response.json()) as { id: string; output: InputItem[] };
  };
  const first = (await post([question])).output as [InputItem, InputItem, InputItem];
  const [thought, ...calls] = first;
  const outputs: Past['outputs'] = [outputOf(calls[0], 'one'), outputOf(calls[1], 'two')];
  const { id, output } = await post([question, ...first, ...outputs]);
  const [second, answer] = output as [InputItem, InputItem];
  const input = [...faulty({ thought, calls, outputs, second, answer, id })];
  const body = { ...base, input, ...fields } as WireRequest;
  const sending = sender(upstream.fetch)(body);
  const { warnings, repairs } = await sending.catch((error: unknown) => ({ warnings: [error], repairs: [] }));
  const requests = upstream.requests.slice(2);
  return {
    input,
    warnings,
    repairs,
    rules: requests.map(({ rejected }) => rejected?.rule),
    sent: requests.map(each => (each.body as WireRequest).input),
  };
}

/** An item without an id: a message is then its text. */
function bare({ id: _id, ...item }: InputItem): InputItem {
  return item.content === undefined
    ? item
    : { role: 'assistant', content: 'Fine.', ...(item.phase != null && { phase: item.phase }) };
}

const json = (items: unknown) => JSON.parse(JSON.stringify(items)) as unknown;
const reference = ({ id }: InputItem): InputItem => ({ type: 'item_reference', id });

const commands: InputItem = {
  type: 'shell_call',
  call_id: 'call_ls',
  action: { commands: ['ls'] },
  status: 'completed',
};

interface Row {
  rule: string;
  store?: boolean;
  faulty(past: Past): readonly InputItem[];
  /** What is sent in its place. */
  sent(past: readonly InputItem[]): readonly InputItem[];
}

const rows: Record<string, Row> = {
  'reasoning that nothing follows': {
    rule: 'reasoning-without-follower',
    faulty: ({ thought }) => [question, thought, more],
    sent: ([asked, , next]) => [asked, next] as InputItem[],
  },
  'reasoning in front of what another led to': {
    rule: 'reasoning-without-follower',
    faulty: ({ thought, answer }) => [question, thought, bare(answer), more],
    sent: input => input.filter(({ type }) => type !== 'reasoning'),
  },
  'an item without its reasoning': {
    rule: 'item-without-reasoning',
    faulty: ({ answer }) => [question, answer, more],
    sent: ([asked, answer, next]) => [asked, bare(answer ?? {}), next] as InputItem[],
  },
  'a reference without its reasoning': {
    rule: 'item-without-reasoning',
    store: true,
    faulty: ({ answer }) => [question, reference(answer), more],
    sent: ([asked, answer, next]) =>
      [asked, expect.objectContaining({ type: 'item_reference' }), answer, next] as InputItem[],
  },
  'a call without its output': {
    rule: 'call-without-output',
    faulty: ({ calls: [call] }) => [question, bare(call), more],
    sent: ([asked, call, next]) => [asked, call, outputOf(call ?? {}, 'aborted'), next] as InputItem[],
  },
  'one of two calls without its output': {
    rule: 'call-without-output',
    faulty: ({ thought, calls, outputs: [one] }) => [question, thought, ...calls.map(bare), one, more],
    sent: ([asked, thought, one, two, output, next]) =>
      [asked, thought, one, two, outputOf(two ?? {}, 'aborted'), output, next] as InputItem[],
  },
  'commands without their output': {
    rule: 'call-without-output',
    faulty: () => [question, commands, more],
    sent: ([asked, call, next]) =>
      [asked, call, expect.objectContaining({ type: 'shell_call_output', call_id: 'call_ls' }), next] as InputItem[],
  },
  'an output without its call': {
    rule: 'output-without-call',
    faulty: ({ outputs: [output] }) => [question, output, more],
    sent: ([asked, , next]) => [asked, { role: 'user', content: 'one' }, next] as InputItem[],
  },
  'an output of files without its call': {
    rule: 'output-without-call',
    faulty: ({ calls: [call] }) => [question, outputOf(call, [{ type: 'input_text', text: 'one' }]), more],
    sent: ([asked, output, next]) => [asked, { role: 'user', content: output?.output }, next] as InputItem[],
  },
  'an output in front of its call': {
    rule: 'output-without-call',
    faulty: ({ calls: [call], outputs: [output] }) => [question, output, bare(call), more],
    sent: ([asked, output, call, next]) => [asked, call, output, next] as InputItem[],
  },
  'the same item twice': {
    rule: 'item-duplicate',
    faulty: ({ second, answer }) => [question, second, answer, answer, more],
    sent: ([asked, second, answer, , next]) => [asked, second, answer, next] as InputItem[],
  },
  'another item of the same id': {
    rule: 'item-duplicate',
    faulty: ({ second, answer }) => [question, second, answer, { ...answer, phase: 'commentary' }, more],
    sent: ([asked, second, answer, other, next]) => [asked, second, answer, bare(other ?? {}), next] as InputItem[],
  },
  'an id that the endpoint did not make': {
    rule: 'item-id-prefix',
    faulty: ({ calls: [call], outputs: [output] }) => [question, { ...call, id: 'call_x' }, output, more],
    sent: input => input.map(item => (item.id === 'call_x' ? bare(item) : item)),
  },
  'reasoning that was not kept': {
    rule: 'reasoning-not-persisted',
    faulty: ({ second: { encrypted_content: _sealed, ...second }, answer }) => [question, second, bare(answer), more],
    sent: input => input.filter(({ type }) => type !== 'reasoning'),
  },
  'encrypted reasoning of others': {
    rule: 'encrypted-content',
    faulty: ({ thought, calls, outputs, second, answer }) => [
      question,
      thought,
      ...calls.map(bare),
      ...outputs,
      { ...second, encrypted_content: 'gAAAAABforeign' },
      bare(answer),
      more,
    ],
    sent: input => input.filter(({ encrypted_content: sealed }) => sealed !== 'gAAAAABforeign'),
  },
  'encrypted reasoning under another id': {
    rule: 'encrypted-content',
    faulty: ({ second, answer }) => [question, { ...second, id: 'rs_other' }, bare(answer), more],
    sent: input => input.filter(({ type }) => type !== 'reasoning'),
  },
};

describe('a history that is refused is repaired in what the refusal names, and is taken', () => {
  test.each(Object.entries(rows))('%s', async (_, { rule, store = false, faulty, sent }) => {
    const play = await afterTurns(store, faulty);
    expect(play.rules).toEqual([rule, undefined]);
    expect(play.sent).toEqual([json(play.input), sent(play.input)]);
    expect(play.warnings).toEqual([{ type: 'other', message: expect.stringContaining('refused the history') }]);
    expect(play.repairs).toEqual([{ item: 'input', reason: expect.any(String), action: expect.any(String) }]);
  });

  test('several faults, one after another', async () => {
    const play = await afterTurns(false, ({ thought, calls, outputs, answer }) => [
      question,
      thought,
      more,
      bare(calls[0]),
      outputs[1],
      answer,
      answer,
      more,
    ]);
    expect(play.rules.at(-1)).toBeUndefined();
    expect(play.warnings).toHaveLength(play.rules.length - 1);
    expect(JSON.stringify(play.sent.at(-1))).toMatch(/What is it.*And then.*two.*Fine/);
  });
});

describe('nothing that was said is given up', () => {
  test('a compaction of others stays an error', async () => {
    const compaction = { type: 'compaction', encrypted_content: 'gAAAAABforeign' };
    const play = await afterTurns(false, () => [compaction, more]);
    expect(play.rules).toEqual(['encrypted-content']);
    expect(play.warnings).toMatchObject([{ code: 'http_error', statusCode: 400 }]);
  });

  test('a reference to what was said stays an error where the caller has not got it', async () => {
    const play = await afterTurns(false, ({ answer }) => [question, reference(answer), more]);
    expect(play.rules).toEqual(['item-reference-unknown']);
    expect(play.warnings).toMatchObject([{ code: 'http_error', statusCode: 404 }]);
  });

  test('a response that is not there stays an error where the caller has no history', async () => {
    const play = await afterTurns(false, () => [more], { previous_response_id: 'resp_none' });
    expect(play.rules).toEqual(['previous-response-unknown']);
  });
});
