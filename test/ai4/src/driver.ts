import {
  fetchFrom,
  type Accepts,
  type Answer,
  type AnyBridge,
  type AnyModel,
  type Ask,
  type BridgeOf,
  type Driver,
  type Lack,
  type Streamed,
} from '@responses-bridge/matrix';
import {
  createProviderRegistry,
  customProvider,
  defaultSettingsMiddleware,
  extractReasoningMiddleware,
  generateObject,
  generateText,
  simulateStreamingMiddleware,
  streamObject,
  streamText,
  wrapLanguageModel,
  type CoreMessage,
  type LanguageModel,
  type LanguageModelV1Middleware,
  type TextStreamPart,
  type ToolSet,
} from 'ai';
import { openChat } from './open-chat.ts';
import { toAnswer } from './to-answer.ts';
import { asModel, messagesOf, schema, settingsOf } from './to-call.ts';

/** The bridge of a wrong entry is given to no registry. */
const asProvider = (bridge: AnyBridge) => bridge as BridgeOf<'ai4'>;

async function generate(model: AnyModel, ask: Ask): Promise<Answer> {
  const result = await generateText({ ...settingsOf(model, ask), messages: messagesOf(ask) });
  const { text, finishReason } = result;
  return { ...toAnswer(result), text, finishReason, person: ask.person ? result.experimental_output : undefined };
}

type Part = TextStreamPart<ToolSet>;

const stops = { text: 'text-delta', call: 'tool-call' };

async function stream(model: AnyModel, ask: Ask): Promise<Streamed> {
  const controller = new AbortController();
  const errors: unknown[] = [];
  const result = streamText({
    ...settingsOf(model, ask),
    messages: messagesOf(ask),
    abortSignal: controller.signal,
    toolCallStreaming: true,
    onError: ({ error }) => void errors.push(error),
  });
  const parts: Part[] = [];
  try {
    for await (const part of result.fullStream) {
      parts.push(part);
      if (ask.stopAt !== undefined && part.type === stops[ask.stopAt]) controller.abort();
    }
  } catch (error) {
    if (error !== controller.signal.reason) throw error;
  }
  const step = parts.slice(parts.findLastIndex(({ type }) => type === 'step-start') + 1);
  const finish = parts.find(part => part.type === 'finish');
  return {
    ...(finish === undefined ? nothing : await wholeOf(result, ask)),
    text: step.map(part => (part.type === 'text-delta' ? part.textDelta : '')).join(''),
    finishReason: finish?.finishReason ?? '',
    errors,
    rawChunks: 0,
    inputs: inputsOf(parts),
  };
}

function inputsOf(parts: readonly Part[]): string[] {
  const inputs = new Map<string, string>();
  for (const part of parts) {
    if (part.type !== 'tool-call-delta') continue;
    inputs.set(part.toolCallId, (inputs.get(part.toolCallId) ?? '') + part.argsTextDelta);
  }
  return [...inputs.values()];
}

const nothing = { steps: [], usage: {}, sources: [], warnings: [], metadata: {}, messages: [] };

/** Its promises are settled only where there was a finish. */
async function wholeOf(result: ReturnType<typeof streamText>, ask: Ask) {
  const answer = toAnswer({
    steps: await result.steps,
    usage: await result.usage,
    sources: await result.sources,
    warnings: await result.warnings,
    providerMetadata: await result.providerMetadata,
    response: await result.response,
  });
  let person: unknown;
  if (ask.person) for await (person of result.experimental_partialOutputStream);
  return { ...answer, person };
}

const middlewares: Record<string, LanguageModelV1Middleware> = {
  extractReasoningMiddleware: extractReasoningMiddleware({ tagName: 'think' }),
  simulateStreamingMiddleware: simulateStreamingMiddleware(),
  defaultSettingsMiddleware: defaultSettingsMiddleware({
    settings: { temperature: 0.3, providerMetadata: { openai: { reasoningEffort: 'high', textVerbosity: 'low' } } },
  }),
};

const types: Accepts<LanguageModel> = { ai4: true, ai5: false, ai6: false, ai7: false };

const throws = (seen: string): Lack => ({ why: 'it ends the call with a `ToolExecutionError`', seen });

const withoutOptions: Lack = { why: 'its function tools have no provider options', seen: 'tools' };

/** How ai@4 is driven. */
export const driver: Driver = {
  major: 4,
  types,
  generate,
  stream,
  async generateObject(model, prompt) {
    const { object } = await generateObject({ model: asModel(model), schema, prompt, maxRetries: 0 });
    return object;
  },
  async streamObject(model, prompt) {
    const { partialObjectStream, object } = streamObject({ model: asModel(model), schema, prompt, maxRetries: 0 });
    let partials = 0;
    for await (const _ of partialObjectStream) partials++;
    return { object: await object, partials };
  },
  chat(model, ask) {
    const fetch = fetchFrom(async (messages, abortSignal) =>
      streamText({
        ...settingsOf(model, ask),
        // The page's messages, as its own `useChat` has sent them.
        messages: messages as CoreMessage[],
        abortSignal,
        onError: () => {},
      }).toDataStreamResponse({
        sendReasoning: true,
        sendSources: true,
        getErrorMessage: error => (error instanceof Error ? error.message : String(error)),
      }),
    );
    return openChat(fetch, ask);
  },
  wrap: (model, middleware, look) =>
    wrapLanguageModel({
      model: asModel(model),
      middleware: middlewares[middleware] ?? {
        middlewareVersion: 'v1',
        async wrapStream({ doStream, model: { provider } }) {
          look(provider);
          return doStream();
        },
      },
    }),
  registered: (bridge, modelId) => {
    const provider = asProvider(bridge);
    return {
      'a registry': () => createProviderRegistry({ codex: provider }).languageModel(`codex:${modelId}`),
      'a custom provider': () =>
        customProvider({ languageModels: { fast: provider.languageModel(modelId) } }).languageModel('fast'),
      'the fallback of a custom provider': () => customProvider({ fallbackProvider: provider }).languageModel(modelId),
    };
  },
  embedding: (bridge, modelId) =>
    createProviderRegistry({ codex: asProvider(bridge) }).textEmbeddingModel(`codex:${modelId}`),
  runs: {
    ai4: {
      'the reasoning setting of a call': {
        why: 'it has no such setting; the provider option `reasoningEffort` is sent',
        seen: 'reasoning',
      },
      'a cut stream, told from a failure by its finish reason': {
        why: 'its finish reasons have no word for it; the code of the error has',
        seen: 'finishReason',
      },
      'raw chunks': { why: 'its streams have no part for them', seen: 'rawChunks' },
      'temperature 0': {
        why: 'it says 0 itself where none is given; the provider option `temperature: 0` is sent',
        seen: 'temperature',
      },
      'code interpreter: its code, as it is written': {
        why: 'its streams show only calls that the caller runs; the code is told when the answer is whole',
        seen: 'inputs',
      },
      'image generation: what it looked like on the way': {
        why: 'its streams have no part for it',
        seen: 'Here it is.',
      },
      'phases of messages: they are told': {
        why: 'its texts have no metadata; they go back all the same',
        seen: 'phases',
      },
      'a program: who calls a function is declared': withoutOptions,
      'tool search by the endpoint: namespaces and functions to be found are declared': withoutOptions,
      'a tool that fails': throws('No satellite is up.'),
      'shell: answered with an error': throws('No shell.'),
      'local shell: answered with an error': throws('No shell.'),
      'apply patch: answered with an error': throws('The disk is full.'),
      'a custom tool with a grammar: answered with an error': throws('No table.'),
      'tool search by the caller: answered with an error': throws('No index.'),
    },
  },
};
