import { recordings } from '@responses-bridge/recordings';
import { generateText } from 'ai';
import type { DialectName } from 'responses-bridge';
import { describe, expect, test } from 'vitest';
import { stream, textOf } from './ask.ts';
import { weatherTool } from './answers.ts';
import { answeredBy, doneMarker, streamed } from './vendor.ts';

type Event = Record<string, unknown>;

const tools = { get_weather: { ...weatherTool.get_weather, execute: undefined } };
const args = '{"city":"Bonn"}';

/** What a vendor's stream is read as. */
interface Reading {
  text?: string;
  reasoning?: string;
  calls?: Array<{ toolCallId: string; toolName: string; args: unknown }>;
  finishReason: string;
}

interface VendorStream {
  dialect: DialectName;
  /** What is special about it. */
  what: string;
  /** The stream as the vendor writes it. */
  events: Event[];
  writing?: Parameters<typeof streamed>[1];
  expected: Reading;
}

const call = [{ toolCallId: 'call_1', toolName: 'get_weather', args: { city: 'Bonn' } }];
const functionCall = { type: 'function_call', call_id: 'call_1', name: 'get_weather', arguments: args };
const messageOf = (text: string, id?: string) => ({
  type: 'message',
  ...(id !== undefined && { id }),
  role: 'assistant',
  content: [{ type: 'output_text', text, annotations: [] }],
});
const completed = (output: unknown[], rest: Event = {}) => ({
  type: 'response.completed',
  ...rest,
  response: { id: 'resp_1', object: 'response', status: 'completed', output },
});

const rotated = (at: number) => `${'r'.repeat(400)}${at}`;

const streams: VendorStream[] = [
  {
    dialect: 'github-copilot',
    what: 'names an item anew in every event',
    events: [
      { type: 'response.created', response: { id: rotated(0), status: 'in_progress' } },
      ...['The', ' weather'].map((delta, at) => ({
        type: 'response.output_text.delta',
        output_index: 0,
        content_index: 0,
        item_id: rotated(2 + at),
        delta,
      })),
      {
        type: 'response.output_text.done',
        output_index: 0,
        content_index: 0,
        item_id: rotated(4),
        text: 'The weather',
      },
      { type: 'response.output_item.done', output_index: 0, item: messageOf('The weather', rotated(5)) },
      { type: 'response.output_item.added', output_index: 1, item: { ...functionCall, id: rotated(6), arguments: '' } },
      { type: 'response.function_call_arguments.delta', output_index: 1, item_id: rotated(7), delta: args },
      { type: 'response.function_call_arguments.done', output_index: 1, item_id: rotated(8), arguments: args },
      { type: 'response.output_item.done', output_index: 1, item: { ...functionCall, id: rotated(9) } },
      completed([messageOf('The weather', rotated(10)), { ...functionCall, id: rotated(11) }], {
        copilot_usage: { total_nano_aiu: 7 },
      }),
    ],
    expected: { text: 'The weather', calls: call, finishReason: 'tool-calls' },
  },
  {
    dialect: 'litellm',
    what: 'announces no item, has every index 0, changing ids and a marker at the end',
    events: [
      { type: 'response.created', response: { id: 'resp_1' }, sequence_number: 0 },
      ...['Hel', 'lo'].map((delta, at) => ({
        type: 'response.output_text.delta',
        item_id: `chatcmpl-${at}`,
        output_index: 0,
        content_index: 0,
        delta,
        sequence_number: 0,
      })),
      completed([messageOf('Hello', 'msg_1')], { sequence_number: 0 }),
    ],
    writing: { end: doneMarker },
    expected: { text: 'Hello', finishReason: 'stop' },
  },
  {
    dialect: 'huggingface',
    what: 'has no field event and tells what it thinks as text',
    events: [
      { type: 'response.created', response: { id: 'resp_1', status: 'in_progress' } },
      {
        type: 'response.output_item.added',
        output_index: 0,
        item: { type: 'reasoning', id: 'rs_1', summary: [], content: [] },
      },
      { type: 'response.reasoning_text.delta', item_id: 'rs_1', output_index: 0, content_index: 0, delta: 'Hm.' },
      {
        type: 'response.output_item.done',
        output_index: 0,
        item: { type: 'reasoning', id: 'rs_1', summary: [], content: [{ type: 'reasoning_text', text: 'Hm.' }] },
      },
      { type: 'response.output_item.added', output_index: 1, item: { ...messageOf('', 'msg_1'), content: [] } },
      { type: 'response.output_text.delta', item_id: 'msg_1', output_index: 1, content_index: 0, delta: 'Hello' },
      { type: 'response.output_item.done', output_index: 1, item: messageOf('Hello', 'msg_1') },
      completed([messageOf('Hello', 'msg_1')]),
    ],
    writing: { named: false },
    expected: { text: 'Hello', reasoning: 'Hm.', finishReason: 'stop' },
  },
  {
    dialect: 'llama.cpp',
    what: 'has no index and no number, and calls without an id',
    events: [
      { type: 'response.created', response: { id: 'resp_1', object: 'response', status: 'in_progress' } },
      { type: 'response.output_item.added', item: { ...messageOf('', 'msg_1'), content: [] } },
      { type: 'response.output_text.delta', item_id: 'msg_1', delta: 'Hello' },
      { type: 'response.output_item.done', item: messageOf('Hello', 'msg_1') },
      { type: 'response.output_item.added', item: { ...functionCall, arguments: '' } },
      { type: 'response.function_call_arguments.delta', item_id: 'fc_call_1', delta: args },
      { type: 'response.output_item.done', item: functionCall },
      completed([messageOf('Hello', 'msg_1'), functionCall]),
    ],
    expected: { text: 'Hello', calls: call, finishReason: 'tool-calls' },
  },
  {
    dialect: 'openrouter',
    what: 'keeps the connection alive with comments and has a marker at the end',
    events: [
      { type: 'response.created', response: { id: 'resp_1' } },
      { type: 'response.output_item.added', output_index: 0, item: { ...messageOf('', 'msg_1'), content: [] } },
      { type: 'response.output_text.delta', item_id: 'msg_1', output_index: 0, content_index: 0, delta: 'Hello' },
      { type: 'response.output_item.done', output_index: 0, item: messageOf('Hello', 'msg_1') },
      completed([messageOf('Hello', 'msg_1')]),
    ],
    writing: { between: ': OPENROUTER PROCESSING\n\n', end: doneMarker },
    expected: { text: 'Hello', finishReason: 'stop' },
  },
  {
    dialect: 'vllm',
    what: 'gives calls and thoughts ids of the wrong kind, and no event for what is empty',
    events: [
      { type: 'response.created', response: { id: 'resp_1' } },
      { type: 'response.reasoning_text.delta', item_id: 'msg_7', output_index: 0, content_index: 0, delta: 'Hm.' },
      {
        type: 'response.output_item.done',
        output_index: 0,
        item: { type: 'reasoning', id: 'msg_7', summary: [], content: [{ type: 'reasoning_text', text: 'Hm.' }] },
      },
      { type: 'response.output_item.done', output_index: 1, item: { ...functionCall, id: '7f3c' } },
      completed([functionCall]),
    ],
    expected: { reasoning: 'Hm.', calls: call, finishReason: 'tool-calls' },
  },
  {
    dialect: 'sglang',
    what: 'says of no item that it is done, and forgets calls at the end',
    events: [
      { type: 'response.created', response: { id: 'resp_1' } },
      { type: 'response.output_item.added', output_index: 0, item: { ...functionCall, id: 'fc_1', arguments: '' } },
      { type: 'response.function_call_arguments.delta', item_id: 'fc_1', output_index: 0, delta: args },
      { type: 'response.function_call_arguments.done', item_id: 'fc_1', output_index: 0, arguments: args },
      completed([]),
    ],
    expected: { calls: call, finishReason: 'tool-calls' },
  },
  {
    dialect: 'ollama',
    what: 'tells what it thinks as a summary',
    events: [
      { type: 'response.created', response: { id: 'resp_1' } },
      { type: 'response.output_item.added', output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: [] } },
      {
        type: 'response.reasoning_summary_text.delta',
        item_id: 'rs_1',
        output_index: 0,
        summary_index: 0,
        delta: 'Hm.',
      },
      {
        type: 'response.output_item.done',
        output_index: 0,
        item: { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'Hm.' }] },
      },
      { type: 'response.output_text.delta', item_id: 'msg_1', output_index: 1, content_index: 0, delta: 'Hello' },
      { type: 'response.output_item.done', output_index: 1, item: messageOf('Hello', 'msg_1') },
      completed([messageOf('Hello', 'msg_1')]),
    ],
    expected: { text: 'Hello', reasoning: 'Hm.', finishReason: 'stop' },
  },
];

describe.each(streams.map(each => [each.dialect, each.what, each] as const))('%s %s', (dialect, _, each) => {
  const { text = '', reasoning, calls = [], finishReason } = each.expected;

  test('and streams', async () => {
    const connection = answeredBy(() => streamed(each.events, each.writing), { dialect });
    const { parts, errors, result } = await stream(connection, { tools });
    expect(errors).toEqual([]);
    expect(textOf(parts)).toBe(text);
    expect(await result.reasoning).toBe(reasoning);
    expect(await result.toolCalls).toMatchObject(calls);
    expect(await result.toolCalls).toHaveLength(calls.length);
    expect(parts.flatMap(part => (part.type === 'finish' ? [part.finishReason] : []))).toEqual([finishReason]);
  });

  test('and generates from the same stream', async () => {
    const { model } = answeredBy(() => streamed(each.events, each.writing), { dialect });
    const result = await generateText({ model: model(), prompt: 'Hi', tools, maxRetries: 0 });
    expect(result).toMatchObject({ text, reasoning, toolCalls: calls, finishReason });
    expect(result.toolCalls).toHaveLength(calls.length);
  });
});

test('Hugging Face says 200 and fails in the stream', async () => {
  const failed = {
    type: 'response.failed',
    response: { id: 'resp_1', status: 'failed', error: { code: 'server_error', message: 'The provider is gone.' } },
  };
  const connection = answeredBy(() => streamed([failed], { named: false }), { dialect: 'huggingface' });
  const { errors } = await stream(connection);
  expect(errors).toMatchObject([{ code: 'response_failed', message: 'The provider is gone.' }]);
});

const recorded: Record<string, DialectName> = { azure: 'azure', lmstudio: 'lmstudio', xai: 'xai' };

describe.skipIf(recordings.length === 0)(
  'what was recorded reads under the dialect of its vendor as without one',
  () => {
    const rows = recordings.flatMap(each => {
      const dialect = recorded[each.name.split('/')[0] ?? ''];
      return dialect === undefined ? [] : [[each.name, dialect, each.events as Event[]] as const];
    });

    test.each(rows)('%s', async (_, dialect, events) => {
      const read = async (name: DialectName) => {
        const baseURL = 'https://house.test/v1';
        const { parts } = await stream(
          answeredBy(() => streamed(events), { dialect: name, baseURL, generateId: () => 'id' }),
        );
        return JSON.parse(
          JSON.stringify(parts, (key, value: unknown) => (/^(messageId|timestamp)$/.test(key) ? '' : value)),
        );
      };
      const parts = await read(dialect);
      expect(parts).toEqual(await read('plain'));
      expect(parts.at(-1)).toMatchObject({ type: 'finish' });
    });
  },
);
