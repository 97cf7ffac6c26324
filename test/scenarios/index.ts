import { endingScenarios } from './endings.ts';
import { reasoningScenarios } from './reasoning.ts';
import { textScenarios } from './text.ts';
import { toolScenarios } from './tool-loops.ts';
import type { Scenario } from './types.ts';

/** Every scripted conversation. */
export const scenarios: readonly Scenario[] = [
  ...textScenarios,
  ...toolScenarios,
  ...reasoningScenarios,
  ...endingScenarios,
];

/** The scenario of a name; throws when there is none. */
export function scenario(name: string): Scenario {
  const found = scenarios.find(each => each.name === name);
  if (found === undefined) throw new Error(`No scenario is named '${name}'.`);
  return found;
}

export type { OutputItem, Scenario, ScenarioCustomTool, ScenarioTool, Turn } from './types.ts';
