import type { Scenario } from '../types.ts';
import { codeInterpreterScenarios } from './code-interpreter.ts';
import { imageScenarios } from './images.ts';
import { mcpScenarios } from './mcp.ts';
import { searchScenarios } from './searches.ts';

/** Every scripted conversation with tools that the endpoint knows by their type, or with items that only it makes. */
export const endpointScenarios: readonly Scenario[] = [
  ...mcpScenarios,
  ...imageScenarios,
  ...codeInterpreterScenarios,
  ...searchScenarios,
];
