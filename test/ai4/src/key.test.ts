import { generateText } from 'ai';
import { createResponsesBridge, ResponsesError, type ResponsesBridgeSettings } from 'responses-bridge';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf, requestOf } from './ask.ts';
import { connect, secretKey, watch } from './bridge.ts';

beforeEach(() => {
  vi.stubEnv('OPENAI_API_KEY', undefined);
  vi.stubEnv('OPENAI_BASE_URL', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const bearer = `Bearer ${secretKey}`;

const closedVault = () => Promise.reject(new Error('The vault is closed.'));

describe('the key', () => {
  test.each<[string, ResponsesBridgeSettings['apiKey']]>([
    ['as text', secretKey],
    ['as a promise', Promise.resolve(secretKey)],
    ['by a function', () => secretKey],
    ['by an async function', async () => secretKey],
  ])('%s', async (_, apiKey) => {
    expect((await requestOf({ apiKey })).headers.authorization).toBe(bearer);
  });

  test('of the environment', async () => {
    vi.stubEnv('OPENAI_API_KEY', secretKey);
    expect((await requestOf({})).headers.authorization).toBe(bearer);
  });

  test('by a function is asked for at each call', async () => {
    await using connection = await connect({ apiKey: null });
    const keys = ['sk-first-key', 'sk-second-key'];
    const bridge = createResponsesBridge({ baseURL: connection.url, apiKey: () => keys.shift() ?? '' });
    for (const prompt of ['One', 'Two']) await generateText({ model: watch(bridge('gpt-5.3-codex')), prompt });
    expect(connection.upstream.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer sk-first-key',
      'Bearer sk-second-key',
    ]);
  });

  test.each<[string, ResponsesBridgeSettings]>([
    ['no key', {}],
    ['an empty key', { apiKey: '' }],
    ['a function that has none', { apiKey: () => '' }],
  ])('%s for another host sends no authorization at all', async (_, settings) => {
    const { headers } = await requestOf(settings);
    expect(headers).not.toHaveProperty('authorization');
    expect(JSON.stringify(headers)).not.toMatch(/undefined|null/);
  });

  test.each<[string, ResponsesBridgeSettings]>([
    ['no settings', {}],
    ['its address', { baseURL: 'https://api.openai.com/v1' }],
    ['its address in Europe', { baseURL: 'https://eu.api.openai.com/v1/' }],
  ])('missing for OpenAI by %s is told before any request', async (_, settings) => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const model = watch(createResponsesBridge({ ...settings, fetch })('gpt-5.3-codex'));
    const error = await failureOf(generateText({ model, prompt: 'Hi' }));
    expect(error).toMatchObject({ name: 'AI_LoadAPIKeyError', message: expect.stringContaining('OPENAI_API_KEY') });
    expect(fetch).not.toHaveBeenCalled();
  });

  test('that the setting itself fails to give is that failure', async () => {
    await using connection = await connect();
    const error = await failureOf(
      generateText({
        model: watch(createResponsesBridge({ baseURL: connection.url, apiKey: closedVault })('m')),
        prompt: 'Hi',
        maxRetries: 0,
      }),
    );
    expect(error).toMatchObject({ message: 'The vault is closed.' });
    expect(connection.upstream.requests).toEqual([]);
  });
});

test('a wrong key is told with what to check', async () => {
  await using connection = await connect({}, { apiKey: 'sk-wrong-key-4711' });
  const error = await failureOf(generateText({ model: connection.model(), prompt: 'Hi' }));
  expect(error).toMatchObject({
    statusCode: 401,
    isRetryable: false,
    code: 'http_error',
    message: expect.stringContaining('apiKey'),
  });
  expect(error).toBeInstanceOf(ResponsesError);
});
