import { createUpstream } from '@responses-bridge/upstream';
import { generateText } from 'ai';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createResponsesBridge, type ResponsesBridgeSettings } from 'responses-bridge';
import { expect, test } from 'vitest';
import { failureOf } from './ask.ts';
import { secretKey, watch } from './bridge.ts';

/** A server that sends every request on to another host, which has another port, and that host. */
async function connect(status: number) {
  const upstream = createUpstream({ apiKey: null });
  const target = await upstream.listen();
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    response.writeHead(status, { location: `${target.url}/responses` }).end();
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    seen,
    arrived: upstream.requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(closed => server.close(closed));
      await target.close();
    },
  };
}

const ask = (baseURL: string, settings: ResponsesBridgeSettings) => {
  const model = watch(createResponsesBridge({ baseURL, ...settings })('gpt-5.3-codex'));
  return generateText({ model, prompt: 'Hi', maxRetries: 0 });
};

const moved = {
  code: 'http_error',
  isRetryable: false,
  message: expect.stringMatching(/another address.*baseURL/),
};

test.each([301, 302, 303, 307, 308])(
  'a key in a header of its own does not follow a redirect with %i',
  async status => {
    await using connection = await connect(status);
    const error = await failureOf(ask(connection.url, { dialect: 'azure', apiKey: secretKey }));
    expect(connection.seen).toMatchObject([{ 'api-key': secretKey }]);
    expect(connection.arrived).toEqual([]);
    expect(error).toMatchObject({ ...moved, statusCode: status });
  },
);

test.each(['x-api-key', 'Ocp-Apim-Subscription-Key', 'x-session-token'])(
  'nor does what the caller has in %s',
  async name => {
    await using connection = await connect(307);
    const error = await failureOf(ask(connection.url, { apiKey: 'key-4711', headers: { [name]: secretKey } }));
    expect([connection.arrived, error]).toMatchObject([[], moved]);
  },
);

test('fetch itself takes a bearer token off a redirect, so that one is followed', async () => {
  await using connection = await connect(307);
  const result = await ask(connection.url, { apiKey: secretKey, headers: { 'x-trace': 'trace-4711' } });
  expect(result.text).not.toBe('');
  expect(connection.arrived).toMatchObject([{ headers: { 'x-trace': 'trace-4711' } }]);
  expect(connection.arrived[0]?.headers).not.toHaveProperty('authorization');
});
