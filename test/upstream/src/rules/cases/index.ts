import type { RejectedCase } from './case.ts';
import { contentCases } from './content.ts';
import { historyCases } from './history.ts';
import { itemCases } from './item.ts';
import { modelCases } from './model.ts';
import { ownHistoryCases } from './own-history.ts';
import { ownItemCases } from './own-items.ts';
import { ownToolCases } from './own-tools.ts';
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
  ...ownToolCases,
  ...ownItemCases,
  ...ownHistoryCases,
];
