import { eventsOf, type Turn } from '@responses-bridge/upstream';
import { generateText, streamText } from 'ai';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createResponsesBridge } from 'responses-bridge';
import { describe, expect, test } from 'vitest';
import { turn } from './answers.ts';
import { drain, failureOf } from './ask.ts';
import { connect, tell, watch } from './bridge.ts';

const providerOptions = { openai: { reasoningSummary: 'auto' } };
const story: Turn = turn({ type: 'reasoning', summary: ['Hm.'] }, { type: 'message', text: 'Once upon a time.' });
const onError = ({ error }: { error: unknown }) => tell(error);

/** Takes requests, and never answers. */
async function silence() {
  const requests: IncomingMessage[] = [];
  const server = createServer(request => {
    // An abort is an error to the server, which is what is waited for.
    request.on('error', () => {});
    requests.push(request);
  }).listen(0, '127.0.0.1');
  const asked = once(server, 'request').then(([request]) => request as IncomingMessage);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const model = watch(
    createResponsesBridge({ baseURL: `http://127.0.0.1:${port}/v1`, apiKey: 'test-key' })('gpt-5.3-codex'),
  );
  return {
    model,
    asked,
    count: () => requests.length,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('before anything is answered', () => {
  test.each(['generateText', 'streamText'] as const)(
    'an abort ends %s with its reason, and nothing is tried again',
    async kind => {
      await using endpoint = await silence();
      const controller = new AbortController();
      const { signal } = controller;
      const errors: unknown[] = [];
      const call = {
        model: endpoint.model,
        prompt: 'Hi',
        abortSignal: signal,
        onError: ({ error }: { error: unknown }) => void errors.push(error),
      };
      const run =
        kind === 'generateText'
          ? generateText(call).catch(error => errors.push(error))
          : drain(streamText(call).fullStream);
      const request = await endpoint.asked;
      const gone = new Promise(resolve => request.once('close', resolve));
      controller.abort();
      await Promise.all([run, gone]);
      expect(errors).toEqual([signal.reason]);
      expect(errors[0]).toBe(signal.reason);
      expect(endpoint.count()).toBe(1);
    },
  );

  test('a signal that is aborted already sends nothing', async () => {
    await using connection = await connect({ script: [story] });
    const abortSignal = AbortSignal.abort();
    expect(await failureOf(generateText({ model: connection.model(), prompt: 'Hi', abortSignal }))).toBe(
      abortSignal.reason,
    );
    expect(connection.upstream.requests).toEqual([]);
  });
});

describe('in the middle of a stream', () => {
  const stalled = { script: [story], faults: [{ type: 'stall' as const, afterEvents: eventsOf(story).length - 4 }] };

  test.each<[string, unknown]>([
    ['an abort', undefined],
    ['an abort with a reason', new Error('The user left.')],
    ['a timeout', new DOMException('Too late.', 'TimeoutError')],
  ])('%s ends the request, and is passed on untouched', async (_, reason) => {
    await using connection = await connect(stalled);
    const controller = new AbortController();
    const { fullStream } = streamText({
      model: connection.model(),
      prompt: 'Hi',
      abortSignal: controller.signal,
      onError,
      providerOptions,
    });
    const error = await failureOf(drain(fullStream, type => type === 'text-delta' && controller.abort(reason)));
    expect(error).toBe(controller.signal.reason);
    await connection.upstream.idle();
    expect(connection.upstream.open).toBe(0);
    expect(connection.upstream.requests).toMatchObject([{ aborted: true, streamClosed: true }]);
  });

  test('a reader that is cancelled ends the request', async () => {
    await using connection = await connect(stalled);
    const { stream } = await connection.model().doStream({
      inputFormat: 'prompt',
      mode: { type: 'regular' },
      prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    });
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    await connection.upstream.idle();
    expect(connection.upstream.requests).toMatchObject([{ aborted: true, streamClosed: true }]);
  });
});

test('a stream ends with the response, though the endpoint holds the connection', async () => {
  await using connection = await connect({
    script: [story],
    faults: [{ type: 'stall', afterEvents: eventsOf(story).length }],
  });
  const result = streamText({ model: connection.model(), prompt: 'Hi', onError });
  await drain(result.fullStream);
  expect([await result.text, await result.finishReason]).toEqual(['Once upon a time.', 'stop']);
  await connection.upstream.idle();
  expect(connection.upstream.open).toBe(0);
});

test('a stream that is read to its end is not aborted', async () => {
  await using connection = await connect({ script: [story] });
  await drain(streamText({ model: connection.model(), prompt: 'Hi', onError }).fullStream);
  await connection.upstream.idle();
  expect(connection.upstream.requests).toMatchObject([{ aborted: false, streamClosed: true }]);
});
