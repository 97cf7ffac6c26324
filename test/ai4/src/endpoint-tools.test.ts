import { connect, endpointTools, modelId, type BridgeOf } from '@responses-bridge/matrix';
import { generateText, streamText } from 'ai';
import { expect, test } from 'vitest';

const { script, called, declared, answers, listing } = endpointTools;

test.each(['generateText', 'streamText'])(
  '%s: takes, runs and answers the tools that the bridge makes',
  async which => {
    await using connection = await connect('ai4', { script });
    // The entry for ai@4 makes tools for ai@4.
    const bridge = connection.bridge as BridgeOf<'ai4'>;
    const ran: unknown[] = [];
    const call = {
      model: bridge(modelId),
      prompt: 'Look.',
      maxSteps: 5,
      tools: {
        search: bridge.tools.webSearch({ searchContextSize: 'low' }),
        bash: bridge.tools.shell({
          environment: { type: 'local' },
          execute: async ({ action }) => {
            ran.push(action.commands);
            return { output: [listing] };
          },
        }),
        sql: bridge.tools.customTool({
          format: { type: 'grammar', syntax: 'regex', definition: 'SELECT .*' },
          execute: async ({ input }) => {
            ran.push(input);
            return 'one row';
          },
        }),
      },
    };
    const result = which === 'generateText' ? await generateText(call) : streamText(call);
    // A stream of ai@4 goes no further than it is read.
    if ('consumeStream' in result) await result.consumeStream();
    expect(await result.text).toBe('Done.');
    expect(ran).toEqual(called);
    const [first, second] = connection.bodies();
    expect(first?.tools).toEqual(declared);
    for (const answer of answers) expect(second?.input).toContainEqual(expect.objectContaining(answer));
  },
);
