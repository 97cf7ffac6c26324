/** What a user writes, compiled against the packed package and the types of the real `ai`. */
import { generateText, type LanguageModel } from 'ai';
import type { LanguageModelV1 } from '@ai-sdk/provider';
import {
  createResponsesBridge,
  responsesBridge,
  ResponsesError,
  VERSION,
  type ResponsesProviderOptions,
} from 'responses-bridge';
import { createResponsesBridge as createForAi4 } from 'responses-bridge/ai4';
import { collect, createBridge, type ResponsesModel } from 'responses-bridge/core';

export const model: LanguageModelV1 = createResponsesBridge()('gpt-5.3-codex');
export const forAi: LanguageModel = responsesBridge.languageModel('gpt-5.3-codex');
export const same: typeof createResponsesBridge = createForAi4;
export const version: string = VERSION;

export const bridge = createResponsesBridge({
  baseURL: 'http://localhost:1234/v1',
  apiKey: async () => 'key',
  headers: { 'x-tenant': 'a' },
  fetch: globalThis.fetch,
  dialect: { name: 'mine', limits: { include: false } },
  options: { reasoningEffort: 'high', store: false },
});

const openai = { reasoningSummary: 'auto', metadata: { user: 'a', attempt: 1 } } satisfies ResponsesProviderOptions;

export async function ask(prompt: string): Promise<string> {
  try {
    const { text } = await generateText({
      model: bridge.responses('gpt-5.3-codex'),
      prompt,
      providerOptions: { openai },
    });
    return text;
  } catch (error) {
    if (error instanceof ResponsesError && error.code === 'stream_truncated')
      return `${error.statusCode} ${error.requestId}`;
    throw error;
  }
}

export const ownView = createBridge((core: ResponsesModel) => async (prompt: string) => {
  const { parts } = await core.call(
    { prompt: [{ role: 'user', content: [{ type: 'text', text: prompt }] }] },
    { stream: false },
  );
  return (await collect(parts)).content;
});

// @ts-expect-error A setting that does not exist.
createResponsesBridge({ apikey: 'key' });
// @ts-expect-error A setting of a wrong type.
createResponsesBridge({ baseURL: 1 });
// @ts-expect-error An option that does not exist.
createResponsesBridge({ options: { reasoning_effort: 'high' } });
// @ts-expect-error An option of a wrong type.
export const wrong: ResponsesProviderOptions = { store: 'no' };
// @ts-expect-error A model needs an id.
createResponsesBridge()();
// @ts-expect-error There is no such code.
export const isCode = (error: ResponsesError) => error.code === 'truncated';
// @ts-expect-error There are no embeddings.
export const embeddings: { doEmbed: unknown } = bridge.textEmbeddingModel('x').doEmbed;
