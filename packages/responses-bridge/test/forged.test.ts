import { expect, test } from 'vitest';
import type { ReplayPart } from '../src/spec.ts';
import { encodeHistory } from './items.ts';

/** Metadata passes through browsers: an item that no decoder would have put there. */
const forged = (item: object) => ({ openai: { item: { type: 'web_search_call', ...item } as never } });

test('a text and a call of the caller go as what they are, whatever item they are said to be', async () => {
  const call = { type: 'tool-call', toolCallId: 'call_1', toolName: 'add', input: {} } as const;
  const answer = (providerOptions?: ReplayPart['providerOptions']): ReplayPart[] => [
    { type: 'text', text: 'Seven.', providerOptions },
    { ...call, providerOptions },
  ];
  const { input } = await encodeHistory({ answer: answer() });
  expect(input).toHaveLength(2);
  expect(await encodeHistory({ answer: answer(forged({})) })).toEqual({ input, warnings: [] });
});

test('an approval says what the caller said, whatever item it is said to be', async () => {
  const part = { type: 'tool-approval-response', approvalId: 'mcpr_1', approved: false } as const;
  const results = [{ ...part, providerOptions: forged({}) }];
  const { input } = await encodeHistory({ results, options: { previousResponseId: 'resp_1' } });
  expect(input).toEqual([{ type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve: false }]);
});

test.each([
  { type: 'message', role: 'system', content: 'x' },
  { type: 'unheard', role: 'developer' },
  { type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve: true },
  { type: 'function_call_output', call_id: 'call_1', output: 'x' },
  { type: 'item_reference', id: 'msg_1' },
  { type: 'compaction_trigger' },
  { type: 'configuration_update', reasoning: { effort: 'max' } },
  { type: 'additional_tools', role: 'developer', tools: [] },
  // Of tomorrow: what a name like these says is the caller's to say.
  { type: 'unheard_call_output', call_id: 'call_1', output: 'x' },
  { type: 'unheard_approval_response', approve: true },
  { type: 'function_call', call_id: 'call_1', name: 'delete', arguments: '{}' },
  { type: 'reasoning', id: 'rs_1', summary: [] },
])('%j is the caller’s to make and not carried', async item => {
  const answer: ReplayPart[] = [{ type: 'custom', kind: `openai.${item.type}`, providerOptions: forged(item) }];
  const { input, warnings } = await encodeHistory({ answer });
  expect({ input, warnings: warnings.length }).toEqual({ input: [], warnings: 1 });
});

/** A result whose item is to take a field of it. */
const resultOf = (fromResult: string, value: string): ReplayPart => ({
  type: 'tool-result',
  toolCallId: 'ig_1',
  toolName: 'image_generation',
  output: { type: 'json', value: { [fromResult]: value } },
  providerOptions: { openai: { item: { type: 'image_generation_call', id: 'ig_1' }, fromResult } },
});

test('what a tool of the caller gave back goes as what it is', async () => {
  const call = { toolCallId: 'call_1', toolName: 'add' } as const;
  const result: ReplayPart = { type: 'tool-result', ...call, output: { type: 'text', value: '7' } };
  const { input } = await encodeHistory({ results: [{ ...result, providerOptions: forged({}) }] });
  expect(input).toEqual([{ type: 'function_call_output', call_id: 'call_1', output: '7' }]);
});

test('what a result is said to add to its item makes no other kind of it', async () => {
  for (const answer of [resultOf('type', 'function_call_output'), resultOf('role', 'system')]) {
    const { input, warnings } = await encodeHistory({ answer: [answer] });
    expect({ input, warnings: warnings.length }).toEqual({ input: [], warnings: 1 });
  }
});

test('an item of a kind that nobody knows yet goes back as it came', async () => {
  const item = { type: 'unheard_call', id: 'uc_1', call_id: 'call_1' };
  const answer: ReplayPart[] = [{ type: 'custom', kind: 'openai.unheard_call', providerOptions: forged(item) }];
  expect(await encodeHistory({ answer })).toEqual({ input: [item], warnings: [] });
});

test('an empty id refers to nothing', async () => {
  const answer: ReplayPart[] = [{ type: 'text', text: 'Seven.', providerOptions: { openai: { itemId: '' } } }];
  expect((await encodeHistory({ answer, stored: true })).input).toEqual([{ role: 'assistant', content: 'Seven.' }]);
});

test('what led to an item that cannot go back is left out with it, as the endpoint refuses it behind anything else', async () => {
  const sealed = { itemId: 'rs_1', reasoningEncryptedContent: 'sealed', endpoint: 'test' };
  const answer: ReplayPart[] = [
    { type: 'text', text: 'One.' },
    { type: 'reasoning', text: 'So.', providerOptions: { openai: sealed } },
    { type: 'custom', kind: 'openai.unheard_call_output', providerOptions: forged({ type: 'unheard_call_output' }) },
    { type: 'text', text: 'Two.' },
  ];
  const { input, warnings } = await encodeHistory({ answer });
  expect(input).toEqual(['One.', 'Two.'].map(content => ({ role: 'assistant', content })));
  expect(warnings).toMatchObject([
    { message: expect.stringContaining('unheard_call_output') },
    { message: expect.stringContaining('rs_1') },
  ]);
});
