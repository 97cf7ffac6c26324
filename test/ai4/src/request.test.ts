import { generateText } from 'ai';
import { describe, expect, test } from 'vitest';
import { say } from './answers.ts';
import { ask, type Call } from './ask.ts';
import { bodiesOf, connect } from './bridge.ts';

type Options = Record<string, unknown>;
type Row = [name: string, call: Partial<Call> & { model?: string }, sent: Record<string, unknown>, warning?: unknown];

const options = (openai: Options) => ({ providerOptions: { openai } as Call['providerOptions'] });
const unsupported = (setting: string) => ({ type: 'unsupported-setting', setting, details: expect.any(String) });
/** A setting that the API does not have: there is nothing to add to its name. */
const missing = (setting: string) => ({ type: 'unsupported-setting', setting, details: undefined });
const other = 'some-model';
const pick = (body: Record<string, unknown>, keys: string[]) => Object.fromEntries(keys.map(key => [key, body[key]]));

const sampling: Row[] = [
  ['no temperature, though ai@4 says 0', {}, { temperature: undefined }],
  ['no temperature for a model that is not known', { model: other }, { temperature: undefined }],
  ['temperature 0 of the provider options', { model: other, ...options({ temperature: 0 }) }, { temperature: 0 }],
  [
    'temperature of the provider options before that of the call',
    { model: other, temperature: 1, ...options({ temperature: 0.2 }) },
    { temperature: 0.2 },
  ],
  [
    'a temperature that the model is known to refuse',
    { temperature: 0.7 },
    { temperature: undefined },
    unsupported('temperature'),
  ],
  ['a temperature for a model that is not known', { model: other, temperature: 0.7 }, { temperature: 0.7 }],
  ['a temperature for gpt-4o', { model: 'gpt-4o', temperature: 0.7 }, { temperature: 0.7 }],
  [
    'a temperature for gpt-5.2 that thinks',
    { model: 'gpt-5.2', temperature: 0.7 },
    { temperature: undefined },
    unsupported('temperature'),
  ],
  [
    'a temperature for gpt-5.2 that does not',
    { model: 'gpt-5.2', temperature: 0.7, ...options({ reasoningEffort: 'none' }) },
    { temperature: 0.7 },
  ],
  ['a topP that the model is known to refuse', { topP: 0.5 }, { top_p: undefined }, unsupported('topP')],
  ['a topP for a model that is not known', { model: other, topP: 0.5 }, { top_p: 0.5 }],
  ['topP 0 of the provider options', { model: other, ...options({ topP: 0 }) }, { top_p: 0 }],
];

const limits: Row[] = [
  ['fewer tokens than the endpoint takes', { maxTokens: 5 }, { max_output_tokens: 16 }, unsupported('maxTokens')],
  ['as many tokens as the endpoint takes at least', { maxTokens: 16 }, { max_output_tokens: 16 }],
  ['a seed', { seed: 7 }, { seed: undefined }, missing('seed')],
  ['seed 0', { seed: 0 }, {}, missing('seed')],
  ['stop sequences', { stopSequences: ['\n'] }, { stop: undefined }, missing('stopSequences')],
  ['no stop sequences', { stopSequences: [] }, {}],
  ['topK', { topK: 5 }, { top_k: undefined }, missing('topK')],
  ['a presence penalty', { presencePenalty: 0.5 }, {}, missing('presencePenalty')],
  ['a frequency penalty', { frequencyPenalty: 0.5 }, {}, missing('frequencyPenalty')],
];

const provider: Row[] = [
  ['nothing of reasoning unless asked', {}, { reasoning: undefined, text: undefined }],
  ['an effort', options({ reasoningEffort: 'low' }), { reasoning: { effort: 'low' } }],
  ['a summary', options({ reasoningSummary: 'detailed' }), { reasoning: { summary: 'detailed' } }],
  ['a verbosity', options({ textVerbosity: 'low' }), { text: { verbosity: 'low' } }],
  ['instructions', options({ instructions: 'Be brief.' }), { instructions: 'Be brief.' }],
  ['store false', {}, { store: false }],
  ['store true', options({ store: true }), { store: true }],
  ['metadata as text', options({ metadata: { a: 1, b: true, c: 'x' } }), { metadata: { a: '1', b: 'true', c: 'x' } }],
  ['a service tier', options({ serviceTier: 'flex' }), { service_tier: 'flex' }],
  [
    'cache and safety',
    options({ promptCacheKey: 'k', promptCacheRetention: '24h', safetyIdentifier: 's' }),
    { prompt_cache_key: 'k', prompt_cache_retention: '24h', safety_identifier: 's' },
  ],
  [
    'limits of tools, of which one means nothing without tools',
    options({ parallelToolCalls: false, maxToolCalls: 3 }),
    { parallel_tool_calls: undefined, max_tool_calls: 3 },
  ],
  ['truncation', options({ truncation: 'auto' }), { truncation: 'auto' }],
  [
    'more to include',
    options({ include: ['message.input_image.image_url'] }),
    { include: ['reasoning.encrypted_content', 'message.input_image.image_url'] },
  ],
  [
    'what is included already, once',
    options({ include: ['reasoning.encrypted_content'] }),
    { include: ['reasoning.encrypted_content'] },
  ],
  ['encrypted reasoning of a model that is not known', { model: other }, { include: ['reasoning.encrypted_content'] }],
  ['no encrypted reasoning of gpt-4o', { model: 'gpt-4o' }, { include: undefined }],
  ['a user', options({ user: 'u'.repeat(64) }), { user: 'u'.repeat(64) }],
  [
    'a long user by its hash',
    options({ user: 'u'.repeat(65) }),
    { user: 'f20e249d15fa4b9f44ba21d154f62e1efa76ddfdce5d25139a33a4787cee5a8b' },
  ],
  [
    'extraBody over all else',
    options({ store: true, extraBody: { store: false, prompt_cache_options: { mode: 'explicit' } } }),
    { store: false, prompt_cache_options: { mode: 'explicit' } },
  ],
  [
    'an option that is not there',
    options({ reasoningEfort: 'low' }),
    { reasoning: undefined },
    { type: 'other', message: expect.stringMatching(/providerOptions\.openai\.reasoningEfort: .*reasoningEffort\?/) },
  ],
];

describe.each([
  ['sampling', sampling],
  ['limits', limits],
  ['provider options', provider],
])('%s', (_, rows) => {
  test.each(rows.map(([name, ...row]) => [name, row] as const))('%s', async (_name, [call, sent, warning]) => {
    const { body, warnings } = await ask(call);
    expect(pick(body, Object.keys(sent))).toEqual(sent);
    expect(warnings).toEqual(warning === undefined ? [] : [warning]);
  });
});

test('the body of a call holds what is asked for and nothing else', async () => {
  await using connection = await connect({ script: [say('Hi.')] });
  await generateText({ model: connection.model(), prompt: 'Hi' });
  expect(bodiesOf(connection.upstream)).toEqual([
    {
      model: 'gpt-5.3-codex',
      input: [{ role: 'user', content: [{ type: 'input_text', text: 'Hi' }] }],
      include: ['reasoning.encrypted_content'],
      store: false,
    },
  ]);
});
