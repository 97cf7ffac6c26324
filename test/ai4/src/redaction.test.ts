import { generateText } from 'ai';
import { createResponsesBridge } from 'responses-bridge';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { failureOf, stream } from './ask.ts';
import { connect, secretKey, watch } from './bridge.ts';

const shown = (error: unknown) =>
  `${inspect(error, { depth: Infinity, showHidden: true, maxStringLength: Infinity })}\n${JSON.stringify(error)}\n${error instanceof Error ? error.stack : ''}`;

/** A gateway that repeats the headers and the address of each request in what it answers. */
function echo(answer: (secrets: string) => Response): typeof fetch {
  return async (input, init) => {
    const { authorization, ...rest } = Object.fromEntries(new Headers(init?.headers));
    return answer(`${authorization} ${JSON.stringify(rest)} ${authorization?.replace('Bearer ', '')}`);
  };
}

const sse = (...events: unknown[]) =>
  new Response(events.map(event => `data: ${JSON.stringify(event)}\n\n`).join(''), {
    headers: { 'content-type': 'text/event-stream' },
  });
const created = { type: 'response.created', response: { id: 'resp_1', object: 'response', status: 'in_progress' } };

const answers: Record<string, (secrets: string) => Response> = {
  'an error body': secrets =>
    Response.json({ error: { message: `Bad key ${secrets}`, code: 'invalid_api_key' } }, { status: 401 }),
  'an error text': secrets => new Response(`Bad key ${secrets}`, { status: 403 }),
  'an error with status 200': secrets => Response.json({ error: { message: `Bad key ${secrets}` } }),
  'a page': secrets => new Response(`<html>${secrets}</html>`, { headers: { 'content-type': 'text/html' } }),
  'a header of the answer': secrets => new Response('{}', { status: 400, headers: { 'x-debug': secrets } }),
  'an error event': secrets =>
    sse(created, { type: 'error', error: { code: 'invalid_api_key', message: `Bad key ${secrets}` } }),
  'a failed response': secrets =>
    sse(created, {
      type: 'response.failed',
      response: { status: 'failed', error: { code: 'server_error', message: `Bad key ${secrets}` } },
    }),
  'an event that is no JSON': secrets =>
    new Response(`data: {"Bad key ${secrets}\n\n`, { headers: { 'content-type': 'text/event-stream' } }),
};

describe.each(Object.entries(answers))('the key in %s', (_, answer) => {
  const headers = { 'x-api-key': 'other-secret-4711' };

  test('is in nothing that an error tells', async () => {
    await using connection = await connect({}, { fetch: echo(answer), headers });
    const { errors } = await stream(connection);
    expect(errors).toHaveLength(1);
    expect(shown(errors[0])).not.toContain(secretKey);
    expect(shown(errors[0])).not.toContain('other-secret-4711');
  });

  test('is in nothing either where a vendor wants it in a header of its own', async () => {
    await using connection = await connect({}, { fetch: echo(answer), dialect: 'azure' });
    const { errors } = await stream(connection);
    expect(errors).toHaveLength(1);
    expect(shown(errors[0])).not.toContain(secretKey);
  });
});

test('what is left of a message says that something was taken out', async () => {
  const refusal = { message: `Incorrect API key provided: ${secretKey}.`, code: 'invalid_api_key' };
  await using connection = await connect({}, { fetch: async () => Response.json({ error: refusal }, { status: 401 }) });
  const error = await failureOf(generateText({ model: connection.model(), prompt: 'Hi' }));
  expect(error).toMatchObject({
    message: expect.stringContaining('Incorrect API key provided: [redacted].'),
    responseBody: expect.stringContaining('[redacted]'),
    data: { message: 'Incorrect API key provided: [redacted].', code: 'invalid_api_key' },
  });
});

const throws =
  (message: (url: string) => string): typeof fetch =>
  async input => {
    throw new TypeError('fetch failed', { cause: new Error(message(String(input))) });
  };

describe('the query of the address is in no error', () => {
  const queryParams = { 'api-key': 'query-secret-4711' };

  test.each<[string, typeof fetch]>([
    ['an error status', async () => new Response('No.', { status: 400 })],
    ['a page', async () => new Response('<html></html>', { headers: { 'content-type': 'text/html' } })],
    ['no answer', throws(() => 'connect ECONNREFUSED')],
    ['a failure that names the address', throws(url => `Request to ${url} failed`)],
    [
      'an error that names the address',
      async input => Response.json({ error: { message: `Invalid URL (POST ${String(input)})` } }, { status: 404 }),
    ],
    ['a stream that is cut', async () => sse(created)],
  ])('%s', async (_, fetch) => {
    await using connection = await connect({}, { fetch, queryParams });
    const { errors } = await stream(connection);
    expect(errors).toHaveLength(1);
    expect(shown(errors[0])).not.toContain('query-secret-4711');
  });
});

describe('the key is in no error of the network', () => {
  test('that repeats it', async () => {
    await using connection = await connect(
      {},
      { fetch: throws(() => `Headers.append: "Bearer ${secretKey}" is an invalid header value.`) },
    );
    const error = await failureOf(generateText({ model: connection.model(), prompt: 'Hi', maxRetries: 0 }));
    expect(error).toMatchObject({ code: 'connection_failed' });
    expect(shown(error)).not.toContain(secretKey);
  });

  test('where it cannot be a header', async () => {
    const apiKey = `${secretKey}\nsecond-line`;
    const model = watch(createResponsesBridge({ baseURL: 'http://127.0.0.1:1/v1', apiKey })('gpt-5.3-codex'));
    expect(shown(await failureOf(generateText({ model, prompt: 'Hi', maxRetries: 0 })))).not.toContain(secretKey);
  });

  test('nor is the password of an address', async () => {
    const model = watch(
      createResponsesBridge({ baseURL: 'http://user:pass-4711@127.0.0.1:1/v1', apiKey: 'sk-test-key' })(
        'gpt-5.3-codex',
      ),
    );
    expect(shown(await failureOf(generateText({ model, prompt: 'Hi', maxRetries: 0 })))).not.toContain('pass-4711');
  });
});
