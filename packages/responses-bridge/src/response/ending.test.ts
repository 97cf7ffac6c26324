import { expect, test } from 'vitest';
import { decode, partsOf } from '../../test/decode.ts';

const verdict = { type: 'moderation_result', model: 'm', flagged: false };
const diagnostics = { status: 'hit' };

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['nothing', {}, {}],
  ['null', { service_tier: null, reasoning: null, moderation: null, prompt_cache_diagnostics: null }, {}],
  ['the tier', { service_tier: 'default' }, { serviceTier: 'default' }],
  [
    'how it reasoned',
    { reasoning: { effort: 'low', context: 'all_turns', mode: 'pro' } },
    { reasoningContext: 'all_turns', reasoningMode: 'pro' },
  ],
  [
    'what was judged',
    { moderation: { input: verdict, output: verdict } },
    { moderation: { input: verdict, output: verdict } },
  ],
  ['what the cache had', { prompt_cache_diagnostics: diagnostics }, { promptCacheDiagnostics: diagnostics }],
])('metadata of a response that tells %s', async (_, fields, told) => {
  const parts = await partsOf(decode([{ type: 'response.completed', response: { id: 'resp_1', ...fields } }]));
  expect(parts.at(-1)).toMatchObject({ type: 'finish' });
  expect(parts.at(-1)).toHaveProperty('providerMetadata', { openai: { responseId: 'resp_1', ...told } });
});

test('raw usage is all that the endpoint counted', async () => {
  const usage = {
    input_tokens: 10,
    input_tokens_details: { cached_tokens: 4, cache_write_tokens: 2, orchestration_input_cached_tokens: 1 },
    orchestration_input_tokens: 3,
    output_tokens: 5,
    output_tokens_details: null,
    total_tokens: 15,
  };
  const parts = await partsOf(decode([{ type: 'response.completed', response: { id: 'resp_1', usage } }]));
  expect(parts.at(-1)).toMatchObject({
    usage: { raw: usage, inputTokens: { noCache: 4, cacheRead: 4, cacheWrite: 2 } },
  });
});
