/**
 * For ai@6: models that answer only on the Responses endpoint, as language models of the AI SDK.
 *
 * @module responses-bridge/ai6
 */
import type { LanguageModelV3, LanguageModelV3CallOptions } from 'provider-v3';
import { createBridge, type ResponsesBridge as Bridge } from './bridge.ts';
import type { ResponsesBridgeSettings } from './settings.ts';
import { asLanguageModelV3, upgradeCall } from './specs/v3.ts';
import { createToolsV3, type Tools } from './tools/v3.ts';

/** A provider for ai@6. */
export type ResponsesBridge = Bridge<LanguageModelV3, 'v3', Tools, LanguageModelV3CallOptions>;

/**
 * Makes a provider for ai@6. Making it reads nothing and throws nothing; its calls do.
 *
 * Calls reject with `LoadAPIKeyError` where a vendor is asked that demands a key and there is none, with
 * `InvalidArgumentError` where a setting or an option is wrong (it names which), with `UnsupportedFunctionalityError`
 * where the prompt holds something that cannot be sent or an endpoint that keeps nothing is asked for state, and with
 * `ResponsesError` where the endpoint or the way to it fails. An abort is passed on.
 *
 * @example
 * const bridge = createResponsesBridge({ baseURL: 'http://localhost:1234/v1' });
 * const { text } = await generateText({ model: bridge('gpt-5.3-codex'), prompt: 'Hello' });
 */
export const createResponsesBridge: (settings?: ResponsesBridgeSettings) => ResponsesBridge =
  /* @__PURE__ */ createBridge(asLanguageModelV3, {
    specificationVersion: 'v3',
    tools: /* @__PURE__ */ createToolsV3(),
    upgradeCall,
  });

/** The provider of the environment: `OPENAI_API_KEY` and `OPENAI_BASE_URL`, read at each call. */
export const responsesBridge: ResponsesBridge = /* @__PURE__ */ createResponsesBridge();

export * from './shared.ts';
