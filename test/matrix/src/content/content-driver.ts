import type { Answer, Ask, Driver, Streamed } from '../driver.ts';
import type { AnyModel } from '../models.ts';
import { answered } from './approvals.ts';
import type { Functions, Options, StreamPart } from './functions.ts';
import { openChat } from './open-chat.ts';
import { toAnswer } from './to-answer.ts';
import { toolsOf } from './tools.ts';

/** The part of a driver that is the same for every major whose answers are lists of content: ai@5 and later. */
export function createContentDriver(
  ai: Functions,
): Pick<Driver, 'generate' | 'stream' | 'generateObject' | 'streamObject' | 'chat'> {
  return {
    generate: (model, ask) =>
      answered(ask, messagesOf(ai, ask), async messages =>
        toAnswer(await ai.generateText({ ...optionsOf(ai, model, ask), messages })),
      ),
    stream: (model, ask) => answered(ask, messagesOf(ai, ask), messages => stream(ai, { model, ask, messages })),
    async generateObject(model, prompt) {
      const { object } = await ai.generateObject({ model, prompt });
      return object;
    },
    async streamObject(model, prompt) {
      const { partialObjectStream, object } = ai.streamObject({ model, prompt });
      let partials = 0;
      for await (const _ of partialObjectStream) partials++;
      return { object: await object, partials };
    },
    chat: (model, ask) =>
      openChat(ai, ask, (messages, abortSignal) =>
        ai.respond(
          {
            ...optionsOf(ai, model, ask),
            ignoreIncompleteToolCalls: ask.ignoreIncompleteToolCalls,
            abortSignal,
            onError: quiet,
          },
          messages,
        ),
      ),
  };
}

/** What a page shows is looked at there. */
const quiet = () => {};

function optionsOf(ai: Functions, model: AnyModel, ask: Omit<Ask, 'prompt'>): Options {
  const { settings, openai, maxSteps = 10, maxRetries = 0, rawChunks } = ask;
  const tools = toolsOf(ai, ask);
  return {
    model,
    maxRetries,
    ...settings,
    ...(openai && { providerOptions: { openai } }),
    ...(Object.keys(tools).length > 0 && { tools }),
    stopWhen: ai.stopAfter(maxSteps),
    ...(ask.person && ai.personOutput),
    ...(rawChunks && { includeRawChunks: true }),
  };
}

function messagesOf(ai: Functions, { history = [], prompt }: Ask): unknown[] {
  const content =
    typeof prompt === 'string' ? prompt : prompt.map(part => (part.type === 'upload' ? ai.upload(part) : part));
  return prompt === '' ? [...history] : [...history, { role: 'user', content }];
}

const nothing: Answer = {
  text: '',
  finishReason: '',
  steps: [],
  usage: {},
  sources: [],
  warnings: [],
  metadata: {},
  messages: [],
};

const stops = { text: 'text-delta', call: 'tool-call' };

interface Streaming {
  readonly model: AnyModel;
  readonly ask: Ask;
  readonly messages: readonly unknown[];
}

async function stream(ai: Functions, { model, ask, messages }: Streaming): Promise<Streamed> {
  const controller = new AbortController();
  const errors: unknown[] = [];
  const { parts, whole } = ai.streamText({
    ...optionsOf(ai, model, ask),
    messages,
    abortSignal: controller.signal,
    onError: ({ error }: { error: unknown }) => void errors.push(error),
  });
  const seen: StreamPart[] = [];
  for await (const part of parts) {
    seen.push(part);
    if (ask.stopAt !== undefined && part.type === stops[ask.stopAt]) controller.abort();
  }
  // Without a step there is nothing but the parts.
  const answer = await whole().then(toAnswer, () => nothing);
  const texts = seen.slice(seen.findLastIndex(({ type }) => type === 'start-step') + 1);
  return {
    ...answer,
    text: texts.map(({ type, text = '' }) => (type === 'text-delta' ? text : '')).join(''),
    finishReason: seen.findLast(({ type }) => type === 'finish')?.finishReason ?? '',
    errors,
    rawChunks: seen.filter(({ type }) => type === 'raw').length,
    inputs: inputsOf(seen),
  };
}

function inputsOf(parts: readonly StreamPart[]): string[] {
  const inputs = new Map<string, string>();
  for (const { type, id = '', delta = '' } of parts) {
    if (type === 'tool-input-delta') inputs.set(id, (inputs.get(id) ?? '') + delta);
  }
  return [...inputs.values()];
}
