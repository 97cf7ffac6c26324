import { seal } from '../../seal.ts';
import { item, user, type RejectedCase } from './case.ts';

const foreign = seal({ item: 'cmp_1', model: 'gpt-5.3-codex', organization: 'org-other' });
const elsewhere = 'organization_id did not match the target organization.';

const shell = { type: 'shell_call', call_id: 'call_1', action: { commands: ['ls'], max_output_length: 100 } };
const shellOutput = {
  type: 'shell_call_output',
  call_id: 'call_1',
  output: [{ stdout: '', stderr: '', outcome: { type: 'exit', exit_code: 0 } }],
};
const trigger = { type: 'compaction_trigger' };

/** Calls that the caller has to answer, and the answers, by what the service calls them. */
const pairs: ReadonlyArray<readonly [word: string, call: object, output: object]> = [
  ['shell call', shell, shellOutput],
  [
    'local shell call',
    {
      type: 'local_shell_call',
      id: 'lsh_1',
      call_id: 'call_1',
      action: { type: 'exec', command: [], env: {} },
      status: 'completed',
    },
    { type: 'local_shell_call_output', id: 'call_1', output: '' },
  ],
  [
    'apply patch call',
    { type: 'apply_patch_call', call_id: 'call_1', status: 'completed', operation: { type: 'delete_file', path: 'a' } },
    { type: 'apply_patch_call_output', call_id: 'call_1', status: 'completed' },
  ],
  [
    'computer call',
    {
      type: 'computer_call',
      id: 'cu_1',
      call_id: 'call_1',
      actions: [],
      pending_safety_checks: [],
      status: 'completed',
    },
    { type: 'computer_call_output', call_id: 'call_1', output: { type: 'computer_screenshot', file_id: 'file_1' } },
  ],
  [
    'tool search call',
    { type: 'tool_search_call', call_id: 'call_1', execution: 'client', arguments: {} },
    { type: 'tool_search_output', call_id: 'call_1', execution: 'client', tools: [] },
  ],
  [
    'custom tool call',
    { type: 'custom_tool_call', call_id: 'call_1', name: 'sum', input: '' },
    { type: 'custom_tool_call_output', call_id: 'call_1', output: '' },
  ],
];

/** Requests that are refused for what items of the endpoint's own tools owe to each other. */
export const ownHistoryCases: readonly RejectedCase[] = [
  ...pairs.flatMap(([word, call, output]): RejectedCase[] => [
    {
      rule: 'call-without-output',
      request: { input: [user, call, user] },
      message: `No tool output found for ${word} call_1.`,
    },
    {
      rule: 'output-without-call',
      request: { input: [user, output] },
      message: `No tool call found for ${word} output with call_id call_1.`,
    },
  ]),
  {
    rule: 'output-without-call',
    request: { input: [user, shell, { type: 'function_call_output', call_id: 'call_1', output: '' }] },
    message: 'No tool call found for function call output with call_id call_1.',
  },
  {
    rule: 'shell-output-limit',
    request: { input: [user, shell, { ...shellOutput, max_output_length: 99 }] },
    message: "Invalid 'input[2].max_output_length': 99. Expected the value of the shell call, 100.",
  },
  {
    rule: 'approval-without-request',
    request: item({ type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve: true }),
    message: 'No approval request found for MCP approval response with approval_request_id mcpr_1.',
  },
  {
    rule: 'encrypted-content',
    request: item({ type: 'compaction', id: 'cmp_1', encrypted_content: foreign }),
    message: elsewhere,
    code: 'invalid_encrypted_content',
  },
  {
    rule: 'program-fingerprint',
    request: item({ type: 'program', id: 'cm_1', call_id: 'call_1', code: '', fingerprint: 'edited' }),
    message: 'could not be verified. Reason: Encrypted content could not be decrypted or parsed.',
  },
  {
    rule: 'compaction-trigger-last',
    request: { input: [user, trigger, user] },
    message: "Invalid 'input[1]': a compaction_trigger must be the final input item.",
  },
  {
    rule: 'context-management',
    request: { context_management: [{ type: 'compaction', compact_threshold: 999 }] },
    message: 'Expected a value >= 1000, but got 999 instead.',
  },
  {
    rule: 'context-management',
    request: { context_management: [] },
    message: "Invalid 'context_management': empty array.",
  },
];

/** Each call with its answer, which is fine. */
export const ownLoops = pairs.map(([word, call, output]) => [`an answered ${word}`, [user, call, output]] as const);
