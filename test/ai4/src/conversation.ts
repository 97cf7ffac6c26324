import type { Scenario, ScenarioTool } from '@responses-bridge/scenarios';
import { jsonSchema, tool, type ToolSet } from 'ai';
import { z } from 'zod';

/** A scenario's tools as ai@4 takes them. */
export function toolsOf({ tools = [], customTools = [] }: Scenario): ToolSet {
  const functions = tools.map(({ name, description, parameters, result }: ScenarioTool) => [
    name,
    tool({ description, parameters: jsonSchema(parameters), execute: async () => result }),
  ]);
  const customs = customTools.map(({ name, description, result }) => [
    name,
    {
      type: 'provider-defined',
      id: 'openai.custom',
      args: { description },
      parameters: z.object({ input: z.string() }),
      execute: async () => result,
    },
  ]);
  return Object.fromEntries([...functions, ...customs]);
}
