import { createOpenAI as createPeerV1 } from 'openai-v1';
import { createOpenAI as createPeerV2 } from 'openai-v2';
import { createOpenAI as createPeerV3 } from 'openai-v3';
import { createOpenAI as createPeerV4 } from 'openai-v4';
import type { LanguageModelV1, LanguageModelV1Prompt } from 'provider-v1';
import type { LanguageModelV2 } from 'provider-v2';
import type { LanguageModelV3 } from 'provider-v3';
import type { LanguageModelV4 } from 'provider-v4';
import { createResponsesBridge as createV1 } from 'responses-bridge/ai4';
import { createResponsesBridge as createV2 } from 'responses-bridge/ai5';
import { createResponsesBridge as createV3 } from 'responses-bridge/ai6';
import { createResponsesBridge as createV4 } from 'responses-bridge/ai7';

export const url = 'https://api.openai.com/v1';
const modelId = 'gpt-4o';

type Fetch = typeof globalThis.fetch;
type NewerModel = LanguageModelV2 | LanguageModelV3 | LanguageModelV4;

/** Reads an answer to its end and drops it. Gives the length of its text, as a proof that it was read. */
export type Contestant = () => Promise<number>;

export const majors = ['ai4', 'ai5', 'ai6', 'ai7'] as const;
export type Major = (typeof majors)[number];

/** The peer of each major, by the name that the benchmark has for it. All run with zod 3.25, the one version that all take; 4.6 makes them larger, and no faster. */
export const peers: Record<Major, string> = { ai4: 'openai-v1', ai5: 'openai-v2', ai6: 'openai-v3', ai7: 'openai-v4' };

const settings = (fetch: Fetch) => ({ apiKey: 'key', baseURL: url, fetch });

export const ours = (fetch: Fetch): LanguageModelV1 => createV1(settings(fetch))(modelId);
export const peer = (fetch: Fetch): LanguageModelV1 => createPeerV1(settings(fetch)).responses(modelId);

/** Both who show the view of a major, over one endpoint. */
export const views: Record<Major, (fetch: Fetch) => Record<'ours' | 'peer', Contestant>> = {
  ai4: fetch => both(ours(fetch), peer(fetch), readV1),
  ai5: fetch => both(createV2(settings(fetch))(modelId), createPeerV2(settings(fetch)).responses(modelId), readNewer),
  ai6: fetch => both(createV3(settings(fetch))(modelId), createPeerV3(settings(fetch)).responses(modelId), readNewer),
  ai7: fetch => both(createV4(settings(fetch))(modelId), createPeerV4(settings(fetch)).responses(modelId), readNewer),
};

function both<Model>(our: Model, their: Model, read: (model: Model) => Promise<number>) {
  return { ours: () => read(our), peer: () => read(their) };
}

const hello: LanguageModelV1Prompt = [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }];

/** A call of ai@4. */
export const ask = (model: LanguageModelV1, prompt = hello) =>
  model.doStream({ inputFormat: 'prompt', mode: { type: 'regular' }, prompt });

async function readV1(model: LanguageModelV1): Promise<number> {
  const { stream } = await ask(model);
  const reader = stream.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return length;
    if (value.type === 'text-delta') length += value.textDelta.length;
    if (value.type === 'error') throw value.error;
  }
}

async function readNewer(model: NewerModel): Promise<number> {
  const { stream } = await model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }] });
  const reader = stream.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return length;
    if (value.type === 'text-delta') length += value.delta.length;
    if (value.type === 'error') throw value.error;
  }
}
