import { LLMock, type FixtureFileResponse } from '@copilotkit/aimock';
import { generateObject, generateText, type CoreMessage } from 'ai';
import { createResponsesBridge } from 'responses-bridge';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { weatherTool } from './answers.ts';
import { failureOf, stream, textOf } from './ask.ts';
import { secretKey, watch } from './bridge.ts';
import { validated } from './validated.ts';

/** An endpoint that others wrote, in their own reading of the protocol. It judges nothing, so the bodies are held against the published schema on the way. */
async function mock(...fixtures: Array<{ match: Parameters<LLMock['on']>[0]; response: FixtureFileResponse }>) {
  const server = new LLMock({ port: 0 });
  for (const { match, response } of fixtures) server.on(match, response);
  await server.start();
  const invalid: string[] = [];
  const fetch = validated(globalThis.fetch, invalid);
  const bridge = createResponsesBridge({ baseURL: `${server.url}/v1`, apiKey: secretKey, fetch });
  return {
    server,
    model: (id = 'gpt-5.3-codex') => watch(bridge(id)),
    /** What was asked, as aimock reads it. */
    asked: () =>
      server.getRequests().map(({ body }) => body as { messages: Array<{ role: string; content?: unknown }> }),
    async [Symbol.asyncDispose]() {
      await server.stop();
      expect(invalid).toEqual([]);
    },
  };
}

const hello = { match: { userMessage: /hello/i }, response: { content: 'Hello from the mock, 👋 in all tongues.' } };
const thinking = {
  match: { userMessage: 'prime' },
  response: { content: 'No: 7 × 13.', reasoning: 'Try small factors.' },
};
const loop = [
  {
    match: { userMessage: 'weather', hasToolResult: false },
    response: { toolCalls: [{ name: 'get_weather', arguments: '{"city":"Bonn"}' }], reasoning: 'Look it up.' },
  },
  { match: { hasToolResult: true }, response: { content: 'It is 7 degrees in Bonn.' } },
];

describe('against aimock', () => {
  test('text is generated and streamed', async () => {
    await using endpoint = await mock(hello);
    const { text, finishReason } = await generateText({ model: endpoint.model(), prompt: 'Hello!' });
    const { parts, errors } = await stream(endpoint, { prompt: 'Hello!' });
    expect([text, finishReason]).toEqual([hello.response.content, 'stop']);
    expect([textOf(parts), errors]).toEqual([hello.response.content, []]);
  });

  test('reasoning is told', async () => {
    await using endpoint = await mock(thinking);
    const generated = await generateText({ model: endpoint.model(), prompt: 'Is 91 prime?' });
    const { result } = await stream(endpoint, { prompt: 'Is 91 prime?' });
    expect([generated.reasoning, generated.text]).toEqual(['Try small factors.', 'No: 7 × 13.']);
    expect([await result.reasoning, await result.text]).toEqual(['Try small factors.', 'No: 7 × 13.']);
  });

  test('a loop of tools goes to its end', async () => {
    await using endpoint = await mock(...loop);
    const call = { prompt: 'The weather in Bonn?', tools: weatherTool, maxSteps: 5 };
    const generated = await generateText({ model: endpoint.model(), ...call });
    const { result, errors } = await stream(endpoint, { ...call, toolCallStreaming: true });
    expect(errors).toEqual([]);
    for (const steps of [generated.steps, await result.steps]) {
      expect(steps.map(({ finishReason }) => finishReason)).toEqual(['tool-calls', 'stop']);
      expect(steps[0]?.toolResults).toMatchObject([{ args: { city: 'Bonn' }, result: '7 degrees in Bonn' }]);
      expect(steps[1]?.text).toBe('It is 7 degrees in Bonn.');
    }
    expect(
      endpoint.asked().map(({ messages }) => messages.map(({ role }) => role).filter(role => role !== 'reasoning')),
    ).toEqual(Array.from({ length: 2 }, () => [['user'], ['user', 'assistant', 'tool']]).flat());
  });

  test('a conversation goes on', async () => {
    await using endpoint = await mock(thinking, hello);
    const question: CoreMessage = { role: 'user', content: 'Is 91 prime?' };
    const { response } = await generateText({ model: endpoint.model(), messages: [question] });
    const { text } = await generateText({
      model: endpoint.model(),
      messages: [question, ...response.messages, { role: 'user', content: 'Hello!' }],
    });
    expect(text).toBe(hello.response.content);
    expect(JSON.stringify(endpoint.asked().at(-1))).toContain('No: 7 × 13.');
  });

  test('an object is made', async () => {
    await using endpoint = await mock({ match: { userMessage: 'Who' }, response: { content: '{"name":"Ada"}' } });
    const { object } = await generateObject({
      model: endpoint.model(),
      prompt: 'Who?',
      schema: z.object({ name: z.string() }),
    });
    expect(object).toEqual({ name: 'Ada' });
  });

  test('an error is told in its own words', async () => {
    await using endpoint = await mock({
      match: { userMessage: 'break' },
      response: { error: { message: 'Too much of it.', type: 'rate_limit_error' }, status: 429 },
    });
    const error = await failureOf(generateText({ model: endpoint.model(), prompt: 'break', maxRetries: 0 }));
    expect(error).toMatchObject({ code: 'http_error', statusCode: 429, isRetryable: true, message: 'Too much of it.' });
  });

  test('a request that nothing answers is an error', async () => {
    await using endpoint = await mock(hello);
    const { parts, errors } = await stream(endpoint, { prompt: 'Something else.' });
    expect(errors).toEqual([expect.objectContaining({ code: 'http_error', isRetryable: false })]);
    expect(parts.map(({ type }) => type)).toEqual(['error']);
  });
});
