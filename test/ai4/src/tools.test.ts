import { scenario } from '@responses-bridge/scenarios';
import {
  generateText,
  InvalidToolArgumentsError,
  NoSuchToolError,
  streamText,
  tool,
  ToolExecutionError,
  type ToolSet,
} from 'ai';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { callOf, say, turn, weatherTool } from './answers.ts';
import { failureOf, stream } from './ask.ts';
import { bodiesOf, connect } from './bridge.ts';
import { toolsOf } from './conversation.ts';

const loop = scenario('loop of five steps');

describe.each([1, 2, 3, 4, 5, 6])('a loop of five steps with maxSteps %i', maxSteps => {
  const steps = Math.min(maxSteps, 5);
  const reason = maxSteps < 5 ? 'tool-calls' : 'stop';

  test('takes that many steps in generateText', async () => {
    await using connection = await connect({ script: loop.turns });
    const result = await generateText({
      model: connection.model(),
      prompt: loop.prompt,
      tools: toolsOf(loop),
      maxSteps,
    });
    expect(result.steps).toHaveLength(steps);
    expect(result.finishReason).toBe(reason);
    expect(bodiesOf(connection.upstream)).toHaveLength(steps);
  });

  test('takes that many steps in streamText', async () => {
    await using connection = await connect({ script: loop.turns });
    const { parts, errors } = await stream(connection, { prompt: loop.prompt, tools: toolsOf(loop), maxSteps });
    const reasons = parts.flatMap(part => (part.type === 'step-finish' ? part.finishReason : []));
    expect(reasons).toEqual([...Array.from({ length: steps - 1 }, () => 'tool-calls'), reason]);
    expect(parts.filter(({ type }) => type === 'finish')).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(bodiesOf(connection.upstream)).toHaveLength(steps);
  });
});

test('parallel calls are one step, and their results go back in order', async () => {
  const parallel = scenario('parallel tool calls');
  await using connection = await connect({ script: parallel.turns });
  const { steps } = await generateText({
    model: connection.model(),
    prompt: parallel.prompt,
    tools: toolsOf(parallel),
    maxSteps: 2,
  });
  const calls = steps[0]?.toolCalls.map(({ toolCallId }) => toolCallId);
  expect(steps[0]?.toolCalls.map(({ toolName, args }) => [toolName, args.city])).toEqual([
    ['get_weather', 'Oslo'],
    ['get_weather', 'Lima'],
    ['get_time', 'Oslo'],
    ['get_time', 'Lima'],
  ]);
  const outputs = bodiesOf(connection.upstream)[1]?.input.filter(({ type }) => type === 'function_call_output');
  expect(outputs?.map(({ call_id }) => call_id)).toEqual(calls);
});

test.each([
  ['text', 'sunny', 'sunny'],
  ['empty text', '', ''],
  ['an object', { degrees: 7 }, '{"degrees":7}'],
  ['a list', [1, 'two'], '[1,"two"]'],
  ['zero', 0, '0'],
  ['false', false, 'false'],
  ['null', null, 'null'],
  ['nothing', undefined, ''],
])('a result that is %s', async (_, result, output) => {
  await using connection = await connect({ script: [turn(callOf('get_weather', { city: 'Bonn' })), say('So be it.')] });
  const tools = { get_weather: tool({ parameters: z.object({ city: z.string() }), execute: async () => result }) };
  const { text } = await generateText({ model: connection.model(), prompt: 'Hi', tools, maxSteps: 2 });
  expect(text).toBe('So be it.');
  expect(bodiesOf(connection.upstream)[1]?.input.at(-1)).toMatchObject({ type: 'function_call_output', output });
});

describe('what goes wrong with a tool ends the loop', () => {
  const failing = {
    get_weather: tool({
      parameters: z.object({ city: z.string() }),
      execute: async () => {
        throw new Error('No weather today.');
      },
    }),
  };

  test.each([
    ['a tool that throws', { tools: failing, call: callOf('get_weather', { city: 'Bonn' }), kind: ToolExecutionError }],
    [
      'arguments outside of the schema',
      { tools: weatherTool, call: callOf('get_weather', { town: 'Bonn' }), kind: InvalidToolArgumentsError },
    ],
    [
      'arguments that are no JSON',
      {
        tools: weatherTool,
        call: { type: 'function_call', name: 'get_weather', arguments: '{"city":' },
        kind: InvalidToolArgumentsError,
      },
    ],
    ['a tool that is not there', { tools: weatherTool, call: callOf('get_time', {}), kind: NoSuchToolError }],
  ])('%s', async (_, { tools, call, kind }) => {
    await using one = await connect({ script: [turn(call)] });
    await using other = await connect({ script: [turn(call)] });
    const thrown = await failureOf(
      generateText({ model: one.model(), prompt: 'Hi', tools: tools as ToolSet, maxSteps: 5 }),
    );
    expect(kind.isInstance(thrown)).toBe(true);
    const { errors } = await stream(other, { tools: tools as ToolSet, maxSteps: 5 });
    expect(errors.map(error => kind.isInstance(error))).toEqual([true]);
    expect([bodiesOf(one.upstream), bodiesOf(other.upstream)].map(bodies => bodies.length)).toEqual([1, 1]);
  });
});

test('toolCallStreaming brings the arguments in pieces that add up', async () => {
  const parallel = scenario('parallel tool calls');
  await using connection = await connect({ script: parallel.turns });
  const { parts } = await stream(connection, {
    prompt: parallel.prompt,
    tools: toolsOf(parallel),
    maxSteps: 2,
    toolCallStreaming: true,
  });
  const calls = parts.filter(part => part.type === 'tool-call');
  expect(calls).toHaveLength(4);
  for (const { toolCallId, toolName, args } of calls) {
    const pieces = parts.filter(part => part.type === 'tool-call-delta' && part.toolCallId === toolCallId);
    expect(pieces.length).toBeGreaterThan(1);
    expect(
      JSON.parse(pieces.map(part => (part.type === 'tool-call-delta' ? part.argsTextDelta : '')).join('')),
    ).toEqual(args);
    expect(
      parts.filter(part => part.type === 'tool-call-streaming-start' && part.toolCallId === toolCallId),
    ).toMatchObject([{ toolName }]);
  }
});

test('toolCallStreaming brings the text of a custom tool as the object that v1 wants', async () => {
  const custom = scenario('custom tool call');
  await using connection = await connect({ script: custom.turns });
  const { parts } = await stream(connection, {
    prompt: custom.prompt,
    tools: toolsOf(custom),
    maxSteps: 2,
    toolCallStreaming: true,
  });
  const text = parts.map(part => (part.type === 'tool-call-delta' ? part.argsTextDelta : '')).join('');
  const [call] = parts.filter(part => part.type === 'tool-call');
  expect(JSON.parse(text)).toEqual(call?.args);
  expect(call?.args).toEqual({ input: 'SELECT *\nFROM "users"\nWHERE age > 25;' });
});

test('a call can be repaired, and the repaired one goes on', async () => {
  await using connection = await connect({
    script: [turn({ type: 'function_call', name: 'get_weather', arguments: '{"city":"Bo' }), say('Done.')],
  });
  const result = streamText({
    model: connection.model(),
    prompt: 'Hi',
    tools: weatherTool,
    maxSteps: 2,
    experimental_repairToolCall: async ({ toolCall }) => ({ ...toolCall, args: '{"city":"Bonn"}' }),
  });
  await result.consumeStream();
  expect(await result.finishReason).toBe('stop');
  expect(bodiesOf(connection.upstream)[1]?.input.slice(1)).toMatchObject([
    { arguments: '{"city":"Bonn"}' },
    { output: '7 degrees in Bonn' },
  ]);
});
