import { Agent, run, tool } from '@openai/agents';
import { aisdk } from '@openai/agents-extensions/ai-sdk';
import type { Scenario } from '@responses-bridge/scenarios';
import { instructions } from './instructions.ts';

/** The models that `@openai/agents` takes. */
export type Model = Parameters<typeof aisdk>[0];

function agentOf(model: Model, { tools = [] }: Scenario) {
  return new Agent({
    name: 'Test',
    instructions,
    model: aisdk(model),
    tools: tools.map(({ name, description, parameters, result }) =>
      // The type takes only schemas that are written out where they are used; these are data.
      tool({ name, description, parameters: parameters as never, strict: false, execute: async () => result }),
    ),
  });
}

export async function generate(model: Model, scenario: Scenario): Promise<string> {
  const { finalOutput } = await run(agentOf(model, scenario), scenario.prompt);
  return finalOutput ?? '';
}

export async function stream(model: Model, scenario: Scenario): Promise<string> {
  const result = await run(agentOf(model, scenario), scenario.prompt, { stream: true });
  await result.completed;
  return result.finalOutput ?? '';
}
