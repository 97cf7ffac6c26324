import { generateText, jsonSchema, type ToolSet } from 'ai';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { say, weatherTool } from './answers.ts';
import { bodiesOf, connect } from './bridge.ts';

describe('toolChoice', () => {
  const search = {
    type: 'provider-defined' as const,
    id: 'openai.web_search' as const,
    args: {},
    parameters: jsonSchema({ type: 'object' }),
  };
  const custom = {
    type: 'provider-defined' as const,
    id: 'openai.custom' as const,
    args: {},
    parameters: z.object({ input: z.string() }),
  };
  const tools: ToolSet = { ...weatherTool, search, sql: custom };

  test.each([
    ['nothing', undefined, 'auto'],
    ['auto', 'auto', 'auto'],
    ['none', 'none', 'none'],
    ['required', 'required', 'required'],
    ['a function', { type: 'tool', toolName: 'get_weather' }, { type: 'function', name: 'get_weather' }],
    ['a hosted tool', { type: 'tool', toolName: 'search' }, { type: 'web_search' }],
    ['a custom tool', { type: 'tool', toolName: 'sql' }, { type: 'custom', name: 'sql' }],
  ] as const)('%s', async (_, toolChoice, sent) => {
    await using connection = await connect({ script: [say('Well.')] });
    await generateText({ model: connection.model(), prompt: 'Hi', tools, toolChoice });
    expect(bodiesOf(connection.upstream)[0]?.tool_choice).toEqual(sent);
  });

  test('is not sent without tools', async () => {
    await using connection = await connect({ script: [say('Well.')] });
    await generateText({ model: connection.model(), prompt: 'Hi', toolChoice: 'required' });
    const [body] = bodiesOf(connection.upstream);
    expect([body?.tools, body?.tool_choice]).toEqual([undefined, undefined]);
  });
});
