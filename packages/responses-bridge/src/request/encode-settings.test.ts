import { expect, test } from 'vitest';
import type { CallOptions } from '../spec.ts';
import { encodeRequest } from './encode-request.ts';

type Options = NonNullable<CallOptions['providerOptions']>[string];

const prompt: CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
const input = { role: 'user', content: [{ type: 'input_text', text: 'Hi' }] };

const encode = (openai: Options, call: Partial<CallOptions> = {}) =>
  encodeRequest(
    { prompt, ...call, providerOptions: { openai } },
    { names: ['openai'], endpoint: 'here', modelId: 'gpt-5.3-codex' },
  );

test.each<[string, Options, Record<string, unknown>]>([
  ['textFormat', { textFormat: { type: 'text' } }, { text: { format: { type: 'text' } } }],
  ['moderation', { moderation: { model: 'm' } }, { moderation: { model: 'm' } }],
  ['includeObfuscation', { includeObfuscation: false }, { stream_options: { include_obfuscation: false } }],
  [
    'promptCacheOptions',
    { promptCacheOptions: { ttl: '30m', comparisonResponseId: 'resp_1' } },
    { prompt_cache_options: { ttl: '30m', comparison_response_id: 'resp_1' } },
  ],
  [
    'reasoningEffortUpdate, before everything else and with compactionTrigger after it',
    { reasoningEffortUpdate: 'low', compactionTrigger: true },
    { input: [{ type: 'configuration_update', reasoning: { effort: 'low' } }, input, { type: 'compaction_trigger' }] },
  ],
])('the option %s is sent as the endpoint has it', async (_, options, fields) => {
  const { body, warnings } = await encode(options);
  expect(body).toMatchObject(fields);
  expect(warnings).toEqual([]);
});

test('textFormat takes the place of the format of the call', async () => {
  const { body } = await encode({ textFormat: { type: 'text' } }, { responseFormat: { type: 'json' } });
  expect(body.text?.format).toEqual({ type: 'text' });
});

test.each([
  [undefined, ['web_search_call.action.sources']],
  [true, ['web_search_call.action.sources']],
  [false, []],
])('with includeWebSearchSources %s the sources are asked for: %s', async (includeWebSearchSources, asked) => {
  const tools: CallOptions['tools'] = [{ type: 'provider', id: 'openai.web_search', name: 'search', args: {} }];
  const { body } = await encode({ includeWebSearchSources }, { tools });
  expect(body.include?.filter(value => value.startsWith('web_search'))).toEqual(asked);
});

test('sampling goes by the effort that the answer will have', async () => {
  const capabilities = { 'a-model': { reasoning: true, sampling: 'effort-none' } } as const;
  const [kept, dropped] = await Promise.all(
    ['none', 'low'].map(reasoningEffortUpdate =>
      encodeRequest(
        { prompt, temperature: 0.5, providerOptions: { openai: { reasoningEffort: 'none', reasoningEffortUpdate } } },
        { names: ['openai'], endpoint: 'here', modelId: 'a-model', capabilities },
      ),
    ),
  );
  expect(kept?.body.temperature).toBe(0.5);
  expect(dropped?.body.temperature).toBeUndefined();
  expect(dropped?.warnings).toMatchObject([{ type: 'unsupported', feature: 'temperature' }]);
});
