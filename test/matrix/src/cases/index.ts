import type { Case } from './case.ts';
import { cachingCases } from './caching.ts';
import { chainedCases } from './chained.ts';
import { clientToolCases } from './client-tools.ts';
import { failureCases } from './failures.ts';
import { brokenHistoryCases, chainedHistoryCases, historyCases } from './histories.ts';
import { hostedCases } from './hosted.ts';
import { inputCases } from './input.ts';
import { itemCases } from './items.ts';
import { mcpCases } from './mcp.ts';
import { middlewareCases } from './middleware.ts';
import { objectCases } from './objects.ts';
import { repairCases } from './repairs.ts';
import { stopAnywhereCases } from './stops-anywhere.ts';
import { stopCases } from './stops.ts';
import { textCases } from './text.ts';
import { toolCases } from './tools.ts';

/** Every case, under what it is about. */
export const topics: Readonly<Record<string, readonly Case[]>> = {
  'Text and settings': textCases,
  Tools: toolCases,
  'Tools that the endpoint runs': hostedCases,
  'Tools of the endpoint that you run': clientToolCases,
  'MCP and approvals': mcpCases,
  'Other items': itemCases,
  'Images and files': inputCases,
  'Structured output': objectCases,
  'Caching of prompts': cachingCases,
  Failures: failureCases,
  'Refusals that are repaired': repairCases,
  'Stopping and going on': [...stopCases, ...stopAnywhereCases],
  'Middleware and registries': middlewareCases,
  'A conversation comes back whole': historyCases,
  'A conversation goes on after a bad ending': brokenHistoryCases,
  'A conversation is chained': [...chainedCases, ...chainedHistoryCases],
};

export type { AskedCase, Case, GoingOn, Play, PlayedCase, Stage } from './case.ts';
