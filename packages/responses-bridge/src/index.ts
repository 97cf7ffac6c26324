/**
 * For ai@4, also as `responses-bridge/ai4`; ai@5, ai@6 and ai@7 have `responses-bridge/ai5`, `/ai6` and `/ai7`: models that answer only on the Responses endpoint, as language models of the AI SDK.
 *
 * @module responses-bridge
 */
import type { LanguageModelV1, LanguageModelV1CallOptions } from 'provider-v1';
import { createBridge, type ResponsesBridge as Bridge } from './bridge.ts';
import type { ResponsesBridgeSettings } from './settings.ts';
import { asLanguageModelV1, upgradeCall } from './specs/v1.ts';
import { createToolsV1, type ToolsV1 } from './tools/v1.ts';

/** A provider for ai@4. */
export type ResponsesBridge = Bridge<LanguageModelV1, 'v1', ToolsV1, LanguageModelV1CallOptions>;

/**
 * Makes a provider for ai@4. Making it reads nothing and throws nothing; its calls do.
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
  /* @__PURE__ */ createBridge(asLanguageModelV1, {
    specificationVersion: 'v1',
    tools: /* @__PURE__ */ createToolsV1(),
    upgradeCall,
  });

/** The provider of the environment: `OPENAI_API_KEY` and `OPENAI_BASE_URL`, read at each call. */
export const responsesBridge: ResponsesBridge = /* @__PURE__ */ createResponsesBridge();

export * from './shared.ts';
