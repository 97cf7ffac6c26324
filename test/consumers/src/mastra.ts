import { Agent } from '@mastra/core/agent';
import { createTool } from '@mastra/core/tools';
import type { Scenario } from '@responses-bridge/scenarios';
import { z } from 'zod';
import { instructions } from './instructions.ts';

/** The models that an agent of Mastra takes. */
export type Model = ConstructorParameters<typeof Agent>[0]['model'];

const maxSteps = 10;

function agentOf(model: Model, { tools = [] }: Scenario) {
  const made = tools.map(({ name, description, parameters, result }) => [
    name,
    createTool({
      id: name,
      description,
      inputSchema: z.fromJSONSchema({ ...parameters }),
      execute: async () => result,
    }),
  ]);
  return new Agent({ id: 'test', name: 'Test', instructions, model, tools: Object.fromEntries(made) });
}

export async function generate(model: Model, scenario: Scenario): Promise<string> {
  return (await agentOf(model, scenario).generate(scenario.prompt, { maxSteps })).text;
}

export async function stream(model: Model, scenario: Scenario): Promise<string> {
  return (await agentOf(model, scenario).stream(scenario.prompt, { maxSteps })).text;
}

export async function generateLegacy(model: Model, scenario: Scenario): Promise<string> {
  return (await agentOf(model, scenario).generateLegacy(scenario.prompt, { maxSteps })).text;
}

export async function streamLegacy(model: Model, scenario: Scenario): Promise<string> {
  const result = await agentOf(model, scenario).streamLegacy(scenario.prompt, { maxSteps });
  await result.consumeStream();
  return result.text;
}
