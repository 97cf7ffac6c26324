import type { Scenario } from '../types.ts';
import { applyPatchScenarios } from './apply-patch.ts';
import { codeInterpreterScenarios } from './code-interpreter.ts';
import { computerScenarios } from './computer.ts';
import { imageScenarios } from './images.ts';
import { mcpScenarios } from './mcp.ts';
import { otherScenarios } from './others.ts';
import { programScenarios } from './programs.ts';
import { searchScenarios } from './searches.ts';
import { shellScenarios } from './shell.ts';
import { toolSearchScenarios } from './tool-search.ts';

/** Every scripted conversation with tools that the endpoint knows by their type, or with items that only it makes. */
export const endpointScenarios: readonly Scenario[] = [
  ...mcpScenarios,
  ...imageScenarios,
  ...codeInterpreterScenarios,
  ...searchScenarios,
  ...shellScenarios,
  ...applyPatchScenarios,
  ...computerScenarios,
  ...toolSearchScenarios,
  ...programScenarios,
  ...otherScenarios,
];
