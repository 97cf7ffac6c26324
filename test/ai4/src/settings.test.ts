import { generateText, streamText } from 'ai';
import { createResponsesBridge, VERSION, type ResponsesBridgeSettings } from 'responses-bridge';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { say, turn, callOf, weatherTool } from './answers.ts';
import { failureOf, requestOf } from './ask.ts';
import { bodiesOf, connect, secretKey, watch, tell } from './bridge.ts';

beforeEach(() => {
  vi.stubEnv('OPENAI_API_KEY', undefined);
  vi.stubEnv('OPENAI_BASE_URL', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the address', () => {
  test.each(['', '/'])('may end in "%s", as setting and in the environment', async end => {
    await using connection = await connect({ script: [say('One.'), say('Two.')] });
    const one = createResponsesBridge({ baseURL: connection.url + end, apiKey: secretKey });
    vi.stubEnv('OPENAI_BASE_URL', connection.url + end);
    const two = createResponsesBridge({ apiKey: secretKey });
    for (const bridge of [one, two]) await generateText({ model: watch(bridge('gpt-5.3-codex')), prompt: 'Hi' });
    const paths = connection.upstream.requests.map(({ url }) => new URL(url).pathname);
    expect(paths).toEqual(['/v1/responses', '/v1/responses']);
  });

  test('of the setting comes before that of the environment', async () => {
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1/v1');
    const { url } = await requestOf({});
    expect(new URL(url).pathname).toBe('/v1/responses');
  });

  test('has the query of queryParams', async () => {
    const { url } = await requestOf({ queryParams: { 'api-version': '2026-01-01', q: 'a b&c' } });
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({ 'api-version': '2026-01-01', q: 'a b&c' });
  });

  test('that is none is an error that names the setting', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const error = await failureOf(
      generateText({
        model: watch(createResponsesBridge({ baseURL: 'localhost/v1', apiKey: secretKey, fetch })('m')),
        prompt: 'Hi',
      }),
    );
    expect(error).toMatchObject({ message: expect.stringContaining('baseURL') });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('headers', () => {
  test('name the client, the organization and the project', async () => {
    const { headers } = await requestOf({ organization: 'org-1', project: 'proj-1' });
    expect(headers).toMatchObject({
      'openai-organization': 'org-1',
      'openai-project': 'proj-1',
      'content-type': 'application/json',
    });
    expect(headers['user-agent']).toContain(`ai-sdk/responses-bridge/${VERSION}`);
  });

  test.each<[string, ResponsesBridgeSettings['headers']]>([
    ['an object', { 'X-Tenant': 'a', 'X-Gone': undefined }],
    ['a function', () => ({ 'X-Tenant': 'a' })],
    ['an async function', async () => ({ 'X-Tenant': 'a' })],
  ])('of the setting as %s', async (_, headers) => {
    const { headers: sent } = await requestOf({ headers });
    expect(sent).toMatchObject({ 'x-tenant': 'a' });
    expect(sent).not.toHaveProperty('x-gone');
  });

  test('of a call come before those of the settings, whatever their case', async () => {
    const { headers } = await requestOf(
      { apiKey: secretKey, organization: 'org-1', headers: { 'X-Tenant': 'a', 'X-Other': 'b' } },
      { 'x-tenant': 'c', 'OpenAI-Organization': 'org-2', Authorization: 'Bearer other-key' },
    );
    expect(headers).toMatchObject({
      'x-tenant': 'c',
      'x-other': 'b',
      'openai-organization': 'org-2',
      authorization: 'Bearer other-key',
    });
  });
});

describe('fetch', () => {
  test('of the settings is called with the signal of the call', async () => {
    await using connection = await connect({ script: [say('One.'), say('Two.')] });
    const fetch = vi.fn(globalThis.fetch);
    const model = watch(createResponsesBridge({ baseURL: connection.url, apiKey: secretKey, fetch })('gpt-5.3-codex'));
    const { signal: abortSignal } = new AbortController();
    await generateText({ model, prompt: 'Hi', abortSignal });
    await streamText({ model, prompt: 'Hi', abortSignal, onError: ({ error }) => tell(error) }).consumeStream();
    expect(fetch.mock.calls.map(([, init]) => init?.signal === abortSignal)).toEqual([true, true]);
  });
});

const named = (url: string) =>
  watch(createResponsesBridge({ baseURL: url, apiKey: secretKey, name: 'house' })('gpt-5.3-codex'));

describe('the name', () => {
  test('is in the provider, in the metadata, and the key of the options', async () => {
    await using connection = await connect({ script: [say('Hi.'), say('Hi.')] });
    const model = named(connection.url);
    const options: Array<Record<string, Record<string, string>>> = [
      { house: { reasoningEffort: 'low' } },
      { openai: { reasoningEffort: 'high' } },
    ];
    const results = [];
    for (const providerOptions of options) results.push(await generateText({ model, prompt: 'Hi', providerOptions }));
    expect(model.provider).toBe('house.responses');
    expect(results[0]?.providerMetadata).toEqual({
      house: expect.objectContaining({ responseId: expect.any(String) }),
    });
    expect(bodiesOf(connection.upstream).map(({ reasoning }) => reasoning)).toEqual([
      { effort: 'low' },
      { effort: 'high' },
    ]);
  });

  test('may change in the middle of a conversation', async () => {
    const thoughtful = turn({ type: 'reasoning', summary: [] }, callOf('get_weather', { city: 'Bonn' }));
    await using connection = await connect({ script: [thoughtful, say('7 degrees.'), say('Still 7.')] });
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    const { response } = await generateText({ model: connection.model(), messages, tools: weatherTool, maxSteps: 2 });
    await generateText({
      model: named(connection.url),
      messages: [...messages, ...response.messages, { role: 'user', content: 'And now?' }],
      tools: weatherTool,
    });
    const kinds = bodiesOf(connection.upstream)
      .at(-1)
      ?.input.map(({ type, role }) => type ?? role);
    expect(kinds).toEqual(['user', 'reasoning', 'function_call', 'function_call_output', 'assistant', 'user']);
  });
});

test('the options of the settings stand behind those of a call', async () => {
  await using connection = await connect({}, { options: { reasoningEffort: 'low', textVerbosity: 'low' } });
  await generateText({
    model: connection.model(),
    prompt: 'Hi',
    providerOptions: { openai: { reasoningEffort: 'high' } },
  });
  expect(bodiesOf(connection.upstream)).toMatchObject([{ reasoning: { effort: 'high' }, text: { verbosity: 'low' } }]);
});
