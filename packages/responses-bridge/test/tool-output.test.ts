import { expect, test } from 'vitest';
import type { ReplayPart } from '../src/spec.ts';
import { encodeHistory } from './items.ts';

type Result = Extract<ReplayPart, { type: 'tool-result' }>;

const result = (more: Partial<Result>): Result => ({
  type: 'tool-result',
  toolCallId: 'call_1',
  toolName: 'add',
  output: { type: 'text', value: 'Seven.' },
  ...more,
});
const given = { type: 'function_call_output', call_id: 'call_1' };
const mark = (mode: string) => ({ openai: { promptCacheBreakpoint: { mode } } });
const marked = (text: string, mode = 'explicit') => [{ type: 'input_text', text, prompt_cache_breakpoint: { mode } }];

test.each<[string, Partial<Result>, unknown]>([
  ['nothing', {}, 'Seven.'],
  ['the part', { providerOptions: mark('explicit') }, marked('Seven.')],
  ['the output', { output: { type: 'json', value: 7, providerOptions: mark('explicit') } }, marked('7')],
  [
    'both: the output comes first',
    { output: { type: 'text', value: 'a', providerOptions: mark('own') }, providerOptions: mark('explicit') },
    marked('a', 'own'),
  ],
  [
    'the part, beside other options of the output',
    { output: { type: 'text', value: 'a', providerOptions: { openai: {} } }, providerOptions: mark('explicit') },
    marked('a'),
  ],
  [
    'the part, where each piece of content has a mark of its own',
    { output: { type: 'content', value: [{ type: 'text', text: 'a' }] }, providerOptions: mark('explicit') },
    'a',
  ],
])('the prompt is cached up to a result that is marked by %s', async (_, more, output) => {
  expect(await encodeHistory({ results: [result(more)] })).toEqual({ input: [{ ...given, output }], warnings: [] });
});

/** What is sent for a result that brings more tools. */
async function sentWith(additionalTools: unknown): Promise<unknown> {
  // Options are JSON of any form, which their type does not say.
  const providerOptions = { openai: { additionalTools } } as never;
  return (await encodeHistory({ results: [result({ providerOptions })] })).input;
}

test('a result may bring more tools, which stand after it', async () => {
  const tools = [{ type: 'function', name: 'sub', parameters: {} }];
  const output = { ...given, output: 'Seven.' };
  expect(await sentWith(tools)).toEqual([output, { type: 'additional_tools', role: 'developer', tools }]);
  expect(await sentWith([])).toEqual([output]);
});
