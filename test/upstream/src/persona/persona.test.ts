import { expect, test } from 'vitest';
import type { JsonObject } from '../index.ts';
import { client, eventsIn, question } from '../testing/ask.ts';

const weather = {
  type: 'function',
  name: 'get_weather',
  description: 'The weather in a city.',
  strict: false,
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
    required: ['city', 'unit'],
  },
};
const clock = {
  type: 'function',
  name: 'getTime',
  description: 'The time of a place.',
  strict: false,
  parameters: { type: 'object', properties: { place: { type: 'string' } }, required: ['place'] },
};
const tools = [weather, clock];
const asking = { reasoning: { summary: 'auto' }, store: false, include: ['reasoning.encrypted_content'], tools };

async function output(request: JsonObject): Promise<JsonObject[]> {
  return (await client().ask(request))['output'] as JsonObject[];
}

const callsIn = (items: readonly JsonObject[]): unknown[] =>
  items
    .filter(({ type }) => type === 'function_call')
    .map(item => [item['name'], JSON.parse(String(item['arguments']))]);

test.each([
  ['What is the weather in San Francisco?', [['get_weather', { city: 'San Francisco', unit: 'celsius' }]]],
  ['weather in berlin, in fahrenheit please', [['get_weather', { city: 'Berlin', unit: 'fahrenheit' }]]],
  [
    'Compare the weather in Oslo and Paris.',
    [
      ['get_weather', { city: 'Oslo', unit: 'celsius' }],
      ['get_weather', { city: 'Paris', unit: 'celsius' }],
    ],
  ],
  [
    'What is the weather in Rome, and the time in Tokyo?',
    [
      ['get_weather', { city: 'Rome', unit: 'celsius' }],
      ['getTime', { place: 'Tokyo' }],
    ],
  ],
])('calls the tools that fit: %s', async (input, calls) => {
  const items = await output({ ...asking, input });
  expect(callsIn(items)).toEqual(calls);
  expect(items[0]).toMatchObject({ type: 'reasoning', encrypted_content: expect.any(String) });
  expect(items[0]?.['summary']).toHaveLength(calls.length);
});

test('thinks without a summary when none was asked for, and not at all on a plain model', async () => {
  expect((await output({ ...asking, reasoning: undefined, input: 'Hello' }))[0]).toMatchObject({
    type: 'reasoning',
    summary: [],
  });
  expect((await output({ model: 'gpt-4.1', input: 'Hello' })).map(({ type }) => type)).toEqual(['message']);
});

test('puts the results into words, over a stream', async () => {
  const { send, ask } = client();
  const user = { role: 'user', content: 'What is the weather in Rome, and the time in Tokyo?' };
  const items = (await ask({ ...asking, input: [user] }))['output'] as JsonObject[];
  const outputs = items
    .filter(({ type }) => type === 'function_call')
    .map(({ call_id, name }) => ({
      type: 'function_call_output',
      call_id,
      output: name === 'getTime' ? '09:41' : '{"temperature":21,"sky":"clear"}',
    }));
  const response = await send({ ...question, ...asking, stream: true, input: [user, ...items, ...outputs] });
  const terminal = eventsIn(await response.text()).at(-1)?.['response'] as {
    output: { content?: { text: string }[] }[];
  };
  const text = terminal.output.at(-1)?.content?.[0]?.text ?? '';
  expect(text).toContain('`get_weather` (city Rome, unit celsius): temperature 21, sky clear');
  expect(text).toContain('`getTime` (Tokyo): 09:41');
});

test('obeys tool_choice and parallel_tool_calls', async () => {
  const input = 'Weather in Oslo and time in Lima?';
  expect(callsIn(await output({ ...asking, input, tool_choice: 'none' }))).toEqual([]);
  expect(callsIn(await output({ ...asking, input, parallel_tool_calls: false })).length).toBe(1);
  expect(
    callsIn(await output({ ...asking, input: 'Hello', tool_choice: { type: 'function', name: 'getTime' } })),
  ).toEqual([['getTime', { place: 'Berlin' }]]);
  const [, custom] = await output({ input: 'All users, please', tools: [{ type: 'custom', name: 'sql' }] });
  expect(custom).toMatchObject({ type: 'custom_tool_call', name: 'sql', input: 'All users, please' });
});

test.each([
  ['Hello!', 'Hello! What can I do for you?'],
  ['How much is 6 * 7?', '6 * 7 = 42'],
  ['Tell me about whales.', 'You asked: “Tell me about whales.”'],
])('answers plainly without tools: %s', async (input, words) => {
  expect(JSON.stringify(await output({ input }))).toContain(words);
});

test('answers in JSON that fits the schema', async () => {
  const schema = {
    type: 'object',
    properties: {
      city: { type: 'string' },
      days: { type: 'integer', minimum: 2, maximum: 9 },
      tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, minItems: 2 },
    },
    required: ['city', 'days', 'tags'],
    additionalProperties: false,
  };
  const text = { format: { type: 'json_schema', name: 'trip', schema, strict: true } };
  const message = (await output({ input: 'Plan 3 days in Paris', text })).at(-1) as { content: { text: string }[] };
  expect(JSON.parse(message.content[0]?.text ?? '')).toEqual({ city: 'Paris', days: 3, tags: ['a', 'a'] });
});

test('stops at max_output_tokens', async () => {
  const response = await client().ask({ input: 'Tell me about whales.', max_output_tokens: 16 });
  expect(response).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } });
});
