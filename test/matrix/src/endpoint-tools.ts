import type { UpstreamOptions } from '@responses-bridge/upstream';

/**
 * A search that the endpoint runs, a command and a query for the caller, and an answer: what every major plays with the
 * tools that `bridge.tools` makes for it.
 */
export const script: NonNullable<UpstreamOptions['script']> = [
  {
    output: [
      { type: 'web_search_call', action: { type: 'search', query: 'node', sources: [] } },
      { type: 'shell_call', call_id: 'call_shell', commands: ['ls'] },
      { type: 'custom_tool_call', call_id: 'call_sql', name: 'sql', input: 'SELECT 1' },
    ],
  },
  { output: [{ type: 'message', text: 'Done.' }] },
];

/** What the caller's tools were called with, as those of the tests take it down. */
export const called = [['ls'], 'SELECT 1'];

/** What the first request declares. */
export const declared = [
  { type: 'web_search', search_context_size: 'low' },
  { type: 'shell', environment: { type: 'local' } },
  { type: 'custom', name: 'sql', format: { type: 'grammar', syntax: 'regex', definition: 'SELECT .*' } },
];

/** What the caller's shell gives back, and what of it the second request holds. */
export const listing = { stdout: 'a.txt', stderr: '', outcome: { type: 'exit', exitCode: 0 } } as const;
export const answers = [
  {
    type: 'shell_call_output',
    call_id: 'call_shell',
    output: [{ stdout: 'a.txt', stderr: '', outcome: { type: 'exit', exit_code: 0 } }],
  },
  { type: 'custom_tool_call_output', call_id: 'call_sql', output: 'one row' },
];
