import type { RejectedCase } from './case.ts';
import { contentCases } from './content.ts';
import { historyCases } from './history.ts';
import { itemCases } from './item.ts';
import { modelCases } from './model.ts';
import { requestCases } from './request.ts';
import { toolCases } from './tool.ts';

/** Every request that is refused, by the rule that refuses it. */
export const rejectedCases: readonly RejectedCase[] = [
  ...requestCases,
  ...modelCases,
  ...toolCases,
  ...itemCases,
  ...contentCases,
  ...historyCases,
];
