import { UnsupportedFunctionalityError } from '@ai-sdk/provider';
import { validateCount } from '@responses-bridge/recordings';
import { createUpstream } from '@responses-bridge/upstream';
import type { LanguageModelV1CallOptions } from 'provider-v1';
import type { LanguageModelV2CallOptions } from 'provider-v2';
import type { LanguageModelV3CallOptions } from 'provider-v3';
import { describe, expect, test } from 'vitest';
import * as ai5 from '../src/ai5.ts';
import * as ai6 from '../src/ai6.ts';
import * as ai7 from '../src/ai7.ts';
import * as ai4 from '../src/index.ts';
import type { ResponsesBridgeSettings } from '../src/settings.ts';
import type { CallOptions } from '../src/spec.ts';
import { refuseFirst } from './repair/refuse.ts';

const modelId = 'gpt-5.3-codex';
const schema = { type: 'object', properties: { city: { type: 'string' } } } as const;
const openai = { reasoningEffort: 'low', instructions: 'Be brief.', textVerbosity: 'low', promptCacheKey: 'k' };
const sampling = { maxOutputTokens: 100 };

const user = { role: 'user' as const, content: [{ type: 'text' as const, text: 'How is it in Bonn?' }] };
const toolCall = { type: 'tool-call' as const, toolCallId: 'call_1', toolName: 'weather' };
const toolResult = { type: 'tool-result' as const, toolCallId: 'call_1', toolName: 'weather' };

const v1: LanguageModelV1CallOptions = {
  inputFormat: 'messages',
  mode: { type: 'regular', tools: [{ type: 'function', name: 'weather', parameters: schema }] },
  prompt: [
    user,
    { role: 'assistant', content: [{ ...toolCall, args: { city: 'Bonn' } }] },
    { role: 'tool', content: [{ ...toolResult, result: 'Rain.' }] },
  ],
  providerMetadata: { openai },
  maxTokens: 100,
};
const v2: LanguageModelV2CallOptions & LanguageModelV3CallOptions & CallOptions = {
  tools: [{ type: 'function', name: 'weather', inputSchema: schema }],
  prompt: [
    user,
    { role: 'assistant', content: [{ ...toolCall, input: { city: 'Bonn' } }] },
    { role: 'tool', content: [{ ...toolResult, output: { type: 'text', value: 'Rain.' } }] },
  ],
  providerOptions: { openai },
  ...sampling,
};

/** A call, and the count of it, by the entry of each major. */
const entries: Record<string, (settings: ResponsesBridgeSettings) => Array<() => PromiseLike<unknown>>> = {
  ai4(settings) {
    const bridge = ai4.createResponsesBridge(settings);
    return [() => bridge(modelId).doGenerate(v1), () => bridge.countTokens({ ...v1, modelId })];
  },
  ai5(settings) {
    const bridge = ai5.createResponsesBridge(settings);
    return [() => bridge(modelId).doGenerate(v2), () => bridge.countTokens({ ...v2, modelId })];
  },
  ai6(settings) {
    const bridge = ai6.createResponsesBridge(settings);
    return [() => bridge(modelId).doGenerate(v2), () => bridge.countTokens({ ...v2, modelId })];
  },
  ai7(settings) {
    const bridge = ai7.createResponsesBridge(settings);
    return [() => bridge(modelId).doGenerate(v2), () => bridge.countTokens({ ...v2, modelId })];
  },
};

const endpoint = { baseURL: 'http://upstream.test/v1', apiKey: 'test-key' };
const fields = ['model', 'input', 'tools', 'tool_choice', 'parallel_tool_calls', 'text', 'reasoning', 'instructions'];

describe.each(Object.entries(entries))('%s', (_, entry) => {
  test('counts what the call sends, byte by byte', async () => {
    const upstream = createUpstream();
    const results = [];
    for (const ask of entry({ ...endpoint, fetch: upstream.fetch })) results.push(await ask());
    const [called, counted] = upstream.requests.map(({ body }) => body as Record<string, unknown>);
    const read = Object.entries(called ?? {}).filter(([field]) => fields.includes(field));
    expect(JSON.stringify(counted)).toBe(JSON.stringify(Object.fromEntries(read)));
    expect(validateCount(counted)).toEqual([]);
    expect(upstream.requests.map(({ url, rejected }) => [url, rejected])).toEqual([
      ['http://upstream.test/v1/responses', undefined],
      ['http://upstream.test/v1/responses/input_tokens', undefined],
    ]);
    // The strict endpoint counts a token for every four characters.
    const least = Math.floor(JSON.stringify(counted?.input).length / 4);
    expect(results[1]).toEqual({ inputTokens: expect.any(Number), warnings: [] });
    expect((results[1] as { inputTokens: number }).inputTokens).toBeGreaterThan(least);
  });
});

const count = (settings: ResponsesBridgeSettings, more: Partial<CallOptions> = {}) =>
  ai7.createResponsesBridge({ ...endpoint, ...settings }).countTokens({ modelId, ...v2, ...more });

/** The count of an endpoint that answers so. */
const countOf = (status: number, body: unknown) => count({ fetch: async () => Response.json(body, { status }) });

const error = (message: string, more: object = {}) => ({ error: { message, type: 'invalid_request_error', ...more } });

describe('an endpoint that does not count is told from one that refuses the call', () => {
  test.each([
    [
      'an unknown address',
      404,
      error('Unknown request URL: POST /v1/responses/input_tokens.', { param: null, code: 'unknown_url' }),
    ],
    ['an address without words', 404, { detail: 'Not Found' }],
    ['a method', 405, { detail: 'Method Not Allowed' }],
    ['what is not made', 501, error('Not implemented.')],
  ])('%s', async (_, status, body) => {
    const failure = await countOf(status, body).catch((caught: unknown) => caught);
    expect(UnsupportedFunctionalityError.isInstance(failure)).toBe(true);
    expect(failure).toMatchObject({
      functionality: 'countTokens',
      message: `This endpoint does not count tokens: it answered ${status} to POST http://upstream.test/v1/responses/input_tokens.`,
    });
  });

  test.each([
    ['a model', 404, error("The model 'x' does not exist.", { param: 'model', code: 'model_not_found' }), 'http_error'],
    [
      'a conversation',
      404,
      error("Conversation with id 'conv_1' not found.", { param: null, code: null }),
      'http_error',
    ],
    ['a key', 401, error('Incorrect API key provided.', { code: 'invalid_api_key' }), 'http_error'],
    ['a rate', 429, error('Slow down.'), 'http_error'],
    ['no count at all', 200, { object: 'response' }, 'response_invalid'],
  ])('%s', async (_, status, ...[body, code]) => {
    await expect(countOf(status, body)).rejects.toMatchObject({ code });
  });
});

test('what a model refuses is taken out of a count as well, and is remembered from calls', async () => {
  const refused = error("Unsupported parameter: 'reasoning.effort' is not supported with this model.", {
    param: 'reasoning.effort',
    code: 'unsupported_parameter',
  });
  const { bodies, fetch } = refuseFirst([{ body: refused }]);
  const bridge = ai7.createResponsesBridge({ ...endpoint, fetch });
  await bridge(modelId).doGenerate(v2);
  const { warnings } = await bridge.countTokens({ ...v2, modelId });
  expect(bodies.map(({ reasoning }) => reasoning)).toEqual([{ effort: 'low' }, undefined, undefined]);
  expect(warnings).toEqual([expect.objectContaining({ feature: 'reasoningEffort' })]);
});

test('the settings of the address and an abort are those of a call', async () => {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    asked.push(`${String(url)} ${new Headers(init?.headers).get('api-key')}`);
    init?.signal?.throwIfAborted();
    return Response.json({ object: 'response.input_tokens', input_tokens: 7 });
  };
  const settings = { baseURL: 'https://me.openai.azure.com/openai/v1/', queryParams: { 'api-version': 'v1' }, fetch };
  expect(await count(settings)).toEqual({ inputTokens: 7, warnings: [] });
  expect(asked).toEqual(['https://me.openai.azure.com/openai/v1/responses/input_tokens?api-version=v1 test-key']);
  await expect(count(settings, { abortSignal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
});
