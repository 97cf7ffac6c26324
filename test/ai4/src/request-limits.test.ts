import { generateText, jsonSchema, tool } from 'ai';
import { describe, expect, test } from 'vitest';
import { weatherTool } from './answers.ts';
import { ask, failureOf, send, type Call } from './ask.ts';
import { connect } from './bridge.ts';

type Options = Record<string, unknown>;

const options = (openai: Options) => ({ providerOptions: { openai } as Call['providerOptions'] });

describe('a wrong option is an error that names it, before any request', () => {
  const long = 'x'.repeat(513);
  test.each<[string, Options, RegExp]>([
    ['a text for a number', { maxToolCalls: 'three' }, /maxToolCalls/],
    ['a number for a text', { reasoningEffort: 3 }, /reasoningEffort/],
    ['a role that is none', { systemMessageMode: 'assistant' }, /systemMessageMode/],
    ['a list that is none', { include: 'everything' }, /include/],
    ['metadata that is deep', { metadata: { a: { b: 'c' } } }, /metadata\.a/],
    [
      'too much metadata',
      { metadata: Object.fromEntries(Array.from({ length: 17 }, (_, at) => [`k${at}`, at])) },
      /17.*16/,
    ],
    ['a long key of metadata', { metadata: { ['k'.repeat(65)]: 'v' } }, /64/],
    ['a long value of metadata', { metadata: { key: long } }, /key.*512/],
    ['a long cache key', { promptCacheKey: long }, /promptCacheKey.*64/],
    ['a long safety identifier', { safetyIdentifier: long }, /safetyIdentifier.*64/],
  ])('%s', async (_, openai, message) => {
    await using connection = await connect();
    const error = await failureOf(generateText({ model: connection.model(), prompt: 'Hi', ...options(openai) }));
    expect(error).toMatchObject({ name: 'AI_InvalidArgumentError', message: expect.stringMatching(message) });
    expect(connection.upstream.requests).toEqual([]);
  });
});

const callOf = (toolCallId: string) => ({ type: 'tool-call' as const, toolCallId, toolName: 'get_weather', args: {} });
const resultOf = (toolCallId: string) => ({
  type: 'tool-result' as const,
  toolCallId,
  toolName: 'get_weather',
  result: toolCallId.at(-1),
});

describe('tools', () => {
  test('are declared with strict false, whatever their schema', async () => {
    const { body } = await ask({ tools: weatherTool });
    expect(body.tools).toEqual([
      {
        type: 'function',
        name: 'get_weather',
        description: 'The weather in a city.',
        strict: false,
        parameters: expect.objectContaining({ type: 'object' }),
      },
    ]);
  });

  test('keep optional parameters as they are', async () => {
    const parameters = {
      type: 'object' as const,
      properties: { city: { type: 'string' as const }, unit: { type: 'string' as const } },
      required: ['city'],
    };
    const { body } = await ask({ tools: { get_weather: tool({ parameters: jsonSchema(parameters) }) } });
    expect(body.tools).toMatchObject([{ parameters, strict: false }]);
  });

  test('keep ids of calls that are too long apart, and each with its result', async () => {
    const ids = ['a', 'b'].map(end => `toolu_${'x'.repeat(80)}${end}`);
    const { body } = await send([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: ids.map(callOf) },
      { role: 'tool', content: ids.map(resultOf) },
    ]);
    const [first, second] = body.input.filter(({ type }) => type === 'function_call').map(({ call_id }) => call_id);
    expect(first).not.toBe(second);
    expect(body.input.slice(3)).toEqual([
      { type: 'function_call_output', call_id: first, output: 'a' },
      { type: 'function_call_output', call_id: second, output: 'b' },
    ]);
  });
});
