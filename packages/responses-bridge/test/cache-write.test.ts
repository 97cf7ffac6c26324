import { expect, test } from 'vitest';
import type { ResponsesModel } from '../src/spec.ts';
import { asLanguageModelV1 } from '../src/specs/v1.ts';
import { asLanguageModelV2 } from '../src/specs/v2.ts';
import { decode } from './decode.ts';

const modelOf = (details: unknown): ResponsesModel => ({
  name: 'openai',
  provider: 'openai.responses',
  modelId: 'any',
  supportedUrls: {},
  call: async () => ({
    parts: decode([
      {
        type: 'response.completed',
        response: { id: 'resp_1', usage: { input_tokens: 9, output_tokens: 3, input_tokens_details: details } },
      },
    ]),
    warnings: [],
    request: { url: '', body: {}, json: '{}' },
    response: { headers: {} },
  }),
});

/** The metadata that both ways of the two older versions give. */
async function metadataOf(model: ResponsesModel): Promise<unknown[]> {
  const v1 = { inputFormat: 'prompt' as const, mode: { type: 'regular' as const }, prompt: [] };
  const all: unknown[] = [
    (await asLanguageModelV2(model).doGenerate({ prompt: [] })).providerMetadata?.openai,
    (await asLanguageModelV1(model).doGenerate(v1)).providerMetadata?.openai,
  ];
  for await (const part of (await asLanguageModelV2(model).doStream({ prompt: [] })).stream) {
    if (part.type === 'finish') all.push(part.providerMetadata?.openai);
  }
  for await (const part of (await asLanguageModelV1(model).doStream(v1)).stream) {
    if (part.type === 'finish') all.push(part.providerMetadata?.openai);
  }
  return all;
}

test('below v3 the tokens that were written to a cache stand in the metadata', async () => {
  const all = await metadataOf(modelOf({ cached_tokens: 4, cache_write_tokens: 2 }));
  expect(all).toHaveLength(4);
  for (const metadata of all) expect(metadata).toMatchObject({ responseId: 'resp_1', cacheWriteTokens: 2 });
});

test.each([null, undefined, { cached_tokens: 4 }, { cache_write_tokens: null }])(
  'and nothing of them where nobody counted: %j',
  async details => {
    for (const metadata of await metadataOf(modelOf(details))) expect(metadata).not.toHaveProperty('cacheWriteTokens');
  },
);
