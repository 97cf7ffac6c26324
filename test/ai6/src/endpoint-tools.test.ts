import { connect, endpointTools, modelId, type BridgeOf } from '@responses-bridge/matrix';
import { generateText, stepCountIs, streamText } from 'ai';
import { expect, test } from 'vitest';

const { script, called, declared, answers, listing } = endpointTools;

test.each(['generateText', 'streamText'])(
  '%s: takes, runs and answers the tools that the bridge makes',
  async which => {
    await using connection = await connect('ai6', { script });
    // The entry for ai@6 makes tools for ai@6.
    const bridge = connection.bridge as BridgeOf<'ai6'>;
    const ran: unknown[] = [];
    const call = {
      model: bridge(modelId),
      prompt: 'Look.',
      stopWhen: stepCountIs(5),
      tools: {
        search: bridge.tools.webSearch({ searchContextSize: 'low' }),
        bash: bridge.tools.shell({
          environment: { type: 'local' },
          execute: ({ action }) => {
            ran.push(action.commands);
            return { output: [listing] };
          },
        }),
        sql: bridge.tools.customTool({
          format: { type: 'grammar', syntax: 'regex', definition: 'SELECT .*' },
          execute: async text => {
            ran.push(text);
            return 'one row';
          },
        }),
      },
    };
    const result = which === 'generateText' ? await generateText(call) : streamText(call);
    expect(await result.text).toBe('Done.');
    expect(ran).toEqual(called);
    const [first, second] = connection.bodies();
    expect(first?.tools).toEqual(declared);
    for (const answer of answers) expect(second?.input).toContainEqual(expect.objectContaining(answer));
  },
);
