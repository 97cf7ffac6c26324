import { InvalidArgumentError } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import type { CallOptions, Prompt } from '../spec.ts';
import { encodeRequest } from './encode-request.ts';

type Options = NonNullable<CallOptions['providerOptions']>[string];

const context = { names: ['mine', 'openai'], endpoint: 'here', modelId: 'gpt-5.3-codex' };
const encode = (call: Partial<CallOptions>) => encodeRequest({ prompt: [], ...call }, context);
const options = (openai: Options) => ({ providerOptions: { openai } });

const user = (text: string): Prompt[number] => ({ role: 'user', content: [{ type: 'text', text }] });
const sent = (text: string) => ({ role: 'user', content: [{ type: 'input_text', text }] });
const made = (itemId: string, more = {}) => ({ openai: { itemId, ...more } });

const thought = { type: 'reasoning' as const, text: 'Hm.', providerOptions: made('rs_1') };
const said = { type: 'text' as const, text: 'Seven.', providerOptions: made('msg_1') };
const asked = {
  type: 'tool-call' as const,
  toolCallId: 'call_1',
  toolName: 'add',
  input: { a: 3, b: 4 },
  providerOptions: made('fc_1'),
};
const given: Prompt[number] = {
  role: 'tool',
  content: [{ type: 'tool-result', toolCallId: 'call_1', toolName: 'add', output: { type: 'json', value: 7 } }],
};
const call = { type: 'function_call', call_id: 'call_1', name: 'add', arguments: '{"a":3,"b":4}' };
const output = { type: 'function_call_output', call_id: 'call_1', output: '7' };
const reference = (id: string) => ({ type: 'item_reference', id });
const assistant = (...content: Extract<Prompt[number], { role: 'assistant' }>['content']): Prompt[number] => ({
  role: 'assistant',
  content,
});

const loop = [user('3 + 4?'), assistant(thought, asked), given, assistant(said), user('And 8?')];

const stored = async (provider: Options) => (await encode(options(provider))).body.store;

interface Row {
  provider: Options;
  prompt: Prompt;
  input: unknown[];
}

describe('what the endpoint has', () => {
  test.each<[string, Row]>([
    [
      'is referred to where it is stored, but for calls that their outputs name',
      {
        provider: { state: 'stored' },
        prompt: loop,
        input: [sent('3 + 4?'), reference('rs_1'), call, output, reference('msg_1'), sent('And 8?')],
      },
    ],
    [
      'is referred to once, though several parts came from it',
      {
        provider: { store: true },
        prompt: [assistant(thought, thought, said), user('Why?')],
        input: [reference('rs_1'), reference('msg_1'), sent('Why?')],
      },
    ],
    [
      'goes whole where it carries the tag of an answer that was not stored',
      {
        provider: { state: 'stored' },
        prompt: [assistant({ ...said, providerOptions: made('msg_1', { endpoint: 'here' }) }), user('Why?')],
        input: [{ role: 'assistant', content: 'Seven.' }, sent('Why?')],
      },
    ],
    [
      'is not sent to the conversation that has it',
      { provider: { conversation: 'conv_1' }, prompt: loop, input: [sent('And 8?')] },
    ],
    [
      'is not sent again in the middle of a turn of a conversation',
      { provider: { conversation: 'conv_1' }, prompt: loop.slice(0, 3), input: [output] },
    ],
    [
      'is not sent again behind the response that is named',
      { provider: { previousResponseId: 'resp_1', store: true }, prompt: loop, input: [sent('And 8?')] },
    ],
    [
      'and the rest of a turn goes on from the response that is named',
      { provider: { previousResponseId: 'resp_1' }, prompt: loop.slice(0, 3), input: [sent('3 + 4?'), call, output] },
    ],
  ])('%s', async (_, { provider, prompt, input }) => {
    const { body } = await encode({ prompt, ...options(provider) });
    expect(JSON.parse(JSON.stringify(body.input))).toEqual(input);
  });

  test('is stored where the state or the option says so, and the option counts', async () => {
    expect(await stored({})).toBe(false);
    expect(await stored({ state: 'stored' })).toBe(true);
    expect(await stored({ state: 'stored', store: false })).toBe(false);
    expect(await stored({ store: true })).toBe(true);
  });

  test('is named in one way: a conversation and a response at once are a warning, and sent', async () => {
    const { body, warnings } = await encode(options({ conversation: 'conv_1', previousResponseId: 'resp_1' }));
    expect(body).toMatchObject({ conversation: 'conv_1', previous_response_id: 'resp_1' });
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'conversation' }]);
  });

  test('is no call that another provider ran, which is left out with a warning', async () => {
    const search = {
      type: 'tool-call' as const,
      toolCallId: 'srv_1',
      toolName: 'search',
      input: {},
      providerExecuted: true,
    };
    const own = await encode({ prompt: [assistant(search), user('Why?')], ...options({ state: 'stored' }) });
    expect(own.body.input[0]).toEqual(reference('srv_1'));
    const foreign = { ...search, providerOptions: { other: { id: 1 } } };
    const { body, warnings } = await encode({
      prompt: [assistant(foreign), user('Why?')],
      ...options({ state: 'stored' }),
    });
    expect(body.input).toEqual([sent('Why?')]);
    expect(warnings).toEqual([{ type: 'other', message: expect.stringContaining('The call of search') }]);
  });

  test('needs no encrypted reasoning where it is stored', async () => {
    expect((await encode(options({ state: 'stored' }))).body.include).toBeUndefined();
    expect((await encode({})).body.include).toEqual(['reasoning.encrypted_content']);
  });
});

const encrypted = (endpoint?: string) =>
  assistant({ ...thought, providerOptions: made('rs_1', { reasoningEncryptedContent: 'x', endpoint }) }, said);

describe('reasoning that was encrypted', () => {
  test.each([
    ['by this endpoint', 'here'],
    ['by one that left no tag', undefined],
  ])('%s goes back', async (_, maker) => {
    const { body, warnings } = await encode({ prompt: [encrypted(maker), user('Why?')] });
    expect(body.input[0]).toMatchObject({ type: 'reasoning', encrypted_content: 'x' });
    expect(warnings).toEqual([]);
  });

  test('by another endpoint is left out with a warning', async () => {
    const { body, warnings } = await encode({ prompt: [encrypted('elsewhere'), user('Why?')] });
    expect(body.input.map(({ type }) => type)).not.toContain('reasoning');
    expect(warnings).toEqual([{ type: 'other', message: expect.stringContaining('rs_1') }]);
  });
});

describe('options and metadata', () => {
  test('are read under the own name first, then under openai', async () => {
    const providerOptions = { mine: { reasoningEffort: 'high' }, openai: { reasoningEffort: 'low' } };
    expect((await encode({ providerOptions })).body.reasoning).toEqual({ effort: 'high' });
    expect((await encode(options({ reasoningEffort: 'low' }))).body.reasoning).toEqual({ effort: 'low' });
    const both = { mine: { reasoningEffort: 'high' }, openai: { textVerbosity: 'low' } };
    expect((await encode({ providerOptions: both })).body).toMatchObject({
      reasoning: { effort: 'high' },
      text: { verbosity: 'low' },
    });
  });

  test.each<[string, Options, Record<string, unknown>]>([
    ['logprobs as a number', { logprobs: 5 }, { top_logprobs: 5 }],
    ['logprobs as true', { logprobs: true }, { top_logprobs: 20 }],
    ['a compaction', { compactionTrigger: true }, { input: [{ type: 'compaction_trigger' }] }],
    [
      'reasoning mode and context',
      { reasoningMode: 'pro', reasoningContext: 'all_turns' },
      { reasoning: { mode: 'pro', context: 'all_turns' } },
    ],
    ['no implied summary', { reasoningEffort: 'high' }, { reasoning: { effort: 'high' } }],
    [
      'context management',
      { contextManagement: [{ type: 'compaction', compactThreshold: 50_000 }] },
      { context_management: [{ type: 'compaction', compact_threshold: 50_000 }] },
    ],
    [
      'prompt cache options',
      { promptCacheOptions: { mode: 'explicit', ttl: '30m' } },
      { prompt_cache_options: { mode: 'explicit', ttl: '30m' } },
    ],
  ])('%s', async (_, provider, fields) => {
    const { body } = await encode(options(provider));
    expect(JSON.parse(JSON.stringify(body))).toMatchObject(fields);
  });

  test.each(['reasoningEffort', 'reasoningSummary', 'reasoningMode', 'reasoningContext'])(
    '%s is a warning where the model is known not to reason, and sent where it is told to',
    async option => {
      const known = await encodeRequest(
        { prompt: [], ...options({ [option]: 'low' }) },
        { ...context, modelId: 'gpt-4o' },
      );
      expect(known.body.reasoning).toBeUndefined();
      expect(known.warnings).toMatchObject([{ type: 'unsupported', feature: option }]);
      const forced = options({ [option]: 'low', forceReasoning: true });
      const { body, warnings } = await encodeRequest({ prompt: [], ...forced }, { ...context, modelId: 'gpt-4o' });
      expect(Object.values(body.reasoning ?? {}).filter(Boolean)).toEqual(['low']);
      expect(warnings).toEqual([]);
    },
  );

  test.each([
    ['state', 'kept'],
    ['allowedTools', ['a']],
    ['logprobs', 'many'],
    ['contextManagement', {}],
    ['promptCacheOptions', 'explicit'],
  ])('%s of a wrong type is an error that names it', async (option, value) => {
    const error = await encode(options({ [option]: value })).catch((cause: unknown) => cause);
    expect(InvalidArgumentError.isInstance(error) && error.argument).toContain(option);
  });
});

test('a part of a message says where the prompt is to be cached', async () => {
  const providerOptions = { openai: { promptCacheBreakpoint: { mode: 'explicit' } } };
  const prompt_cache_breakpoint = { mode: 'explicit' };
  const { body } = await encode({
    prompt: [
      { role: 'system', content: 'Be kind.', providerOptions },
      { role: 'user', content: [{ type: 'text', text: 'Hi', providerOptions }] },
    ],
  });
  expect(body.input).toEqual([
    { role: 'developer', content: [{ type: 'input_text', text: 'Be kind.', prompt_cache_breakpoint }] },
    { role: 'user', content: [{ type: 'input_text', text: 'Hi', prompt_cache_breakpoint }] },
  ]);
});
