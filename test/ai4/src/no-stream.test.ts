import { generateText } from 'ai';
import { describe, expect, test } from 'vitest';
import { callOf, say, turn, weatherTool } from './answers.ts';
import { failureOf, stream, textOf } from './ask.ts';
import { connect } from './bridge.ts';

const providerOptions = { openai: { reasoningSummary: 'auto' } };

const json = { headers: { 'content-type': 'application/json' } };

describe('an answer that is no stream', () => {
  test('but a whole response is read as the answer', async () => {
    const script = [
      turn({ type: 'reasoning', summary: ['Hm.'] }, callOf('get_weather', { city: 'Bonn' })),
      say('7 degrees.'),
    ];
    await using connection = await connect({ script, faults: [{ type: 'json-body' }] });
    const { parts, errors, result } = await stream(connection, { tools: weatherTool, maxSteps: 2, providerOptions });
    expect(errors).toEqual([]);
    expect([textOf(parts), (await result.steps).map(({ finishReason }) => finishReason)]).toEqual([
      '7 degrees.',
      ['tool-calls', 'stop'],
    ]);
  });

  test.each<[string, () => Response, Record<string, unknown>]>([
    [
      'a page of a proxy with status 502',
      () => new Response('<html>Bad Gateway</html>', { status: 502, headers: { 'content-type': 'text/html' } }),
      { code: 'http_error', statusCode: 502, isRetryable: true },
    ],
    [
      'a page with status 200',
      () => new Response('<html>Welcome</html>', { headers: { 'content-type': 'text/html' } }),
      { code: 'response_invalid', isRetryable: false, message: expect.stringContaining('baseURL') },
    ],
    [
      'an error with status 200',
      () => Response.json({ error: { message: 'No such deployment.' } }),
      { code: 'response_failed', message: 'No such deployment.' },
    ],
    [
      'a chat completion',
      () => Response.json({ object: 'chat.completion', choices: [] }),
      { code: 'response_invalid', message: expect.stringContaining('chat completion') },
    ],
    ['JSON that is cut off', () => new Response('{"id":"resp_1","object":"resp', json), { code: 'response_invalid' }],
    ['nothing', () => new Response('', json), { code: 'response_invalid' }],
    [
      'a JSON body that breaks off',
      () => new Response(brokenBody(), json),
      { code: 'connection_failed', isRetryable: true },
    ],
    [
      'an error body that breaks off',
      () => new Response(brokenBody(), { status: 500, ...json }),
      { code: 'http_error', statusCode: 500, isRetryable: true },
    ],
  ])('%s is an error, generated and streamed', async (_, respond, expected) => {
    await using connection = await connect({}, { fetch: async () => respond() });
    const thrown = await failureOf(generateText({ model: connection.model(), prompt: 'Hi', maxRetries: 0 }));
    const { parts, errors } = await stream(connection);
    expect([thrown, ...errors]).toEqual([expect.objectContaining(expected), expect.objectContaining(expected)]);
    expect(parts.map(({ type }) => type)).toEqual(['error']);
  });
});

function brokenBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      controller.error(new TypeError('terminated'));
    },
  });
}
