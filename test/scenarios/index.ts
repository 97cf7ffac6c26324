import { endpointScenarios } from './endpoint/index.ts';
import { endingScenarios } from './endings.ts';
import { reasoningScenarios } from './reasoning.ts';
import { textScenarios } from './text.ts';
import { toolScenarios } from './tool-loops.ts';
import type { Scenario } from './types.ts';

/** Every scripted conversation with functions and custom tools. */
export const scenarios: readonly Scenario[] = [
  ...textScenarios,
  ...toolScenarios,
  ...reasoningScenarios,
  ...endingScenarios,
];

export { endpointScenarios };

/** The scenario of a name; throws when there is none. */
export function scenario(name: string): Scenario {
  const found = [...scenarios, ...endpointScenarios].find(each => each.name === name);
  if (found === undefined) throw new Error(`No scenario is named '${name}'.`);
  return found;
}

export type { OutputItem, Scenario, ScenarioCustomTool, ScenarioEndpointTool, ScenarioTool, Turn } from './types.ts';
