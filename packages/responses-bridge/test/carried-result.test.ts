import { expect, test } from 'vitest';
import type { LanguageModelV2Prompt } from 'provider-v2';
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

type Assistant = Extract<LanguageModelV2Prompt[number], { role: 'assistant' }>;

/** As ai@5 brings an answer back: results have no metadata, and on a page they stand behind their calls. */
async function bringBack(items: Item[], stored: boolean): Promise<Assistant> {
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
  const { content } = await asLanguageModelV2(model).doGenerate({ prompt: [] });
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

/** The input that ai@5 has a model send. */
async function send(message: Assistant, name: string, store: boolean) {
  let input: unknown;
  const settings = { names: ['openai'], endpoint: 'test', modelId: 'gpt-5.3-codex', options: { store } };
  const model = {
    async call(options: CallOptions) {
      const { body } = await encodeRequest({ ...options, tools: [declare(`openai.${name}`, {}, name)] }, settings);
      input = body.input;
      throw new Error('asked');
    },
  };
  // The view asks its model for nothing else.
  await expect(asLanguageModelV2(model as never).doGenerate({ prompt: [message] })).rejects.toThrow('asked');
  return input;
}

test.each(Object.entries(answered))('ai@5 sends a call of %s and its result back once', async (name, items) => {
  expect(await send(await bringBack(items, false), name, false)).toEqual(items);
});

test('and by the ids of their items where they are stored', async () => {
  const items = answered.programmatic_tool_calling ?? [];
  const references = items.map(({ id }) => ({ type: 'item_reference', id }));
  expect(await send(await bringBack(items, true), 'programmatic_tool_calling', true)).toEqual(references);
});
