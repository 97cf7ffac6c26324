import { generateText } from 'ai';
import { describe, expect, test } from 'vitest';
import { say } from './answers.ts';
import { failureOf, stream } from './ask.ts';
import { bodiesOf, connect, watch } from './bridge.ts';
import { createResponsesBridge } from 'responses-bridge';

/** A gateway whose names do not say which model answers. */
const behindAlias: typeof fetch = (input, init) => {
  const body = JSON.parse(String(init?.body));
  return fetch(input, {
    ...init,
    body: JSON.stringify({ ...body, model: body.model.replace('house-model', 'gpt-4o') }),
  });
};

const include = ['reasoning.encrypted_content'];
const told = { type: 'other', message: expect.stringContaining('include') };

describe('a model that refuses encrypted reasoning under a name that does not say so', () => {
  test('is asked again without it, and the next time at once', async () => {
    await using connection = await connect({}, { fetch: behindAlias });
    const model = connection.model('house-model');
    const first = await generateText({ model, prompt: 'Hi', maxRetries: 0 });
    const second = await generateText({ model, prompt: 'Hi', maxRetries: 0 });
    const { requests } = connection.upstream;
    expect(requests.map(({ rejected }) => rejected?.rule)).toEqual([
      'encrypted-content-on-plain-model',
      undefined,
      undefined,
    ]);
    expect(requests.map(({ body }) => body)).toMatchObject([{ include }, {}, {}]);
    expect(requests.slice(1).map(({ body }) => Object.keys(body as object))).toEqual([
      expect.not.arrayContaining(['include']),
      expect.not.arrayContaining(['include']),
    ]);
    expect([first.warnings, second.warnings]).toEqual([[told], [told]]);
  });

  test('is remembered for that model only', async () => {
    await using connection = await connect({}, { fetch: behindAlias });
    await generateText({ model: connection.model('house-model'), prompt: 'Hi' });
    await generateText({ model: connection.model('other-model'), prompt: 'Hi' });
    expect(connection.upstream.requests.at(-1)?.body).toMatchObject({ model: 'other-model', include });
  });

  test('is asked again in streams as well, and keeps what else was to be included', async () => {
    await using connection = await connect({ script: [say('Hi.')] }, { fetch: behindAlias });
    const sources = 'message.input_image.image_url';
    const { errors } = await stream(connection, {
      modelId: 'house-model',
      providerOptions: { openai: { include: [sources] } },
    });
    expect(errors).toEqual([]);
    expect(connection.upstream.requests.map(({ body }) => (body as { include: string[] }).include)).toEqual([
      [...include, sources],
      [sources],
    ]);
  });
});

describe('a model id is sent as it is', () => {
  test.each(['codex-mini-latest', 'openai/gpt-5.3-codex', 'Weird Name:v1', 'gpt-5.1-codex-max'])('%s', async id => {
    await using connection = await connect({ endedModels: {}, script: [say('Hi.')] });
    const { text, response } = await generateText({ model: connection.model(id), prompt: 'Hi' });
    expect([text, response.modelId]).toEqual(['Hi.', id]);
    expect(bodiesOf(connection.upstream).map(({ model }) => model)).toEqual([id]);
  });

  test('and what the endpoint says of one that it has ended reaches the user', async () => {
    await using connection = await connect();
    const error = await failureOf(generateText({ model: connection.model('codex-mini-latest'), prompt: 'Hey!' }));
    expect(connection.upstream.requests.map(({ body }) => (body as { model: string }).model)).toEqual([
      'codex-mini-latest',
    ]);
    expect(error).toMatchObject({
      code: 'http_error',
      statusCode: 404,
      isRetryable: false,
      message: expect.stringContaining('The model `codex-mini-latest` has been deprecated'),
      data: { code: 'model_not_found' },
    });
  });
});

describe('what the caller knows of a model comes before what the bridge knows', () => {
  test.each([
    ['gpt-5.3-codex', 'gpt-5.3-codex'],
    ['my-*', 'my-deployment'],
    ['*', 'gpt-4o'],
  ])('%s for %s', async (pattern, id) => {
    await using connection = await connect({ apiKey: null });
    const capabilities = { [pattern]: { reasoning: false, sampling: true, systemRole: 'system' as const } };
    const bridge = createResponsesBridge({ baseURL: connection.url, capabilities });
    await generateText({ model: watch(bridge(id)), system: 'Be brief.', prompt: 'Hi' });
    const [body] = bodiesOf(connection.upstream);
    expect([body?.include, body?.input[0]?.role]).toEqual([undefined, 'system']);
  });
});
