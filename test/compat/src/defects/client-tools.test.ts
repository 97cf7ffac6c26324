import type { LanguageModelV4ToolResultOutput } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { ask, callsOf, provided, responseOf, ways, type Wire } from './ask.ts';

const call = { id: 'x_1', call_id: 'call_1', status: 'completed' };
const nulls = { timeout_ms: null, user: null, working_directory: null };

/** The calls of the tools that the caller runs and that have items of their own, by the name of the tool. */
const calls: Record<string, Wire> = {
  local_shell: { type: 'local_shell_call', ...call, action: { type: 'exec', command: ['ls'], env: {}, ...nulls } },
  shell: { type: 'shell_call', ...call, action: { commands: ['ls'] } },
  apply_patch: { type: 'apply_patch_call', ...call, operation: { type: 'delete_file', path: 'a' } },
  computer: { type: 'computer_call', ...call, actions: [{ type: 'screenshot' }], pending_safety_checks: [] },
  tool_search: { type: 'tool_search_call', ...call, execution: 'client', arguments: { goal: 'a' } },
};
const names = Object.keys(calls);

/** The tool of such a call, under a name that the caller chose. */
const toolOf = (name: string) =>
  provided(`openai.${name}`, 'mine', name === 'tool_search' ? { execution: 'client' } : {});

/** Whatever a tool gives back. Each says so in a word. */
const results: LanguageModelV4ToolResultOutput[] = [
  { type: 'text', value: 'WORD' },
  { type: 'json', value: { a: 'WORD' } },
  { type: 'error-text', value: 'WORD' },
  { type: 'error-json', value: { a: 'WORD' } },
  { type: 'execution-denied', reason: 'WORD' },
  { type: 'content', value: [{ type: 'text', text: 'WORD' }] },
];

describe.each(ways)('%s', way => {
  test.each(names.flatMap(name => results.map(output => [name, output.type, output] as const)))(
    'B7: what %s gives back as %s goes as its own output, under any name of the tool',
    async (name, _, output) => {
      const tools = [toolOf(name)];
      const { parts } = await ask(way, { options: { tools }, output: [calls[name] ?? {}] });
      const result = { type: 'tool-result', toolCallId: 'call_1', toolName: 'mine', output } as const;
      const { sent, warnings } = await ask(way, {
        options: {
          tools,
          prompt: [
            { role: 'assistant', content: callsOf(parts) },
            { role: 'tool', content: [result] },
          ],
        },
      });
      const type = `${calls[name]?.type}`;
      expect(sent.input).toEqual([
        expect.objectContaining({ type, call_id: 'call_1' }),
        expect.objectContaining({
          type: name === 'tool_search' ? 'tool_search_output' : `${type}_output`,
          call_id: 'call_1',
        }),
      ]);
      // What the item has no place for is not lost in silence.
      expect(JSON.stringify([sent.input, warnings])).toMatch(/WORD|It is left out/);
    },
  );

  test('B2: the nulls of a local shell are read', async () => {
    const { lines } = await ask(way, {
      options: { tools: [toolOf('local_shell')] },
      output: [calls.local_shell ?? {}],
    });
    expect(lines[0]).toBe('call mine {"action":{"type":"exec","command":["ls"],"env":{}}}');
  });

  test('B21: the time limit and the folder of a local shell reach the tool by the keys of its schema', async () => {
    const action = { type: 'exec', command: ['ls'], env: {}, timeout_ms: 5, working_directory: '/a' };
    const { lines } = await ask(way, { output: [{ ...calls.local_shell, action }] });
    expect(JSON.parse(String(lines[0]?.replace('call local_shell ', '')))).toEqual({
      action: { type: 'exec', command: ['ls'], env: {}, timeoutMs: 5, workingDirectory: '/a' },
    });
  });

  test.each(names)('B22: a step that ends with a call of %s for the caller ends as tool-calls', async name => {
    const { lines } = await ask(way, { options: { tools: [toolOf(name)] }, output: [calls[name] ?? {}] });
    expect(lines).toEqual([expect.stringMatching(/^call mine /), 'finish tool-calls']);
  });

  test('B27: the caller and the environment of a shell call go back with it', async () => {
    const told = { environment: { type: 'local' }, caller: { type: 'program', caller_id: 'prog_1' } };
    const item = { ...calls.shell, ...told };
    const tools = [toolOf('shell')];
    const { parts } = await ask(way, { options: { tools }, output: [item] });
    const { sent } = await ask(way, { options: { tools, prompt: [{ role: 'assistant', content: callsOf(parts) }] } });
    expect(sent.input).toEqual([item, expect.objectContaining({ type: 'shell_call_output' })]);
  });

  test('B28: a patch that is not said to be completed is a call', async () => {
    const item = { ...calls.apply_patch, status: 'in_progress' };
    const { lines } = await ask(way, { options: { tools: [toolOf('apply_patch')] }, output: [item] });
    expect(lines).toEqual([expect.stringMatching(/^call mine .*delete_file/), 'finish tool-calls']);
  });
});

test('B14: a search for tools that only its end has is a call', async () => {
  const events = [
    { type: 'response.output_item.done', output_index: 0, item: calls.tool_search },
    { type: 'response.completed', response: responseOf([]) },
  ];
  const { lines } = await ask('stream', { options: { tools: [toolOf('tool_search')] }, events });
  expect(lines).toEqual(['call mine {"arguments":{"goal":"a"},"call_id":"call_1"}', 'finish tool-calls']);
});
