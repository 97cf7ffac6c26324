import { expect, test } from 'vitest';
import { decode, partsOf } from './decode.ts';

test.each([
  ['have no ids', undefined, undefined],
  ['change their ids', 'tsc_1', 'tsc_2'],
])('the result of a search for tools is that of its call where items %s', async (_, early, late) => {
  const search = { type: 'tool_search_call', execution: 'server', call_id: null, arguments: {} };
  const found = { type: 'tool_search_output', execution: 'server', call_id: null, tools: [] };
  const parts = await partsOf(
    decode([
      { type: 'response.output_item.added', output_index: 0, item: { ...search, id: early } },
      { type: 'response.output_item.done', output_index: 0, item: { ...search, id: late } },
      { type: 'response.output_item.done', output_index: 1, item: { ...search, id: late && `${late}_other` } },
      { type: 'response.output_item.done', output_index: 2, item: found },
      { type: 'response.output_item.done', output_index: 3, item: found },
      { type: 'response.completed', response: {} },
    ]),
  );
  const idsOf = (type: string) =>
    parts.flatMap(part => (part.type === type && 'toolCallId' in part ? [part.toolCallId] : []));
  const calls = idsOf('tool-call');
  expect(new Set(calls).size).toBe(2);
  expect(idsOf('tool-result')).toEqual(calls);
});
