import { describe, expect, test } from 'vitest';
import { declare, encodeHistory, encodeTool } from '../../test/items.ts';
import type { ReplayPart } from '../spec.ts';

type Output = Extract<ReplayPart, { type: 'tool-result' }>['output'];

test.each([
  { type: 'text' },
  { type: 'grammar', syntax: 'lark', definition: 'start: "a"' },
  { type: 'grammar', syntax: 'regex', definition: '[0-9]+' },
])('a format is declared as it is: %j', async format => {
  expect(await encodeTool('openai.custom', { description: 'Counts.', format })).toEqual({
    tool: { type: 'custom', name: 'own', description: 'Counts.', format },
    choice: { type: 'custom', name: 'own' },
    warnings: [],
  });
});

describe('what a custom tool gave back is its own output', () => {
  const picture = { type: 'file' as const, mediaType: 'image/png', data: { type: 'data' as const, data: 'AA==' } };

  test.each<[Output, unknown]>([
    [{ type: 'text', value: 'a "b"' }, 'a "b"'],
    [{ type: 'text', value: '' }, ''],
    [{ type: 'json', value: { a: 1 } }, '{"a":1}'],
    [{ type: 'error-text', value: 'broke' }, 'broke'],
    [{ type: 'error-json', value: { code: 1 } }, '{"code":1}'],
    [{ type: 'execution-denied', reason: 'no' }, 'no'],
    [{ type: 'execution-denied' }, 'Tool call execution denied.'],
    [{ type: 'content', value: [{ type: 'text', text: 'a' }] }, 'a'],
    [
      { type: 'content', value: [{ type: 'text', text: 'a' }, picture] },
      [
        { type: 'input_text', text: 'a' },
        { type: 'input_image', image_url: 'data:image/png;base64,AA==' },
      ],
    ],
  ])('%j', async (output, sent) => {
    const ids = { toolCallId: 'call_1', toolName: 'own' };
    const answer: ReplayPart[] = [{ type: 'tool-call', ...ids, input: 'go' }];
    const results: ReplayPart[] = [{ type: 'tool-result', ...ids, output }];
    expect(await encodeHistory({ answer, results, tools: [declare('openai.custom')] })).toEqual({
      input: [
        { type: 'custom_tool_call', call_id: 'call_1', name: 'own', input: 'go' },
        { type: 'custom_tool_call_output', call_id: 'call_1', output: sent },
      ],
      warnings: [],
    });
  });
});
