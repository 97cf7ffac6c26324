import { asString } from '../../json.ts';
import type { McpApprovalRequestSpec, McpCallSpec, McpListToolsSpec } from '../../item-specs.ts';
import { inProgress, steps, written, type ItemKind } from './kind.ts';

/** The tools of an MCP server, which the service asks for before anything else. */
export const mcpListTools: ItemKind<McpListToolsSpec> = {
  build: ({ server_label, tools, error }) => ({ server_label, tools, error }),
  opening: () => ({ tools: [], error: undefined }),
  body: (item, place) =>
    steps('mcp_list_tools', ['in_progress', item['error'] === undefined ? 'completed' : 'failed'], place),
};

/** A call that the service has made at an MCP server. */
export const mcpCall: ItemKind<McpCallSpec> = {
  build: ({ error = null, output = null, ...spec }) => ({
    status: spec.status ?? (error === null ? 'completed' : 'failed'),
    approval_request_id: spec.approval_request_id ?? null,
    arguments: textOf(spec.arguments),
    error,
    name: spec.name,
    output,
    server_label: spec.server_label,
  }),
  opening: () => ({ ...inProgress, arguments: '', error: null, output: null }),
  *body(item, place) {
    const { type, status } = item;
    yield* steps(type, ['in_progress'], place);
    yield* written('response.mcp_call_arguments', 'arguments', { text: asString(item['arguments']) ?? '', place });
    if (status === 'completed' || status === 'failed') yield* steps(type, [status], place);
  },
};

/** A question that the caller has to answer. It comes whole. */
export const mcpApprovalRequest: ItemKind<McpApprovalRequestSpec> = {
  build: spec => ({ arguments: textOf(spec.arguments), name: spec.name, server_label: spec.server_label }),
};

function textOf(value: string | object): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
