export { approvalAsked } from './approval-asked.ts';
export * as endpointTools from './endpoint-tools.ts';
export { connect, modelId, type Body, type Connection } from './connect.ts';
export { createContentDriver } from './content/content-driver.ts';
export type { Functions } from './content/functions.ts';
export { createPageState, fetchFrom } from './content/page-state.ts';
export type {
  Answer,
  Approval,
  Ask,
  Chat,
  Driver,
  EndpointTool,
  Lack,
  Lacks,
  Middleware,
  Source,
  Step,
  Streamed,
  Tool,
  Usage,
  UserPart,
} from './driver.ts';
export { createWiretap, endsWell, followUp, inputOf, inShort, toInput, type WireItem } from './history.ts';
export { bridges } from './models.ts';
export type { Accepts, AnyBridge, AnyModel, BridgeOf, Entry, ModelOf } from './models.ts';
export { keepSecrets, leaks, secretKey, tell, told } from './secrets.ts';
export { runMatrix } from './run-matrix.ts';
