export { createUpstream } from './upstream.ts';
export { eventsOf, responseOf } from './turn/turn.ts';
export { createIds } from './ids.ts';
export type { IdMaker } from './ids.ts';
export { rules } from './rules/index.ts';
export { strictProblem } from './rules/strict-schema.ts';
export { faultTypes } from './faults/index.ts';
export { openaiEndedModels } from './models.ts';
export type {
  Fault,
  Item,
  JsonObject,
  ReceivedRequest,
  Rejection,
  ResponseEvent,
  Turn,
  Upstream,
  UpstreamOptions,
  UsageSpec,
} from './types.ts';
export type * from './item-specs.ts';
export type { Rule } from './rules/rule.ts';
