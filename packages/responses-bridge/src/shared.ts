/** What every entry exports beside its provider. */
export type { TokenCount } from './count.ts';
export { ResponsesError, type ResponsesErrorCode } from './errors.ts';
export { VERSION, type ResponsesBridgeSettings } from './settings.ts';
export type { Capabilities, CapabilityOverrides } from './capabilities.ts';
export type { Dialect } from './dialects/dialect.ts';
export type { DialectName } from './dialects/index.ts';
export type { ResponsesProviderOptions } from './options.ts';
export type { ChainSettings, ChainStore } from './state/chain-store.ts';
export type { ToolInput, ToolOutput } from './tools/factory.ts';
export type { InputItem, WireRequest } from './wire/request.ts';
