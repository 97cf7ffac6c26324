/** What a user of ai@6 writes, compiled against the packed package and the types of the real `ai`. */
import type { LanguageModelV3, LanguageModelV3CallOptions, ProviderV3 } from '@ai-sdk/provider';
import { createProviderRegistry, generateText, streamText, type LanguageModel } from 'ai';
import { expectTypeOf } from 'expect-type';
import { responsesBridge as forAi4 } from 'responses-bridge/ai4';
import { responsesBridge as forAi5 } from 'responses-bridge/ai5';
import { responsesBridge as forAi6 } from 'responses-bridge/ai6';
import { responsesBridge as forAi7 } from 'responses-bridge/ai7';
import {
  createResponsesBridge,
  ResponsesError,
  type ResponsesBridge,
  type ResponsesBridgeSettings,
  type ResponsesProviderOptions,
} from 'responses-bridge/ai6';
import type * as core from 'responses-bridge/core';

export const bridge = createResponsesBridge({ baseURL: 'http://localhost:1234/v1', options: { store: false } });

expectTypeOf(bridge).toEqualTypeOf<ResponsesBridge>();
expectTypeOf(bridge).toExtend<ProviderV3>();
expectTypeOf(bridge.specificationVersion).toEqualTypeOf<'v3'>();

const model = bridge('gpt-5.3-codex');
expectTypeOf(model).toEqualTypeOf<LanguageModelV3>();
expectTypeOf(model).toExtend<LanguageModel>();
expectTypeOf(bridge.languageModel).returns.toEqualTypeOf(model);
expectTypeOf(bridge.responses).returns.toEqualTypeOf(model);
expectTypeOf(bridge.chat).returns.toEqualTypeOf(model);
expectTypeOf(bridge.countTokens).parameter(0).toEqualTypeOf<LanguageModelV3CallOptions & { modelId: string }>();

// The settings, options and errors of settings.ts are those of this entry.
expectTypeOf(createResponsesBridge).parameters.toEqualTypeOf<[settings?: core.ResponsesBridgeSettings]>();
expectTypeOf<ResponsesBridgeSettings>().toEqualTypeOf<core.ResponsesBridgeSettings>();
expectTypeOf<ResponsesProviderOptions>().toEqualTypeOf<core.ResponsesProviderOptions>();
expectTypeOf(ResponsesError).toEqualTypeOf<typeof core.ResponsesError>();

const openai = { reasoningSummary: 'auto', metadata: { user: 'a', attempt: 1 } } satisfies ResponsesProviderOptions;

export async function ask(prompt: string): Promise<string> {
  const { text } = await generateText({ model, prompt, providerOptions: { openai } });
  return text;
}

export const stream = (prompt: string) => streamText({ model, prompt, providerOptions: { openai } }).textStream;

/** What this major takes of all entries, and what it refuses. */
export const models = (prompt: string) => [
  // @ts-expect-error A model for ai@4.
  generateText({ model: forAi4('gpt-5.3-codex'), prompt }),
  generateText({ model: forAi5('gpt-5.3-codex'), prompt }),
  generateText({ model: forAi6('gpt-5.3-codex'), prompt }),
  // @ts-expect-error A model for ai@7.
  generateText({ model: forAi7('gpt-5.3-codex'), prompt }),
];

export const registries = () => [
  // @ts-expect-error A provider for ai@4.
  createProviderRegistry({ bridge: forAi4 }),
  // @ts-expect-error A provider for ai@5.
  createProviderRegistry({ bridge: forAi5 }),
  createProviderRegistry({ bridge: forAi6 }),
  // @ts-expect-error A provider for ai@7.
  createProviderRegistry({ bridge: forAi7 }),
];

export const registered: LanguageModel = createProviderRegistry({ bridge }).languageModel('bridge:gpt-5.3-codex');

// @ts-expect-error A setting that does not exist.
createResponsesBridge({ apikey: 'key' });
// @ts-expect-error A setting of a wrong type.
createResponsesBridge({ baseURL: 1 });
// @ts-expect-error An option that does not exist.
createResponsesBridge({ options: { reasoning_effort: 'high' } });
// @ts-expect-error An option of a wrong type.
export const wrong = { store: 'no' } satisfies ResponsesProviderOptions;
// @ts-expect-error An option that does not exist.
export const misspelt = { reasoningEfort: 'high' } satisfies ResponsesProviderOptions;
// @ts-expect-error A model needs an id.
bridge();
// @ts-expect-error There are no embeddings.
export const embeddings: { doEmbed: unknown } = bridge.embeddingModel('x').doEmbed;
