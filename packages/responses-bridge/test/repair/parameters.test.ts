import { describe, expect, test } from 'vitest';
import type { ResponsesProviderOptions } from '../../src/options.ts';
import type { CallOptions } from '../../src/spec.ts';
import { openaiRows } from './openai-rows.ts';
import { otherRows } from './other-rows.ts';
import { ask, askOf, provide, refuseFirst, type Refused } from './refuse.ts';
import { effortOf, said, unsupported } from './wordings.ts';

const openai = (options: ResponsesProviderOptions) => ({ openai: options as Record<string, never> });

const rows = Object.entries({ ...openaiRows, ...otherRows });
const open = { capabilities: { '*': { reasoning: true, sampling: true } } };

describe('what an answer means the same without is taken out once, told, and remembered', () => {
  test.each(rows)('%s', async (_, { call, options = {}, refused, sent, feature }) => {
    const { bodies, fetch } = refuseFirst([refused]);
    const core = provide({ fetch, ...open });
    const again = { ...call, providerOptions: openai(options) };
    const [first, second] = [await askOf(core, again), await askOf(core, again)];
    const [asked = {}, ...repaired] = bodies;
    expect(repaired).toHaveLength(2);
    for (const body of repaired) {
      expect(Object.fromEntries(Object.keys(sent).map(field => [field, body[field]]))).toEqual(sent);
      const others = (from: object) =>
        Object.entries(from).filter(([field]) => !(field in sent) && field !== 'include');
      expect(others(body)).toEqual(others(asked));
    }
    expect([first, second].map(({ warnings }) => warnings)).toEqual([
      [expect.objectContaining({ feature })],
      [expect.objectContaining({ feature })],
    ]);
  });

  test.each(rows)('unless the caller wants the error: %s', async (_, { call, options = {}, refused }) => {
    const { bodies, fetch } = refuseFirst([refused]);
    const asked = ask({ fetch, ...open, unsupported: 'error' }, { ...call, providerOptions: openai(options) });
    await expect(asked).rejects.toMatchObject({ code: 'http_error', statusCode: refused.status ?? 400 });
    expect(bodies).toHaveLength(1);
  });
});

describe('what changes the meaning of an answer stays an error', () => {
  const others = [
    'tools',
    'tools[0].type',
    'tool_choice',
    'text.format',
    'text.format.schema',
    'text',
    'store',
    'instructions',
    'input',
    'input[0].content',
    'model',
    'truncation',
    'max_tool_calls',
    'metadata',
    'previous_response_id',
    'conversation',
    'context_management',
    'moderation',
    'safety_identifier',
    'user',
    'stream',
    'reasoning.mode',
    'reasoning.context',
    'background',
    'prompt',
  ];
  const call: Partial<CallOptions> = {
    temperature: 0.5,
    topP: 0.5,
    maxOutputTokens: 100,
    tools: [{ type: 'function', name: 'add', inputSchema: { type: 'object' } }],
    providerOptions: openai({ reasoningEffort: 'low', textVerbosity: 'low', serviceTier: 'auto', promptCacheKey: 'k' }),
  };
  const wordings: Record<string, (param: string) => Refused> = {
    'in a field': unsupported,
    'in its words': param => said(`Unsupported parameter: '${param}' is not supported with this model.`),
    'in a detail': param => ({ body: { detail: `Unsupported parameter: ${param}` } }),
    'as unknown': param => said(`Unknown parameter: '${param}'.`),
  };

  describe.each(Object.entries(wordings))('named %s', (_, wording) => {
    test.each(others)('%s', async param => {
      const { bodies, fetch } = refuseFirst([wording(param)]);
      await expect(ask({ fetch, ...open }, call)).rejects.toMatchObject({ code: 'http_error', statusCode: 400 });
      expect(bodies).toHaveLength(1);
    });
  });

  test.each([
    'Invalid request: messages must include a user message.',
    "Tool choice 'required' is not supported when reasoning is on.",
    'Your input exceeds the context window of this model.',
    'The temperature of the text is not to our liking.',
  ])('a sentence names no parameter: %s', async message => {
    const { bodies, fetch } = refuseFirst([said(message)]);
    await expect(ask({ fetch, ...open }, call)).rejects.toThrow(message.slice(0, 20));
    expect(bodies).toHaveLength(1);
  });

  test.each([401, 403, 404, 429, 500])('whatever a %s names', async status => {
    const { bodies, fetch } = refuseFirst([{ status, body: unsupported('temperature').body }]);
    await expect(ask({ fetch, ...open }, call)).rejects.toMatchObject({ statusCode: status });
    expect(bodies).toHaveLength(1);
  });

  test('an endpoint that refuses what is not there any more is not asked for ever', async () => {
    const { bodies, fetch } = refuseFirst(Array.from({ length: 30 }, () => unsupported('temperature')));
    await expect(ask({ fetch, ...open }, call)).rejects.toThrow('temperature');
    expect(bodies).toHaveLength(2);
  });
});

describe('what is remembered', () => {
  test('is of one model, and of one endpoint', async () => {
    const { bodies, fetch } = refuseFirst([unsupported('temperature')]);
    const core = provide({ fetch, ...open });
    for (const model of ['one', 'one', 'other']) await askOf(core, { model, temperature: 0.5 });
    await ask({ fetch, ...open }, { model: 'one', temperature: 0.5 });
    expect(bodies.map(({ model, temperature }) => [model, temperature])).toEqual([
      ['one', 0.5],
      ['one', undefined],
      ['one', undefined],
      ['other', 0.5],
      ['one', 0.5],
    ]);
  });

  test('is not what did not help', async () => {
    const overloaded = { status: 503, body: { error: { message: 'Overloaded.' } } };
    const { bodies, fetch } = refuseFirst([unsupported('temperature'), overloaded]);
    const core = provide({ fetch, ...open });
    await expect(askOf(core, { temperature: 0.5 })).rejects.toThrow('Overloaded.');
    await askOf(core, { temperature: 0.5 });
    expect(bodies.map(({ temperature }) => temperature)).toEqual([0.5, undefined, 0.5]);
  });

  test('leaves a value alone that was not refused', async () => {
    const { bodies, fetch } = refuseFirst([effortOf("'low' and 'medium'")]);
    const core = provide({ fetch, ...open });
    for (const reasoningEffort of ['high', 'high', 'low'])
      await askOf(core, { providerOptions: openai({ reasoningEffort }) });
    expect(bodies.map(({ reasoning }) => reasoning)).toEqual(
      ['high', 'medium', 'medium', 'low'].map(value => ({ effort: value })),
    );
  });
});
