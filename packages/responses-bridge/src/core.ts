/**
 * The core without a view: models that take the newest call options and give parts. For those who build on it, as the
 * gateway does; an application takes the entry of its `ai` major.
 *
 * @module responses-bridge/core
 */
export { createBridge, type ResponsesBridge } from './bridge.ts';
export { collect, type Collected } from './response/collect.ts';
export type { Pump, Sink, Source } from './flow.ts';
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
export * from './shared.ts';
