import { expect, test } from 'vitest';
import type { LanguageModelV2CallOptions, LanguageModelV2Prompt } from 'provider-v2';
import { encodeRequest } from '../src/request/encode-request.ts';
import { asLanguageModelV2 } from '../src/specs/v2.ts';
import type { CallOptions } from '../src/spec.ts';
import { decode } from './decode.ts';
import { declare } from './items.ts';
import type { Item } from './streams.ts';

/** Calls of the provider whose results are items of their own. */
const answered: Record<string, Item[]> = {
  shell: [
    {
      type: 'shell_call',
      id: 'sh_1',
      call_id: 'call_1',
      action: { commands: ['ls'] },
      environment: { type: 'container_reference' },
    },
    { type: 'shell_call_output', id: 'sho_1', call_id: 'call_1', output: [] },
  ],
  programmatic_tool_calling: [
    { type: 'program', id: 'p_1', call_id: 'call_1', code: 'x', fingerprint: 'f' },
    { type: 'program_output', id: 'po_1', call_id: 'call_1', result: 'r', status: 'completed' },
  ],
  tool_search: [
    { type: 'tool_search_call', id: 'ts_1', call_id: null, execution: 'server', arguments: {} },
    { type: 'tool_search_output', id: 'tso_1', call_id: null, execution: 'server', tools: [] },
  ],
};

type Tools = NonNullable<LanguageModelV2CallOptions['tools']>;
type Assistant = Extract<LanguageModelV2Prompt[number], { role: 'assistant' }>;

/** As ai@5 brings an answer back: results have no metadata, and on a page they stand behind their calls. */
async function bringBack(items: Item[], stored: boolean, tools: Tools): Promise<Assistant> {
  const call = () => ({
    parts: decode([{ type: 'response.completed', response: { output: items } }], {
      stored,
      endpoint: stored ? undefined : 'test',
    }),
    warnings: [],
    request: { url: '', body: {}, json: '' },
    response: { headers: {} },
  });
  // The view asks its model for nothing else.
  const model = { name: 'openai', call: () => Promise.resolve(call()) } as never;
  const { content } = await asLanguageModelV2(model).doGenerate({ prompt: [], tools });
  const parts = content.flatMap((part): Assistant['content'] => {
    if (part.type === 'tool-call') {
      const { input, providerMetadata: providerOptions, ...rest } = part;
      return [{ ...rest, input: JSON.parse(input), providerOptions }];
    }
    if (part.type === 'tool-result') {
      const { toolCallId, toolName, result } = part;
      return [{ type: 'tool-result', toolCallId, toolName, output: { type: 'json', value: result as never } }];
    }
    return part.type === 'reasoning' ? [{ ...part, providerOptions: part.providerMetadata }] : [];
  });
  const last = (part: Assistant['content'][number]) => Number(part.type === 'reasoning');
  return { role: 'assistant', content: parts.toSorted((one, other) => last(one) - last(other)) };
}

/** A tool as a caller of ai@5 declares it. */
const declareV2 = (name: string): Tools => [{ type: 'provider-defined', id: `openai.${name}`, name, args: {} }];

/** The input that ai@5 has a model send. */
async function send(message: Assistant, name: string, store: boolean) {
  let input: unknown;
  const settings = { names: ['openai'], endpoint: 'test', modelId: 'gpt-5.3-codex', options: { store } };
  const model = {
    name: 'openai',
    async call(options: CallOptions) {
      const { body } = await encodeRequest({ ...options, tools: [declare(`openai.${name}`, {}, name)] }, settings);
      input = JSON.parse(JSON.stringify(body.input));
      throw new Error('asked');
    },
  };
  // The view asks its model for nothing else.
  await expect(asLanguageModelV2(model as never).doGenerate({ prompt: [message] })).rejects.toThrow('asked');
  return input;
}

test.each(Object.entries(answered))('ai@5 sends a call of %s and its result back once', async (name, items) => {
  expect(await send(await bringBack(items, false, declareV2(name)), name, false)).toEqual(items);
});

test('and by the ids of their items where they are stored', async () => {
  const items = answered.programmatic_tool_calling ?? [];
  const references = items.map(({ id }) => ({ type: 'item_reference', id }));
  const name = 'programmatic_tool_calling';
  expect(await send(await bringBack(items, true, declareV2(name)), name, true)).toEqual(references);
});

/** Calls that the provider runs by itself, whoever declared them. */
const undeclared: Item[][] = [
  ...Object.values(answered),
  [{ type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'a' } }],
  [{ type: 'code_interpreter_call', id: 'ci_1', status: 'completed', code: 'a', container_id: 'c', outputs: [] }],
  [{ type: 'image_generation_call', id: 'ig_1', status: 'completed', result: 'AAAA' }],
  [{ type: 'mcp_call', id: 'mcp_1', server_label: 'docs', name: 'find', arguments: '{}', output: 'a' }],
];

test.each(undeclared.map(items => [items.map(({ type }) => type).join(', '), items] as const))(
  'ai@5 sees nothing of an undeclared %s, for which it would throw, and sends it back',
  async (_, items) => {
    for (const stored of [false, true]) {
      const message = await bringBack(items, stored, []);
      expect(message.content.map(({ type }) => type)).toEqual(message.content.map(() => 'reasoning'));
      const ids = items.map(({ id }) => ({ type: 'item_reference', id }));
      // Where it is stored, the result of commands has no id of its own, and the endpoint has it with the call.
      const named = items[0]?.type === 'shell_call' ? ids.slice(0, 1) : ids;
      expect(await send(message, 'other', stored)).toEqual(stored ? named : items);
    }
  },
);

test('ai@5 sees nothing of a result whose call was in an earlier answer, for which it would throw, and sends it back', async () => {
  const name = 'programmatic_tool_calling';
  const items = (answered[name] ?? []).slice(1);
  const message = await bringBack(items, false, declareV2(name));
  expect(message.content.map(({ type }) => type)).toEqual(['reasoning']);
  expect(await send(message, name, false)).toEqual(items);
  // Later majors call such tools so where a model of the older specification is theirs.
  const byLater = declareV2(name).map(tool => ({ ...tool, type: 'provider' })) as unknown as Tools;
  expect((await bringBack(items, false, byLater)).content[0]?.type).toBe('tool-result');
});

test('and of what is a vendor’s own', async () => {
  const items = [{ type: 'x_search_call', id: 'xs_1', status: 'completed', query: 'a' }];
  const message = await bringBack(items, false, []);
  expect(message.content).toMatchObject([
    { type: 'reasoning', text: '', providerOptions: { openai: { item: items[0] } } },
  ]);
  expect(await send(message, 'other', false)).toEqual(items);
});
