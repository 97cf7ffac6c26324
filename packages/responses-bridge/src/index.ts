/**
 * For ai@4 (also as `responses-bridge/ai4`). ai@5, ai@6 and ai@7 take `responses-bridge/ai5`, `/ai6`, `/ai7`, to come.
 *
 * Models that answer only on the Responses endpoint, as language models of the AI SDK.
 *
 * @module responses-bridge
 */
import { createBridge, type ResponsesBridge } from './bridge.ts';
import { asLanguageModelV1 } from './specs/v1.ts';
import type { ResponsesBridgeSettings } from './settings.ts';
import type { LanguageModelV1 } from 'provider-v1';

/**
 * Makes a provider for ai@4. Making it reads nothing and throws nothing; its calls do.
 *
 * Calls reject with `LoadAPIKeyError` where OpenAI's endpoint is meant and there is no key, with `InvalidArgumentError`
 * where a setting or an option is wrong (it names which), with `UnsupportedFunctionalityError` where the prompt holds a
 * file that cannot be sent, and with `ResponsesError` where the endpoint or the way to it fails. An abort is passed on.
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
export type { InputItem, WireRequest } from './wire/request.ts';
