import { item, type RejectedCase } from './case.ts';

type Item = Record<string, unknown> & { type: string };

/** An item, and what is said of it by the rule for the fields of its type. */
const broken = (value: Item, message: string, rule = `fields-of-${value.type}`): RejectedCase => ({
  rule,
  request: item(value),
  message,
});

const missing = (field: string) => `Missing required parameter: 'input[1].${field}'.`;
const wrongType = (field: string, expected: string) => `Invalid type for 'input[1].${field}': expected ${expected}`;

const shell = { type: 'shell_call', call_id: 'call_1', action: { commands: ['ls'] } };
const shellOutput = { type: 'shell_call_output', call_id: 'call_1' };
const local = { type: 'local_shell_call', id: 'lsh_1', call_id: 'call_1', status: 'completed' };
const patch = { type: 'apply_patch_call', call_id: 'call_1', status: 'completed' };
const computer = {
  type: 'computer_call',
  id: 'cu_1',
  call_id: 'call_1',
  pending_safety_checks: [],
  status: 'completed',
};
const mcp = { server_label: 'links', name: 'shorten', arguments: '{}' };

/** Requests that are refused for an item that a call of the endpoint's own tools is. */
export const ownItemCases: readonly RejectedCase[] = [
  broken({ ...shell, action: { command: ['ls'] } }, missing('action.commands')),
  broken({ ...shell, action: { commands: 'ls' } }, wrongType('action.commands', 'an array')),
  broken({ ...shell, status: 'failed' }, "Invalid value: 'failed'."),
  broken({ ...shell, environment: { type: 'container_auto' } }, "Invalid value: 'container_auto'."),
  broken({ ...shellOutput, output: 'ok' }, wrongType('output', 'an array')),
  broken({ ...shellOutput, output: [{ stdout: '', stderr: '' }] }, missing('output[0].outcome')),
  broken(
    { ...shellOutput, output: [{ stdout: '', stderr: '', outcome: { type: 'exit', exitCode: 0 } }] },
    missing('output[0].outcome.exit_code'),
  ),
  broken({ ...local, action: { type: 'exec', command: ['ls'] } }, missing('action.env')),
  broken({ ...local, action: { type: 'exec', command: 'ls', env: {} } }, wrongType('action.command', 'an array')),
  broken({ type: 'local_shell_call_output', id: 'call_1', output: {} }, wrongType('output', 'a string')),
  broken({ ...patch, operation: { type: 'update_file', path: 'a' } }, missing('operation.diff')),
  broken({ ...patch, operation: { type: 'rename_file', path: 'a' } }, "Invalid value: 'rename_file'."),
  broken(
    { ...patch, operation: { type: 'delete_file', path: 'a', diff: '' } },
    "Unknown parameter: 'input[1].operation.diff'.",
  ),
  broken(
    { ...patch, status: 'incomplete', operation: { type: 'delete_file', path: 'a' } },
    "Invalid value: 'incomplete'.",
  ),
  broken({ type: 'apply_patch_call_output', call_id: 'call_1', status: 'done' }, "Invalid value: 'done'."),
  broken({ ...computer, actions: [{ type: 'click', x: 1, y: 2 }] }, missing('actions[0].button')),
  broken({ ...computer, actions: [{ type: 'scroll', x: 1, y: 2, scrollX: 0 }] }, missing('actions[0].scroll_x')),
  broken({ ...computer, pending_safety_checks: ['cu_sc_1'] }, wrongType('pending_safety_checks[0]', 'an object')),
  broken(
    { type: 'computer_call_output', call_id: 'call_1', output: 'A page.' },
    wrongType('output', 'an object, but got a string'),
  ),
  broken(
    { type: 'computer_call_output', call_id: 'call_1', output: { type: 'input_image' } },
    "Invalid value: 'input_image'. Supported values are: 'computer_screenshot'.",
  ),
  broken(
    { type: 'web_search_call', id: 'ws_1', action: { type: 'search' }, status: 'incomplete' },
    "Invalid value: 'incomplete'.",
  ),
  broken(
    { type: 'file_search_call', id: 'fs_1', status: 'completed', queries: null },
    wrongType('queries', 'an array'),
  ),
  broken(
    { type: 'code_interpreter_call', id: 'ci_1', status: 'completed', container_id: 'c', code: '', outputs: ['1'] },
    wrongType('outputs[0]', 'an object'),
  ),
  broken(
    { type: 'image_generation_call', id: 'ig_1', status: 'completed', result: {} },
    wrongType('result', 'a string'),
  ),
  broken(
    { type: 'mcp_list_tools', id: 'mcpl_1', server_label: 'links', tools: [{ name: 'a' }] },
    missing('tools[0].input_schema'),
  ),
  broken({ type: 'mcp_call', id: 'mcp_1', ...mcp, arguments: {} }, wrongType('arguments', 'a string')),
  broken({ type: 'mcp_call', id: 'mcp_1', ...mcp, error: { type: 'oops' } }, "Invalid value: 'oops'."),
  broken({ type: 'mcp_approval_request', id: 'mcpr_1', ...mcp, arguments: {} }, wrongType('arguments', 'a string')),
  broken(
    { type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve: 'yes' },
    wrongType('approve', 'a boolean'),
  ),
  broken({ type: 'tool_search_call', arguments: {}, execution: 'both' }, "Invalid value: 'both'."),
  broken({ type: 'tool_search_output', tools: 'none' }, wrongType('tools', 'an array')),
  broken(
    { type: 'additional_tools', role: 'user', tools: [] },
    "Invalid value: 'user'. Supported values are: 'developer'.",
  ),
  broken({ type: 'compaction', encrypted_content: null }, wrongType('encrypted_content', 'a string')),
  broken(
    { type: 'program', id: 'cm_1', call_id: 'call_1', code: '', fingerprint: 1 },
    wrongType('fingerprint', 'a string'),
  ),
  broken(
    { type: 'program_output', id: 'cmo_1', call_id: 'call_1', result: '', status: 'failed' },
    "Invalid value: 'failed'. Supported values are: 'completed' and 'incomplete'.",
  ),
  ...[
    { type: 'web_search_call', id: 'fs_1', action: { type: 'search' }, status: 'completed' },
    { type: 'file_search_call', id: 'ws_1', queries: [], status: 'completed' },
    { ...local, id: 'sh_1', action: { type: 'exec', command: [], env: {} } },
    { ...shell, id: 'call_1' },
    { ...computer, id: 'fc_1' },
    { type: 'mcp_list_tools', id: 'mcp_1', server_label: 'links', tools: [] },
  ].map(value =>
    broken(value, `Invalid 'input[1].id': '${value.id}'. Expected an ID that begins with '`, 'item-id-prefix'),
  ),
  broken({ ...shell, type: 'shell_call', action: undefined }, missing('action'), 'item-missing-field'),
  broken({ type: 'apply_patch_call_output', call_id: 'call_1' }, missing('status'), 'item-missing-field'),
  broken({ type: 'mcp_approval_response', approve: true }, missing('approval_request_id'), 'item-missing-field'),
];
