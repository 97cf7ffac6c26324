/**
 * For ai@5: models that answer only on the Responses endpoint, as language models of the AI SDK.
 *
 * @module responses-bridge/ai5
 */
import type { LanguageModelV2, LanguageModelV2CallOptions } from 'provider-v2';
import { createBridge, type ResponsesBridge as Bridge } from './bridge.ts';
import type { ResponsesBridgeSettings } from './settings.ts';
import { asLanguageModelV2, upgradeCall } from './specs/v2.ts';
import { createToolsV2, type ToolsV2 } from './tools/v2.ts';

/** A provider for ai@5. */
export type ResponsesBridge = Bridge<LanguageModelV2, 'v2', ToolsV2, LanguageModelV2CallOptions>;

/**
 * Makes a provider for ai@5. Making it reads nothing and throws nothing; its calls do.
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
  /* @__PURE__ */ createBridge(asLanguageModelV2, {
    specificationVersion: 'v2',
    tools: /* @__PURE__ */ createToolsV2(),
    upgradeCall,
  });

/** The provider of the environment: `OPENAI_API_KEY` and `OPENAI_BASE_URL`, read at each call. */
export const responsesBridge: ResponsesBridge = /* @__PURE__ */ createResponsesBridge();

export * from './shared.ts';
