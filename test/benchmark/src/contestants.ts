import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModelV1, LanguageModelV1Prompt } from '@ai-sdk/provider';
import { createParser } from 'eventsource-parser';
import { createResponsesBridge } from 'responses-bridge';

const url = 'https://api.openai.com/v1';
const modelId = 'gpt-4o';

export type Name = 'floor' | 'ours' | 'peer';

/** Reads an answer to its end and drops it. Gives the length of its text, as a proof that it was read. */
export type Contestant = () => Promise<number>;

export const ours = (fetch: typeof globalThis.fetch): LanguageModelV1 =>
  createResponsesBridge({ apiKey: 'key', baseURL: url, fetch })(modelId);

export const peer = (fetch: typeof globalThis.fetch): LanguageModelV1 =>
  createOpenAI({ apiKey: 'key', baseURL: url, fetch }).responses(modelId);

const hello: LanguageModelV1Prompt = [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }];

export const ask = (model: LanguageModelV1, prompt = hello) =>
  model.doStream({ inputFormat: 'prompt', mode: { type: 'regular' }, prompt });

async function readParts(model: LanguageModelV1): Promise<number> {
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

/** The least that anybody has to do: read the pieces, find the events, parse their JSON. */
async function readEvents(fetch: typeof globalThis.fetch): Promise<number> {
  const { body } = await fetch(url);
  if (body === null) throw new Error('An answer without a body.');
  let length = 0;
  const parser = createParser({
    onEvent({ data }) {
      const event: { type: string; delta: string } = JSON.parse(data);
      if (event.type === 'response.output_text.delta') length += event.delta.length;
    },
  });
  const text = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return length;
    parser.feed(text.decode(value, { stream: true }));
  }
}

/** Those who read, over one endpoint. */
export function contestants(fetch: typeof globalThis.fetch): Record<Name, Contestant> {
  const [our, their] = [ours(fetch), peer(fetch)];
  return { floor: () => readEvents(fetch), ours: () => readParts(our), peer: () => readParts(their) };
}
