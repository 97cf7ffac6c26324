/**
 * The core without a view: models that take the newest call options and give parts. For those who build on it, as the
 * gateway does; an application takes the entry of its `ai` major.
 *
 * @module responses-bridge/core
 */
export { createBridge, type ResponsesBridge } from './bridge.ts';
export { ResponsesError, type ResponsesErrorCode } from './errors.ts';
export type { Pump, Sink, Source } from './flow.ts';
export { collect, type Collected } from './response/collect.ts';
export { VERSION, type ResponsesBridgeSettings } from './settings.ts';
export type {
  CallOptions,
  Content,
  FinishReason,
  Part,
  ProviderMetadata,
  Reply,
  ResponsesModel,
  Usage,
  Warning,
} from './spec.ts';
export type { Capabilities, CapabilityOverrides } from './capabilities.ts';
export type { Dialect } from './dialects/dialect.ts';
export type { ResponsesProviderOptions } from './options.ts';
export type { InputItem, WireRequest } from './wire/request.ts';
