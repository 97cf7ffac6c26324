/**
 * Responses-only models for ai@4 (`LanguageModelV1`).
 *
 * @module responses-bridge/ai4
 */
import { createBridge, type ResponsesBridge } from './bridge.ts';
import { asLanguageModelV1 } from './specs/v1.ts';
import type { ResponsesBridgeSettings } from './settings.ts';
import type { LanguageModelV1 } from 'provider-v1';

/**
 * Makes a provider for ai@4.
 *
 * @example
 * const bridge = createResponsesBridge({ baseURL: 'http://localhost:1234/v1' });
 * const { text } = await generateText({ model: bridge('gpt-5.3-codex'), prompt: 'Hello' });
 */
export const createResponsesBridge: (settings?: ResponsesBridgeSettings) => ResponsesBridge<LanguageModelV1> =
  /* @__PURE__ */ createBridge(asLanguageModelV1);

/** The provider of the environment: `OPENAI_API_KEY` and `OPENAI_BASE_URL`, read at each call. */
export const responsesBridge: ResponsesBridge<LanguageModelV1> = /* @__PURE__ */ createResponsesBridge();

export { ResponsesError, type ResponsesErrorCode } from './errors.ts';
export { VERSION, type ResponsesBridgeSettings } from './settings.ts';
export type { ResponsesBridge } from './bridge.ts';
export type { Capabilities, CapabilityOverrides } from './capabilities.ts';
export type { Dialect } from './dialects/dialect.ts';
export type { ResponsesProviderOptions } from './options.ts';
