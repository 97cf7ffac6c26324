import { describe, expect, test } from 'vitest';
import { collect } from '../src/response/collect.ts';
import { decode } from './decode.ts';
import { replay } from './replay.ts';
import type { Item } from './streams.ts';

const contentOf = async (items: Item[], given: { stored: boolean }) =>
  (await collect(decode([{ type: 'response.completed', response: { output: items } }], given))).content;

const mcp = { server_label: 'docs', name: 'find', arguments: '{"q":"a"}' };

const completed: Item[] = [
  { type: 'web_search_call', id: 'ws_1', action: { type: 'search', query: 'a' } },
  { type: 'file_search_call', id: 'fs_1', queries: ['a'], results: null },
  { type: 'code_interpreter_call', id: 'ci_1', code: 'a', container_id: 'c', outputs: [] },
  { type: 'image_generation_call', id: 'ig_1', result: 'AAAA' },
  { type: 'mcp_call', id: 'mcp_1', ...mcp, output: 'found', error: null },
  { type: 'shell_call_output', id: 'sho_1', call_id: 'call_1', output: [] },
  { type: 'program_output', id: 'po_1', call_id: 'call_1', result: '' },
  { type: 'tool_search_output', id: 'tso_1', call_id: null, tools: [] },
].map(item => ({ ...item, status: 'completed' }));

/** Items whose status or error says that they came to nothing. */
const failing: Item[] = [
  ...completed.flatMap(item => ['failed', 'incomplete'].map(status => ({ ...item, status }))),
  { type: 'mcp_call', id: 'mcp_3', ...mcp, error: { type: 'mcp_protocol_error', code: -1, message: 'x' } },
  { type: 'mcp_call', id: 'mcp_4', ...mcp, error: { type: 'mcp_tool_execution_error', content: [] } },
  { type: 'mcp_call', id: 'mcp_5', ...mcp, error: 'timeout' },
];

test.each(failing.map(item => [`${item.type} ${item.id} ${JSON.stringify(item.error ?? item.status)}`, item] as const))(
  'what failed is told as a failure, with what is known of it: %s',
  async (_, item) => {
    const content = await contentOf([item], { stored: true });
    const result = content.find(part => part.type === 'tool-result');
    const why = item.error == null ? { status: item.status } : { error: item.error };
    expect(result).toMatchObject({ isError: true, result: why });
  },
);

test.each(completed)('what is complete is no failure: $type', async item => {
  const content = await contentOf([item], { stored: true });
  expect(content.filter(part => 'isError' in part)).toEqual([]);
});

describe('an image', () => {
  const item = { type: 'image_generation_call', id: 'ig_1', status: 'completed', result: 'A'.repeat(1000) };

  test('is carried once, and goes back with its item', async () => {
    const content = await contentOf([item], { stored: false });
    expect(JSON.stringify(content).split(item.result)).toHaveLength(2);
    expect((await replay(content)).input).toEqual([item]);
  });

  test('that is no longer in its result is left out, with a warning', async () => {
    const content = await contentOf([item], { stored: false });
    const cut = content.map(part => (part.type === 'tool-result' ? { ...part, result: { result: null } } : part));
    const { input, warnings } = await replay(cut);
    expect({ input, warnings: warnings.length }).toEqual({ input: [], warnings: 1 });
  });
});
