import { scenario, scenarios, type Scenario } from '@responses-bridge/scenarios';
import { generateText, smoothStream, streamText, type StepResult, type ToolSet } from 'ai';
import { describe, expect, test } from 'vitest';
import { say, turn } from './answers.ts';
import { failureOf, story, stream, textOf } from './ask.ts';
import { connect, tell } from './bridge.ts';
import { toolsOf } from './conversation.ts';

const named = scenarios.map(each => [each.name, each] as const);
const fails = ({ turns }: Scenario) => turns.some(({ status }) => status === 'failed');
const providerOptions = { openai: { reasoningSummary: 'auto' } };

const callFor = (each: Scenario) => ({
  prompt: each.prompt,
  tools: toolsOf(each),
  maxSteps: 10,
  maxRetries: 0,
  providerOptions,
});

/** What a step tells; the ids of sources are made anew each time. */
function gist({
  text,
  reasoning,
  reasoningDetails,
  sources,
  toolCalls,
  toolResults,
  finishReason,
  usage,
  warnings,
  providerMetadata,
  response,
}: StepResult<ToolSet>) {
  const cited = sources.map(source => ({ ...source, id: undefined }));
  const metadata = { id: response.id, modelId: response.modelId, timestamp: response.timestamp };
  return {
    text,
    reasoning,
    reasoningDetails,
    cited,
    toolCalls,
    toolResults,
    finishReason,
    usage,
    warnings,
    providerMetadata,
    metadata,
  };
}

describe('generating and streaming tell the same', () => {
  test.each(named.filter(([, each]) => !fails(each)))('%s', async (_name, each) => {
    await using one = await connect({ script: each.turns });
    await using other = await connect({ script: each.turns });
    const generated = await generateText({ model: one.model(), ...callFor(each) });
    const streamed = streamText({ model: other.model(), ...callFor(each), onError: ({ error }) => tell(error) });
    await streamed.consumeStream();
    const steps = await streamed.steps;
    expect(steps.map(gist)).toEqual(generated.steps.map(gist));
    expect(generated.steps).toHaveLength(each.turns.length);
    expect(one.upstream.requests.map(({ body }) => body)).toEqual(
      other.upstream.requests.map(({ body }) => ({ ...(body as object), stream: undefined })),
    );
  });

  test.each(named.filter(([, each]) => fails(each)))('%s', async (_name, each) => {
    await using one = await connect({ script: each.turns });
    await using other = await connect({ script: each.turns });
    const thrown = await failureOf(generateText({ model: one.model(), ...callFor(each) }));
    const { errors } = await stream(other, callFor(each));
    const { error } = each.turns[0] ?? {};
    expect(thrown).toMatchObject({ code: 'response_failed', message: error?.message, data: error });
    const { code, message, statusCode, isRetryable } = thrown as Record<string, unknown>;
    expect(errors).toEqual([expect.objectContaining({ code, message, statusCode, isRetryable })]);
  });
});

test.each([
  ['plain text', 'stop'],
  ['refusal', 'stop'],
  ['one tool call', 'tool-calls'],
  ['incomplete text', 'length'],
  ['incomplete call', 'length'],
  ['incomplete reasoning', 'length'],
  ['content filter', 'content-filter'],
])('%s finishes with %s', async (name, finishReason) => {
  const { turns, prompt, ...rest } = scenario(name);
  await using connection = await connect({ script: turns });
  const { steps } = await generateText({
    model: connection.model(),
    prompt,
    tools: toolsOf({ turns, prompt, ...rest }),
    maxSteps: 1,
  });
  expect(steps.map(step => step.finishReason)).toEqual([finishReason]);
});

test('a call that was cut off is never run', async () => {
  const { turns, prompt, ...rest } = scenario('incomplete call');
  await using connection = await connect({ script: turns });
  const { parts } = await stream(connection, { prompt, tools: toolsOf({ turns, prompt, ...rest }), maxSteps: 5 });
  expect(story(parts)).not.toContain('tool-call');
  expect(connection.upstream.requests).toHaveLength(1);
});

test('fullStream brings reasoning, text and the ending in the order of the endpoint', async () => {
  await using connection = await connect({
    script: [turn({ type: 'reasoning', summary: ['One.', 'Two.'] }, { type: 'message', text: 'Hello there.' })],
  });
  const { parts, errors } = await stream(connection, { providerOptions });
  expect(story(parts)).toEqual([
    'step-start',
    'reasoning',
    'reasoning-signature',
    'redacted-reasoning',
    'text-delta',
    'step-finish',
    'finish',
  ]);
  expect(parts.flatMap(part => (part.type === 'reasoning' ? part.textDelta : [])).join('')).toBe('One.\n\nTwo.');
  expect(textOf(parts)).toBe('Hello there.');
  expect(errors).toEqual([]);
});

test('usage has the counts of the endpoint, and its parts in the metadata', async () => {
  const { turns, prompt } = scenario('usage with cached tokens');
  await using connection = await connect({ script: turns });
  const { usage, providerMetadata, response } = await generateText({ model: connection.model(), prompt });
  expect(usage).toEqual({ promptTokens: 2048, completionTokens: 6, totalTokens: 2054 });
  expect(providerMetadata).toEqual({
    openai: {
      responseId: response.id,
      serviceTier: 'default',
      cachedPromptTokens: 1920,
      cacheWriteTokens: 64,
      reasoningTokens: 0,
    },
  });
  expect(response).toMatchObject({ modelId: 'gpt-5.3-codex', headers: { 'x-request-id': expect.any(String) } });
});

test('usage that the endpoint does not tell is not made up', async () => {
  await using connection = await connect({ script: [{ ...say('Hi.'), usage: null }] });
  const { usage, text } = await generateText({ model: connection.model(), prompt: 'Hi' });
  expect(text).toBe('Hi.');
  expect(usage.promptTokens).toBeNaN();
});

test('smoothStream gives the same text in words', async () => {
  await using connection = await connect({
    script: [turn({ type: 'reasoning', summary: ['Hm, so.'] }, { type: 'message', text: 'one two three four' })],
  });
  const { parts, errors } = await stream(connection, {
    providerOptions,
    experimental_transform: smoothStream({ delayInMs: null }),
  });
  expect(parts.flatMap(part => (part.type === 'text-delta' ? part.textDelta : []))).toEqual([
    'one ',
    'two ',
    'three ',
    'four',
  ]);
  expect(errors).toEqual([]);
});

test('what is said of a request tells its body and no key', async () => {
  await using connection = await connect({ script: [say('Hi.')] });
  const { request } = await generateText({ model: connection.model(), prompt: 'Hi' });
  expect(JSON.parse(request.body ?? '')).toEqual(connection.upstream.requests[0]?.body);
});
