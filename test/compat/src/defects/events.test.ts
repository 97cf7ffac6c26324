import { expect, test } from 'vitest';
import { ask, message, responseOf, type Wire } from './ask.ts';
import { tell, type Part } from './tell.ts';

const completed = (output: Wire[] = []): Wire => ({ type: 'response.completed', response: responseOf(output) });
const added = (item: Wire): Wire => ({ type: 'response.output_item.added', output_index: 0, item });
const done = (item: Wire): Wire => ({ type: 'response.output_item.done', output_index: 0, item });
const event = (type: string, more: Wire): Wire => ({
  type: `response.${type}`,
  output_index: 0,
  item_id: 'x_1',
  ...more,
});

const thought = { type: 'reasoning', id: 'x_1' };
const call = { type: 'function_call', id: 'x_1', call_id: 'call_1', name: 'look', arguments: '{"a":1}' };
const summary = [{ type: 'summary_text', text: 'Hm' }];
const raw = [{ type: 'reasoning_text', text: 'Hm' }];
const hello = message({}, { id: 'x_1' });
const code = { type: 'code_interpreter_call', id: 'x_1', container_id: 'cntr_1', code: 'a()', outputs: [] };

/** Streams that are not as OpenAI sends them, with all that they say. */
const streams: Array<[right: string, events: Wire[], lines: string[]]> = [
  [
    'B13: the thoughts of a model that shows them are streamed',
    [event('reasoning_text.delta', { delta: 'H' }), event('reasoning_text.delta', { delta: 'm' }), completed()],
    ['reasoning Hm', 'finish stop'],
  ],
  [
    'B13: and are read where only the item has them',
    [done({ ...thought, summary: [], content: raw }), completed()],
    ['reasoning Hm', 'finish stop'],
  ],
  [
    'B14: a text that only its own end has is the answer',
    [added({ ...hello, content: [] }), event('output_text.done', { text: 'Hello' }), completed()],
    ['text Hello', 'finish stop'],
  ],
  [
    'B14: a text that only the end of its item has is the answer',
    [done(hello), completed()],
    ['text Hello', 'finish stop'],
  ],
  [
    'B14: a text that only the end of the response has is the answer',
    [completed([hello])],
    ['text Hello', 'finish stop'],
  ],
  [
    'B14: a text that all of them have is the answer once',
    [
      added({ ...hello, content: [] }),
      event('output_text.delta', { delta: 'Hel' }),
      event('output_text.delta', { delta: 'lo' }),
      event('output_text.done', { text: 'Hello' }),
      done(hello),
      completed([hello]),
    ],
    ['text Hello', 'finish stop'],
  ],
  [
    'B14: a text that broke off is completed by the end of its item',
    [event('output_text.delta', { delta: 'Hel' }), done(hello), completed()],
    ['text Hello', 'finish stop'],
  ],
  [
    'B14: a summary that only the end of its item has is told',
    [added({ ...thought, summary: [] }), done({ ...thought, summary }), completed()],
    ['reasoning Hm', 'finish stop'],
  ],
  [
    'B14: a call that only the end of its item has is a call',
    [done(call), completed()],
    ['input ', 'call look {"a":1}', 'finish tool-calls'],
  ],
  [
    'B15: text for a message that was never announced begins a block',
    [event('output_text.delta', { delta: 'Hello' }), completed()],
    ['text Hello', 'finish stop'],
  ],
  [
    'B15: input for a call that was never announced is told with the call',
    [event('function_call_arguments.delta', { delta: '{"a":1}' }), done(call), completed()],
    ['input {"a":1}', 'call look {"a":1}', 'finish tool-calls'],
  ],
  [
    'B15: reasoning that was never announced is told when it is done',
    [done({ ...thought, summary }), completed()],
    ['reasoning Hm', 'finish stop'],
  ],
  [
    'B15: a text that was cut is closed, and the cut is an error',
    [added({ ...hello, content: [] }), event('output_text.delta', { delta: 'Hel' })],
    ['text Hel', expect.stringContaining('error stream_truncated'), 'finish interrupted'],
  ],
  [
    'B15: a thought that was cut is closed',
    [event('reasoning_summary_text.delta', { delta: 'H' })],
    ['reasoning H', expect.stringContaining('error stream_truncated'), 'finish interrupted'],
  ],
  [
    'B15: an input that was cut is closed and no call',
    [added({ ...call, arguments: '' }), event('function_call_arguments.delta', { delta: '{"a' })],
    ['input {"a', expect.stringContaining('error stream_truncated'), 'finish interrupted'],
  ],
  [
    'B16: without sequence_number, created_at, output_index and an event of a name, a good stream is good',
    [
      {},
      { type: 'ping' },
      { type: 'response.created', response: { id: 'resp_1' } },
      { type: 'response.output_text.delta', delta: 'Hello' },
      completed(),
    ],
    ['text Hello', 'finish stop'],
  ],
  ...[
    { type: 'error', code: 'server_error', message: 'The real reason.' },
    { type: 'error', error: { code: 429, message: 'The real reason.' } },
    { error: { message: 'The real reason.' } },
    { type: 'response.failed', response: { error: { message: 'The real reason.' } } },
  ].map((failure): [string, Wire[], string[]] => [
    `B16: ${JSON.stringify(failure)} says why it failed`,
    [event('output_text.delta', { delta: 'Hel' }), failure],
    ['text Hel', 'error response_failed: The real reason.', 'finish error'],
  ]),
  [
    'B18: a response that was queued first is an answer',
    [{ type: 'response.queued', response: { id: 'resp_1', status: 'queued' } }, done(hello), completed()],
    ['text Hello', 'finish stop'],
  ],
  [
    'B18: a response that is cancelled is an error',
    [event('output_text.delta', { delta: 'Hel' }), { type: 'response.cancelled', response: { id: 'resp_1' } }],
    ['text Hel', expect.stringContaining('error response_failed'), 'finish error'],
  ],
  [
    'B19: a call that a cut response left open is no call',
    [
      added({ ...call, arguments: '' }),
      event('function_call_arguments.delta', { delta: '{"a' }),
      { type: 'response.incomplete', response: { incomplete_details: { reason: 'max_output_tokens' } } },
    ],
    ['input {"a', 'finish length'],
  ],
  [
    'B28: code without an end of its own is finished before its result',
    [
      added({ ...code, code: null }),
      event('code_interpreter_call_code.delta', { delta: 'a()' }),
      done(code),
      completed(),
    ],
    [
      'input {"containerId":"cntr_1","code":"a()"}',
      'call code_interpreter {"code":"a()","containerId":"cntr_1"}',
      'result code_interpreter {"outputs":[]}',
      'finish stop',
    ],
  ],
];

test.each(streams)('%s', async (_, events, lines) => {
  const { parts } = await ask('stream', { events });
  expect(tell(parts)).toEqual(lines);
  expect(brokenRules(parts)).toEqual([]);
});

/** Where parts break the grammar of a stream: blocks that begin, go on and end, and one finish, last. */
function brokenRules(parts: readonly Part[]): string[] {
  const open = new Set<string>();
  const broken: string[] = [];
  for (const part of parts) {
    const [, block, step] = /^(text|reasoning|tool-input)-(start|delta|end)$/.exec(part.type) ?? [];
    if (block === undefined || !('id' in part)) continue;
    const key = `${block} ${part.id}`;
    if (open.has(key) === (step === 'start')) broken.push(`${part.type} of ${part.id}`);
    if (step === 'start') open.add(key);
    if (step === 'end') open.delete(key);
  }
  const last = parts.at(-1)?.type === 'finish' && parts.filter(({ type }) => type === 'finish').length === 1;
  return [...broken, ...[...open].map(key => `${key} has no end`), ...(last ? [] : ['no finish, or not the last'])];
}
