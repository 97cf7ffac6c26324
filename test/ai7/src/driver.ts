import {
  createContentDriver,
  createPageState,
  fetchFrom,
  type Accepts,
  type AnyBridge,
  type AnyModel,
  type BridgeOf,
  type Driver,
  type Functions,
  type Lacks,
  type ModelOf,
} from '@responses-bridge/matrix';
import {
  AbstractChat,
  convertToModelMessages,
  createProviderRegistry,
  createUIMessageStreamResponse,
  customProvider,
  DefaultChatTransport,
  defaultSettingsMiddleware,
  extractReasoningMiddleware,
  generateObject,
  generateText,
  jsonSchema,
  Output,
  simulateStreamingMiddleware,
  isStepCount,
  streamObject,
  streamText,
  toUIMessageStream,
  wrapLanguageModel,
  type LanguageModel,
  type LanguageModelMiddleware,
  type ToolSet,
  type UIMessage,
} from 'ai';
import { z } from 'zod';

/** Models of wrong entries are given as well, to see how they fail; what the types say of them stands in `types`. */
const asModel = (model: AnyModel) => model as ModelOf<'ai7'>;
const asProvider = (bridge: AnyBridge) => bridge as BridgeOf<'ai7'>;

/** The matrix builds options as they are documented, without the types of a major; the run shows whether they are right. */
const textOptions = (options: object) => options as Parameters<typeof generateText>[0];
const streamOptions = (options: object) => options as Parameters<typeof streamText>[0];

const schema = z.object({ name: z.string(), age: z.number(), nick: z.string().optional() });

class Chat extends AbstractChat<UIMessage> {}

const functions: Functions = {
  async generateText(options) {
    const result = await generateText(textOptions(options));
    const { steps, totalUsage, sources, warnings, providerMetadata, responseMessages } = result;
    const person = 'output' in options ? result.output : undefined;
    return { steps, totalUsage, sources, warnings, providerMetadata, messages: responseMessages, person };
  },
  streamText(options) {
    const result = streamText(streamOptions(options));
    return {
      parts: result.stream,
      async whole() {
        let person: unknown;
        if ('output' in options) for await (person of result.partialOutputStream);
        return {
          steps: await result.steps,
          totalUsage: await result.totalUsage,
          sources: await result.sources,
          warnings: await result.warnings,
          providerMetadata: await result.providerMetadata,
          messages: await result.responseMessages,
          person,
        };
      },
    };
  },
  generateObject: ({ model, prompt }) => generateObject({ model: asModel(model), schema, prompt, maxRetries: 0 }),
  streamObject: ({ model, prompt }) => streamObject({ model: asModel(model), schema, prompt, maxRetries: 0 }),
  jsonSchema,
  stopAfter: isStepCount,
  personOutput: { output: Output.object({ schema }) },
  endpointTool: ({ input, ...tool }) => ({
    ...tool,
    type: 'provider',
    // As `openai.tools.programmaticToolCalling` has it: a program may end in a later step.
    supportsDeferredResults: tool.id === 'openai.programmatic_tool_calling',
    inputSchema: input === 'text' ? z.string() : z.looseObject({}),
  }),
  upload: ({ id, mediaType }) => ({ type: 'file', data: { type: 'reference', reference: { openai: id } }, mediaType }),
  imageOutput: data => ({ type: 'file', data: { type: 'data', data }, mediaType: 'image/png' }),
  openPage(route, onChange) {
    const state = createPageState<UIMessage>(onChange);
    const transport = new DefaultChatTransport({ api: 'http://localhost/api/chat', fetch: fetchFrom(route) });
    const chat = new Chat({ state, transport });
    return { state, send: text => chat.sendMessage({ text }), stop: chat.stop };
  },
  async respond(options, messages) {
    // The page's messages, as its own `useChat` has sent them, and the tools that the matrix made.
    const converted = await convertToModelMessages(messages as UIMessage[], {
      tools: options.tools as ToolSet,
      ignoreIncompleteToolCalls: options.ignoreIncompleteToolCalls === true,
    });
    const { stream } = streamText(streamOptions({ ...options, messages: converted }));
    return createUIMessageStreamResponse({
      stream: toUIMessageStream({
        stream,
        sendReasoning: true,
        sendSources: true,
        onError: error => (error instanceof Error ? error.message : String(error)),
      }),
    });
  },
};

const middlewares: Record<string, LanguageModelMiddleware> = {
  extractReasoningMiddleware: extractReasoningMiddleware({ tagName: 'think' }),
  simulateStreamingMiddleware: simulateStreamingMiddleware(),
  defaultSettingsMiddleware: defaultSettingsMiddleware({
    settings: { temperature: 0.3, providerOptions: { openai: { reasoningEffort: 'high', textVerbosity: 'low' } } },
  }),
};

/** What models of older specifications cannot say. */
const older: Lacks = {
  'a cut stream, told from a failure by its finish reason': {
    why: 'its models have no word for it; the code of the error has',
    seen: 'finishReason',
  },
};

const ofV2: Lacks = {
  ...older,
  'image generation: what it looked like on the way': {
    why: 'the streams of its models have no part for it',
    seen: 'Here it is.',
  },
};

const types: Accepts<LanguageModel> = { ai4: false, ai5: true, ai6: true, ai7: true };

export const driver: Driver = {
  major: 7,
  types,
  ...createContentDriver(functions),
  wrap: (model, middleware, look) =>
    wrapLanguageModel({
      model: asModel(model),
      middleware: middlewares[middleware] ?? {
        specificationVersion: 'v4',
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
    createProviderRegistry({ codex: asProvider(bridge) }).embeddingModel(`codex:${modelId}`),
  runs: { ai7: {}, ai6: older, ai5: ofV2 },
};
