import type { Answer, Ask, Driver, Streamed, Tool } from '../driver.ts';
import type { AnyModel } from '../models.ts';
import type { Functions, Options, ResultShape, StepShape, StreamPart, UsageShape } from './functions.ts';
import { openChat } from './open-chat.ts';

/** The part of a driver that is the same for every major whose answers are lists of content: ai@5 and later. */
export function createContentDriver(
  ai: Functions,
): Pick<Driver, 'generate' | 'stream' | 'generateObject' | 'streamObject' | 'chat'> {
  return {
    async generate(model, ask) {
      return toAnswer(await ai.generateText({ ...optionsOf(ai, model, ask), messages: messagesOf(ai, ask) }));
    },
    stream: (model, ask) => stream(ai, model, ask),
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
      openChat(ai, ask.stopAt, (messages, abortSignal) =>
        ai.respond({ ...optionsOf(ai, model, ask), abortSignal, onError: quiet }, messages),
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

function toolsOf(ai: Functions, { tools = [], customTools = [], hostedTools = [] }: Omit<Ask, 'prompt'>): Options {
  const functions = tools.map(tool => [tool.name, toTool(ai, tool)]);
  const customs = customTools.map(({ name, description, result }) => {
    const tool = ai.endpointTool({ name, id: 'openai.custom', args: { description }, input: 'text' });
    return [name, { ...tool, execute: async () => result }];
  });
  const hosted = hostedTools.map(name => [
    name,
    ai.endpointTool({ name, id: `openai.${name}`, args: {}, input: 'any' }),
  ]);
  return Object.fromEntries([...functions, ...customs, ...hosted]);
}

function toTool(ai: Functions, { description, parameters, result, fails, shows }: Tool): Options {
  return {
    description,
    inputSchema: ai.jsonSchema(parameters),
    async execute() {
      if (fails !== undefined) throw new Error(fails);
      return result;
    },
    ...(shows !== undefined && {
      toModelOutput: () => ({
        type: 'content',
        value: [{ type: 'text', text: shows }, ai.imageOutput(String(result))],
      }),
    }),
  };
}

function messagesOf(ai: Functions, { history = [], prompt }: Ask): unknown[] {
  const content =
    typeof prompt === 'string' ? prompt : prompt.map(part => (part.type === 'upload' ? ai.upload(part) : part));
  return [...history, { role: 'user', content }];
}

function toStep({ text, reasoningText = '', toolCalls, toolResults, finishReason }: StepShape) {
  return {
    text,
    reasoning: reasoningText,
    calls: toolCalls.map(({ toolName: name, input }) => ({ name, input })),
    results: toolResults.map(({ toolName: name, output }) => ({ name, output })),
    finishReason,
  };
}

function toUsage(usage: UsageShape) {
  return {
    input: usage.inputTokens,
    output: usage.outputTokens,
    cached: usage.inputTokenDetails?.cacheReadTokens ?? usage.cachedInputTokens,
    reasoning: usage.outputTokenDetails?.reasoningTokens ?? usage.reasoningTokens,
  };
}

function toAnswer(result: ResultShape): Answer {
  const steps = result.steps.map(toStep);
  const last = steps.at(-1);
  return {
    text: last?.text ?? '',
    finishReason: last?.finishReason ?? '',
    steps,
    usage: toUsage(result.totalUsage),
    sources: result.sources.flatMap(source => ('url' in source ? [String(source.url)] : [])),
    warnings: (result.warnings ?? []).map(warning => JSON.stringify(warning)),
    metadata: result.providerMetadata?.openai ?? {},
    messages: result.messages,
    person: result.person,
  };
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

async function stream(ai: Functions, model: AnyModel, ask: Ask): Promise<Streamed> {
  const controller = new AbortController();
  const errors: unknown[] = [];
  const { parts, whole } = ai.streamText({
    ...optionsOf(ai, model, ask),
    messages: messagesOf(ai, ask),
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
  };
}
