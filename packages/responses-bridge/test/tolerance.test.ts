import { describe, expect, test } from 'vitest';
import { ResponsesError } from '../src/errors.ts';
import type { Part } from '../src/spec.ts';
import { bodyOf, createContext, decode, decodeBytes, partsOf } from './decode.ts';
import { decodeEvents } from '../src/response/decode-events.ts';
import { readSse } from '../src/transport/read-sse.ts';

/** What servers do that are almost right, and what is made of it. */
const completed = (output: unknown[] = []) => ({ type: 'response.completed', response: { id: 'resp_1', output } });
const call = { type: 'function_call', call_id: 'call_1', name: 'look', arguments: '{"a":1}' };
const greeting = { type: 'message', id: 'msg_1', content: [{ type: 'output_text', text: 'Hello' }] };

const gist = (parts: Part[]) =>
  parts.flatMap((part): string[] => {
    switch (part.type) {
      case 'text-delta':
        return [`text ${part.delta}`];
      case 'reasoning-delta':
        return [`reasoning ${part.delta}`];
      case 'tool-call':
        return [`call ${part.toolName} ${part.toolCallId} ${part.input}`];
      case 'custom':
        return [`custom ${part.kind}`];
      case 'error':
        return [`error ${ResponsesError.isInstance(part.error) ? part.error.code : 'of another kind'}`];
      case 'finish':
        return [`finish ${part.finishReason.unified}`];
      default:
        return [];
    }
  });

const added = 'response.output_item.added';
const done = 'response.output_item.done';
const textDelta = 'response.output_text.delta';
const argumentsDelta = 'response.function_call_arguments.delta';

test.each<[string, unknown[], string[]]>([
  [
    'a call without index and id is one call',
    [
      { type: added, item: { ...call, arguments: '' } },
      { type: argumentsDelta, delta: '{"a":1}' },
      { type: done, item: call },
      completed([call]),
    ],
    ['call look call_1 {"a":1}', 'finish tool-calls'],
  ],
  [
    'every item has the index 0, and the message was never announced',
    [
      { type: added, output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: [] } },
      { type: done, output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: [{ text: 'Hm' }] } },
      { type: textDelta, output_index: 0, item_id: 'msg_1', delta: 'Hello' },
      completed(),
    ],
    ['reasoning Hm', 'text Hello', 'finish stop'],
  ],
  [
    'two messages at one index',
    [
      { type: done, output_index: 0, item: greeting },
      { type: textDelta, output_index: 0, item_id: 'msg_2', delta: 'Bye' },
      {
        type: done,
        output_index: 0,
        item: { ...greeting, id: 'msg_2', content: [{ type: 'output_text', text: 'Bye' }] },
      },
      completed(),
    ],
    ['text Hello', 'text Bye', 'finish stop'],
  ],
  [
    'text for a message that is done already',
    [
      { type: added, output_index: 0, item: greeting },
      { type: done, output_index: 0, item: greeting },
      { type: textDelta, output_index: 0, item_id: 'msg_1', delta: 'Hello' },
      completed([greeting]),
    ],
    ['text Hello', 'finish stop'],
  ],
  [
    'a call that was announced and streamed and never done',
    [
      { type: added, output_index: 0, item: { ...call, arguments: '' } },
      { type: argumentsDelta, output_index: 0, delta: '{"a":' },
      { type: argumentsDelta, output_index: 0, delta: '1}' },
      completed(),
    ],
    ['call look call_1 {"a":1}', 'finish tool-calls'],
  ],
  [
    'a call whose arguments only their own event has',
    [
      { type: added, output_index: 0, item: { ...call, arguments: '' } },
      { type: 'response.function_call_arguments.done', output_index: 0, arguments: '{"a":1}' },
      completed(),
    ],
    ['call look call_1 {"a":1}', 'finish tool-calls'],
  ],
  [
    'a call that was cut',
    [
      { type: done, output_index: 0, item: { ...call, arguments: '{"a":', status: 'incomplete' } },
      {
        type: 'response.incomplete',
        response: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
      },
    ],
    ['finish length'],
  ],
  [
    'an item that is not as its kind has it',
    [
      { type: done, output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: 'text' } },
      { type: done, output_index: 1, item: greeting },
      completed([{ type: null }, { type: 'reasoning', id: 'rs_1', summary: 'text' }, greeting]),
    ],
    ['custom openai.reasoning', 'text Hello', 'finish stop'],
  ],
  [
    'citations that cannot be read, and a part that is none',
    [
      {
        type: done,
        output_index: 0,
        item: {
          ...greeting,
          content: [
            null,
            { type: 'output_text', text: 'Hello', annotations: [null, { title: 7 }, { url: 'https://example.test' }] },
          ],
        },
      },
      completed(),
    ],
    ['text Hello', 'finish stop'],
  ],
  [
    'a message whose content is one string',
    [{ type: done, output_index: 0, item: { ...greeting, content: 'Hello' } }, completed()],
    ['text Hello', 'finish stop'],
  ],
  [
    'a malformed event and then a failure, which are two things',
    [
      { type: textDelta, output_index: 0, delta: 7 },
      { type: 'response.failed', response: { error: { code: 'rate_limit_exceeded', message: 'Slow down.' } } },
    ],
    ['error event_invalid', 'error response_failed', 'finish error'],
  ],
  [
    'the same complaint many times',
    Array.from({ length: 9 }, () => ({ choices: [], object: 'chat.completion.chunk' })),
    ['error event_invalid', 'finish error'],
  ],
  [
    'an error without a type',
    [{ error: { message: 'Insufficient credits', code: 402 } }],
    ['error response_failed', 'finish error'],
  ],
  ['an error that is a text', [{ type: 'error', error: 'boom' }], ['error response_failed', 'finish error']],
  [
    'the end under another name',
    [{ type: 'response.done', response: { output: [greeting] } }],
    ['text Hello', 'finish stop'],
  ],
])('%s', async (_, events, told) => {
  expect(gist(await partsOf(decode(events)))).toEqual(told);
});

describe("an error's consequences", () => {
  test.each([
    [
      { message: 'Insufficient credits', code: 402 },
      { statusCode: 402, isRetryable: false, message: 'Insufficient credits' },
    ],
    [
      { message: 'Slow down.', code: 'rate_limit_exceeded' },
      { statusCode: 429, isRetryable: true },
    ],
    [
      { message: 'No more.', type: 'insufficient_quota' },
      { statusCode: 429, isRetryable: false },
    ],
    [
      { message: 'Too large.', code: 'image_too_large' },
      { statusCode: 400, isRetryable: false },
    ],
    [
      { message: 'Who knows.', code: 'brand_new' },
      { statusCode: 502, isRetryable: true },
    ],
    [{}, { statusCode: 502, isRetryable: true, message: 'The endpoint gave up on the response and said no more.' }],
  ])('%j', async (error, consequences) => {
    const [part] = (await partsOf(decode([{ type: 'error', error }]))).filter(({ type }) => type === 'error');
    expect(part).toMatchObject({ error: { code: 'response_failed', ...consequences } });
  });
});

test.each(['failed', 'cancelled'])('an event that says %s says so also where its response does not', async how => {
  const parts = await partsOf(decode([{ type: `response.${how}`, response: { status: null, error: null } }]));
  expect(parts.map(({ type }) => type)).toEqual(['error', 'finish']);
});

test('an error of a stream tells no secret', async () => {
  const context = createContext();
  const redacting = {
    ...context,
    call: { ...context.call, redact: (text: string) => text.replaceAll('sk-secret', '[redacted]') },
  };
  const body = bodyOf(
    new TextEncoder().encode('data: {"type":"error","error":{"message":"Not sk-secret!","code":"sk-secret"}}\n\n'),
  );
  const parts = await partsOf(
    decodeEvents(
      readSse(body, () => false),
      redacting,
    ),
  );
  expect(parts).toContainEqual(expect.objectContaining({ type: 'error' }));
  for (const part of parts) {
    if (part.type !== 'error' || !ResponsesError.isInstance(part.error)) continue;
    const { message, data, cause, responseBody } = part.error;
    expect(JSON.stringify({ message, data, cause, responseBody })).not.toContain('sk-secret');
    expect(message).toBe('Not [redacted]!');
  }
});

test('the metadata names what could not be read, and what no kind is known for', async () => {
  const parts = await partsOf(
    decode([
      { type: done, output_index: 0, item: { type: 'reasoning', id: 'rs_1', summary: 'text' } },
      { type: done, output_index: 1, item: { type: 'brand_new_call', id: 'new_1' } },
      completed(),
    ]),
  );
  expect(parts.at(-1)).toMatchObject({
    providerMetadata: { openai: { unknownItems: ['reasoning', 'brand_new_call'] } },
  });
});

test('heartbeats in front of an answer are not heard', async () => {
  const text = `: ping\n\nevent: ping\ndata: \n\ndata: ping\n\ndata: ${JSON.stringify(completed([greeting]))}\n\n`;
  expect(gist(await partsOf(decodeBytes(bodyOf(new TextEncoder().encode(text)))))).toEqual([
    'text Hello',
    'finish stop',
  ]);
});
