import type { Scenario, ScenarioTool } from '@responses-bridge/scenarios';
import { asObject } from '../json.ts';
import type { JsonObject } from '../types.ts';

/** The request of a client that keeps nothing at the endpoint. */
export function requestOf(scenario: Scenario, input: readonly unknown[]): JsonObject {
  const { model = 'gpt-5.3-codex', tools = [], customTools = [], endpointTools = [], options = {} } = scenario;
  const customs = customTools.map(({ result: _result, ...tool }) => ({ type: 'custom', ...tool }));
  const compactions =
    options['contextManagement'] === undefined ? {} : { context_management: [{ type: 'compaction' }] };
  const reasons = model.startsWith('gpt-5');
  return {
    model,
    store: false,
    include: ['code_interpreter_call.outputs', ...(reasons ? ['reasoning.encrypted_content'] : [])],
    tools: [...declaredFunctions(tools), ...customs, ...endpointTools.map(({ wire }) => wire)],
    ...compactions,
    input,
  };
}

/** The functions as the wire has them, those of a namespace in it. */
function declaredFunctions(tools: readonly ScenarioTool[]): JsonObject[] {
  const spaces = [...new Set(tools.flatMap(({ options }) => options?.['namespace'] ?? []))];
  const inside = (space: unknown): JsonObject[] =>
    tools.filter(({ options }) => options?.['namespace'] === space).map(functionOf);
  return [
    ...inside(undefined),
    ...spaces.map(space => ({ type: 'namespace', ...asObject(space), tools: inside(space) })),
  ];
}

function functionOf({ result: _result, options = {}, ...tool }: ScenarioTool): JsonObject {
  const { deferLoading: defer_loading, allowedCallers: allowed_callers, outputSchema: output_schema } = options;
  return { type: 'function', strict: false, ...tool, defer_loading, allowed_callers, output_schema };
}

/** The calls that endpoint tools of these types are called by, and how they are answered. */
const answered: Readonly<Record<string, readonly [tools: readonly string[], output: string]>> = {
  shell_call: [['shell'], 'shell_call_output'],
  local_shell_call: [['local_shell'], 'local_shell_call_output'],
  apply_patch_call: [['apply_patch'], 'apply_patch_call_output'],
  computer_call: [['computer', 'computer_use_preview'], 'computer_call_output'],
  tool_search_call: [['tool_search'], 'tool_search_output'],
};

/** What the caller says to an item: the output of its call, or an answer to its question. */
export function replyTo(item: JsonObject, { endpointTools = [], approval }: Scenario): JsonObject[] {
  const { type, id, call_id } = item;
  if (type === 'function_call' || type === 'custom_tool_call')
    return [{ type: `${type}_output`, call_id, output: 'ok' }];
  if (type === 'mcp_approval_request') return [{ type: 'mcp_approval_response', approval_request_id: id, ...approval }];
  const [tools, output] = answered[String(type)] ?? [[], ''];
  const tool = endpointTools.find(({ wire, output: fields }) => fields !== undefined && tools.includes(wire.type));
  if (tool === undefined || (call_id ?? null) === null) return [];
  // The published schema wants the id of a local shell's output, and nobody says which.
  return [{ type: output, ...(output.startsWith('local') ? { id: call_id } : {}), call_id, ...tool.output }];
}
