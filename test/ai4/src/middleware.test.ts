import { scenario } from '@responses-bridge/scenarios';
import {
  createProviderRegistry,
  customProvider,
  defaultSettingsMiddleware,
  extractReasoningMiddleware,
  generateText,
  NoSuchModelError,
  simulateStreamingMiddleware,
  streamText,
  wrapLanguageModel,
  type LanguageModelV1,
} from 'ai';
import { createResponsesBridge, responsesBridge } from 'responses-bridge';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { callOf, say, turn, weatherTool } from './answers.ts';
import { failureOf, textOf, stream } from './ask.ts';
import { bodiesOf, connect, secretKey, watch, tell } from './bridge.ts';
import { toolsOf } from './conversation.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('middleware', () => {
  test('that only looks on changes nothing', async () => {
    const loop = scenario('loop of five steps');
    await using connection = await connect({ script: loop.turns });
    const seen: string[] = [];
    const model = wrapLanguageModel({
      model: connection.model(),
      middleware: {
        middlewareVersion: 'v1',
        wrapStream: async ({ doStream, model: { provider, modelId } }) => {
          seen.push(`${provider} ${modelId}`);
          return doStream();
        },
      },
    });
    const { errors } = await stream({ model: () => model }, { prompt: loop.prompt, tools: toolsOf(loop), maxSteps: 5 });
    expect(errors).toEqual([]);
    expect(seen).toEqual(Array.from({ length: 5 }, () => 'openai.responses gpt-5.3-codex'));
    expect(
      bodiesOf(connection.upstream)
        .at(-1)
        ?.input.filter(({ type }) => type === 'reasoning'),
    ).toHaveLength(3);
  });

  test('extractReasoningMiddleware takes thoughts in tags out of the text', async () => {
    const tagged = say('<think>Hm, let me see.</think>It is 7.');
    await using connection = await connect({ script: [tagged, tagged] });
    const model = wrapLanguageModel({
      model: connection.model(),
      middleware: extractReasoningMiddleware({ tagName: 'think' }),
    });
    const generated = await generateText({ model, prompt: 'Hi' });
    expect([generated.reasoning, generated.text]).toEqual(['Hm, let me see.', 'It is 7.']);
    const { result } = await stream({ model: () => model });
    expect([await result.reasoning, await result.text]).toEqual(['Hm, let me see.', 'It is 7.']);
  });

  test('extractReasoningMiddleware leaves reasoning items as they are, and they go back', async () => {
    const output = turn({ type: 'reasoning', summary: ['Look it up.'] }, callOf('get_weather', { city: 'Bonn' }));
    await using connection = await connect({ script: [output, say('7 degrees.'), output, say('7 degrees.')] });
    const model = wrapLanguageModel({
      model: connection.model(),
      middleware: extractReasoningMiddleware({ tagName: 'think' }),
    });
    const call = {
      model,
      prompt: 'Hi',
      tools: weatherTool,
      maxSteps: 2,
      providerOptions: { openai: { reasoningSummary: 'auto' } },
    };
    await generateText(call);
    await streamText({ ...call, onError: ({ error }) => tell(error) }).consumeStream();
    const kinds = bodiesOf(connection.upstream).map(({ input }) => input.map(({ type, role }) => type ?? role));
    const asked = [['user'], ['user', 'reasoning', 'function_call', 'function_call_output']];
    expect(kinds).toEqual([...asked, ...asked]);
  });

  test('simulateStreamingMiddleware streams what was generated, and its reasoning goes back', async () => {
    await using connection = await connect({
      script: [
        turn({ type: 'reasoning', summary: ['Look it up.'] }, callOf('get_weather', { city: 'Bonn' })),
        say('7 degrees.'),
      ],
    });
    const model = wrapLanguageModel({ model: connection.model(), middleware: simulateStreamingMiddleware() });
    const { parts, errors } = await stream(
      { model: () => model },
      { tools: weatherTool, maxSteps: 2, providerOptions: { openai: { reasoningSummary: 'auto' } } },
    );
    expect([textOf(parts), errors]).toEqual(['7 degrees.', []]);
    const [first, second] = bodiesOf(connection.upstream);
    expect(first?.stream).toBeUndefined();
    expect(second?.input.map(({ type, role }) => type ?? role)).toEqual([
      'user',
      'reasoning',
      'function_call',
      'function_call_output',
    ]);
  });

  test('defaultSettingsMiddleware gives settings and provider options', async () => {
    await using connection = await connect();
    const settings = {
      temperature: 0.3,
      providerMetadata: { openai: { reasoningEffort: 'high', textVerbosity: 'low' } },
    };
    const model = wrapLanguageModel({
      model: connection.model('some-model'),
      middleware: defaultSettingsMiddleware({ settings }),
    });
    await generateText({ model, prompt: 'Hi', providerOptions: { openai: { textVerbosity: 'high' } } });
    expect(bodiesOf(connection.upstream)).toMatchObject([
      { temperature: 0.3, reasoning: { effort: 'high' }, text: { verbosity: 'high' } },
    ]);
  });
});

const models = (bridge: typeof responsesBridge): Record<string, LanguageModelV1> => ({
  'a call': bridge('gpt-5.3-codex'),
  languageModel: bridge.languageModel('gpt-5.3-codex'),
  responses: bridge.responses('gpt-5.3-codex'),
  chat: bridge.chat('gpt-5.3-codex'),
  'a registry': createProviderRegistry({ codex: bridge }).languageModel('codex:gpt-5.3-codex'),
  'a custom provider': customProvider({
    languageModels: { fast: bridge('gpt-5.3-codex') },
    fallbackProvider: bridge,
  }).languageModel('fast'),
  'the fallback of a custom provider': customProvider({ fallbackProvider: bridge }).languageModel('gpt-5.3-codex'),
});

describe('a provider', () => {
  test.each(Object.keys(models(responsesBridge)))('gives a model by %s', async way => {
    await using connection = await connect({ script: [say('Hi.')] });
    const model = models(createResponsesBridge({ baseURL: connection.url, apiKey: secretKey }))[way];
    if (model === undefined) throw new Error(way);
    expect([model.specificationVersion, model.provider, model.modelId]).toEqual([
      'v1',
      'openai.responses',
      'gpt-5.3-codex',
    ]);
    const { text } = await generateText({ model: watch(model), prompt: 'Hi' });
    expect(text).toBe('Hi.');
  });

  test('has no embeddings and no images, alone and in a registry', async () => {
    const bridge = createResponsesBridge();
    const registry = createProviderRegistry({ codex: bridge });
    const ways: Array<() => unknown> = [
      () => bridge.textEmbeddingModel('gpt-5.3-codex'),
      () => bridge.imageModel('gpt-5.3-codex'),
      () => registry.textEmbeddingModel('codex:gpt-5.3-codex'),
      () => registry.imageModel('codex:gpt-5.3-codex'),
    ];
    const errors = await Promise.all(ways.map(way => failureOf(Promise.resolve().then(way))));
    expect(errors.map(error => NoSuchModelError.isInstance(error))).toEqual([true, true, true, true]);
  });

  test('the default one reads the environment at the time of the call', async () => {
    await using connection = await connect({ script: [say('Hi.')] });
    const model = responsesBridge('gpt-5.3-codex');
    vi.stubEnv('OPENAI_API_KEY', undefined);
    vi.stubEnv('OPENAI_BASE_URL', undefined);
    expect(await failureOf(generateText({ model: watch(model), prompt: 'Hi' }))).toMatchObject({
      name: 'AI_LoadAPIKeyError',
    });
    vi.stubEnv('OPENAI_API_KEY', secretKey);
    vi.stubEnv('OPENAI_BASE_URL', connection.url);
    const { text } = await generateText({ model: watch(model), prompt: 'Hi' });
    expect(text).toBe('Hi.');
  });
});
