import { createOpenAI as createPeerV1 } from 'openai-v1';
import { createOpenAI as createPeerV2 } from 'openai-v2';
import { createOpenAI as createPeerV3 } from 'openai-v3';
import { createOpenAI as createPeerV4 } from 'openai-v4';
import type { LanguageModelV1, LanguageModelV1Prompt } from 'provider-v1';
import type { LanguageModelV4, LanguageModelV4Prompt } from 'provider-v4';
import type { ResponsesBridgeSettings } from 'responses-bridge';
import { createResponsesBridge as createV1 } from 'responses-bridge/ai4';
import { createResponsesBridge as createV2 } from 'responses-bridge/ai5';
import { createResponsesBridge as createV3 } from 'responses-bridge/ai6';
import { createResponsesBridge as createV4 } from 'responses-bridge/ai7';
import { keep } from '../prompts.ts';
import { url, type Major } from '../views.ts';
import { steps } from './endpoint.ts';

type Fetch = typeof globalThis.fetch;
type State = NonNullable<ResponsesBridgeSettings['state']>;

/** Holds the whole loop over an endpoint. */
export type Loop = (fetch: Fetch) => Promise<void>;

const modelId = 'gpt-5.3-codex';
const result = 'const answer = 42;\n'.repeat(216).slice(0, 4096);
const description = 'Reads lines of a file.';
const number = { type: 'number' } as const;
const parameters = { type: 'object', properties: { path: { type: 'string' }, from: number, to: number } } as const;

const settings = (fetch: Fetch) => ({ apiKey: 'key', baseURL: url, fetch });

/** What the peer has to be told so that nothing is stored. */
const nothingStored = { openai: { store: false, include: ['reasoning.encrypted_content'] } };

/** The newer views take and give alike what this loop consists of. */
const asV4 = (model: unknown) => model as LanguageModelV4;

/** The loop of each major with a policy of ours. */
export const ours: Record<Major, (state: State) => Loop> = {
  ai4: state => fetch => loopV1(createV1({ ...settings(fetch), state })(modelId)),
  ai5: state => fetch => loopV4(asV4(createV2({ ...settings(fetch), state })(modelId))),
  ai6: state => fetch => loopV4(asV4(createV3({ ...settings(fetch), state })(modelId))),
  ai7: state => fetch => loopV4(createV4({ ...settings(fetch), state })(modelId)),
};

/** The loop of each major with its peer: as it is by itself, which is stored, or with nothing stored. */
export const peers: Record<Major, (stored: boolean) => Loop> = {
  ai4: stored => fetch => loopV1(createPeerV1(settings(fetch)).responses(modelId), stored),
  ai5: stored => fetch => loopV4(asV4(createPeerV2(settings(fetch)).responses(modelId)), stored),
  ai6: stored => fetch => loopV4(asV4(createPeerV3(settings(fetch)).responses(modelId)), stored),
  ai7: stored => fetch => loopV4(createPeerV4(settings(fetch)).responses(modelId), stored),
};

async function loopV1(model: LanguageModelV1, stored = true): Promise<void> {
  const prompt: LanguageModelV1Prompt = [{ role: 'user', content: [{ type: 'text', text: 'Read all.' }] }];
  const tools = [{ type: 'function' as const, name: 'readFile', description, parameters }];
  for (let step = 0; step <= steps; step++) {
    const mode = { type: 'regular' as const, tools };
    const { stream } = await model.doStream({
      inputFormat: 'messages',
      mode,
      prompt,
      ...(!stored && { providerMetadata: { openai: { store: false } } }),
    });
    const content: Parameters<typeof keep>[1] = [];
    for await (const part of stream) keep(part, content);
    prompt.push({ role: 'assistant', content });
    for (const part of content) {
      if (part.type !== 'tool-call') continue;
      const { toolCallId, toolName } = part;
      prompt.push({ role: 'tool', content: [{ type: 'tool-result', toolCallId, toolName, result }] });
    }
  }
  expectWhole(prompt);
}

type AnswerV4 = Extract<LanguageModelV4Prompt[number], { role: 'assistant' }>;

async function loopV4(model: LanguageModelV4, stored = true): Promise<void> {
  const prompt: LanguageModelV4Prompt = [{ role: 'user', content: [{ type: 'text', text: 'Read all.' }] }];
  const tools = [{ type: 'function' as const, name: 'readFile', description, inputSchema: parameters }];
  for (let step = 0; step <= steps; step++) {
    const { stream } = await model.doStream({ prompt, tools, providerOptions: stored ? {} : nothingStored });
    const content = await readV4(stream);
    prompt.push({ role: 'assistant', content });
    for (const part of content) {
      if (part.type !== 'tool-call') continue;
      const { toolCallId, toolName } = part;
      const output = { type: 'text' as const, value: result };
      prompt.push({ role: 'tool', content: [{ type: 'tool-result', toolCallId, toolName, output }] });
    }
  }
  expectWhole(prompt);
}

type StreamV4 = Awaited<ReturnType<LanguageModelV4['doStream']>>['stream'];
type PartV4 = StreamV4 extends ReadableStream<infer Part> ? Part : never;

/** As ai@5 and later make a message of a step. */
async function readV4(stream: StreamV4): Promise<AnswerV4['content']> {
  const content: AnswerV4['content'] = [];
  for await (const part of stream) keepV4(part, content);
  return content;
}

function keepV4(part: PartV4, content: AnswerV4['content']): void {
  switch (part.type) {
    case 'error':
      throw part.error;
    case 'reasoning-start':
    case 'text-start':
      content.push({ type: part.type === 'text-start' ? 'text' : 'reasoning', text: '' });
      return;
    case 'reasoning-delta':
    case 'text-delta': {
      const last = content.at(-1);
      if (last?.type === 'reasoning' || last?.type === 'text') last.text += part.delta;
      return;
    }
    case 'reasoning-end':
    case 'text-end':
      Object.assign(content.at(-1) ?? {}, { providerOptions: part.providerMetadata });
      return;
    case 'tool-call': {
      const { toolCallId, toolName, providerMetadata: providerOptions } = part;
      const input: unknown = JSON.parse(part.input);
      content.push({ type: 'tool-call', toolCallId, toolName, input, ...(providerOptions && { providerOptions }) });
      return;
    }
    default:
  }
}

/** A question, a call and its result for each step, and the end: what was lost would make a loop faster. */
function expectWhole({ length }: { length: number }): void {
  const expected = 2 + 2 * steps;
  if (length !== expected) throw new Error(`The loop came to ${length} of ${expected} messages.`);
}
