import { functionTool, type RejectedCase } from './case.ts';

type Tool = Record<string, unknown> & { type: string };

/** A tool, what is said of it, and at which rule; the rule is that for the fields of its type where none is named. */
const broken = (tool: Tool, message: string, rule = `fields-of-tool-${tool.type}`): RejectedCase => ({
  rule,
  request: { tools: [tool] },
  message,
});

const missing = (field: string) => `Missing required parameter: 'tools[0].${field}'.`;
const unknown = (field: string) => `Unknown parameter: 'tools[0].${field}'.`;

const mcp = { type: 'mcp', server_label: 'links', server_url: 'https://links.example' };

/** Requests that are refused for a tool that the endpoint knows by its type, or for a choice of one. */
export const ownToolCases: readonly RejectedCase[] = [
  broken(
    { type: 'custom', name: 'sum', format: { type: 'grammar', syntax: 'ebnf', definition: 'a' } },
    "Invalid value: 'ebnf'. Supported values are: 'lark' and 'regex'.",
  ),
  broken({ type: 'custom', name: 'sum', format: { type: 'grammar', syntax: 'lark' } }, missing('format.definition')),
  broken({ type: 'custom', name: 'sum', parameters: {} }, unknown('parameters')),
  broken({ type: 'namespace', name: 'travel', tools: [functionTool()] }, missing('description')),
  broken(
    { type: 'namespace', name: 'travel', description: 'Trips.', tools: [] },
    "Invalid 'tools[0].tools': empty array. Expected an array with minimum length 1,",
  ),
  broken(
    { type: 'namespace', name: 'travel', description: 'Trips.', tools: [{ type: 'shell' }] },
    "Invalid value: 'shell'. Supported values are: 'function' and 'custom'.",
  ),
  broken({ type: 'web_search', search_context_size: 'huge' }, "Invalid value: 'huge'."),
  broken({ type: 'web_search', filters: { domains: [] } }, unknown('filters.domains')),
  broken({ type: 'web_search_2025_08_26', user_location: { type: 'exact' } }, "Invalid value: 'exact'."),
  broken({ type: 'web_search_preview', filters: {} }, unknown('filters')),
  broken({ type: 'web_search_preview_2025_03_11', search_content_types: ['video'] }, "Invalid value: 'video'."),
  broken({ type: 'file_search' }, missing('vector_store_ids')),
  broken(
    { type: 'file_search', vector_store_ids: ['vs_1'], max_num_results: 51 },
    "Invalid 'tools[0].max_num_results': integer above maximum value. Expected a value <= 50, but got 51 instead.",
  ),
  broken(
    {
      type: 'file_search',
      vector_store_ids: ['vs_1'],
      filters: { type: 'and', filters: [{ type: 'like', key: 'a' }] },
    },
    "Invalid value: 'like'. Supported values are: 'and' and 'or'.",
  ),
  broken({ type: 'computer', environment: 'browser' }, unknown('environment')),
  broken({ type: 'computer_use_preview', environment: 'browser', display_width: 1024 }, missing('display_height')),
  broken({ type: 'mcp', server_url: 'https://links.example' }, missing('server_label')),
  broken(
    { ...mcp, require_approval: 'sometimes' },
    "Invalid type for 'tools[0].require_approval': expected an object,",
  ),
  broken({ ...mcp, require_approval: { never: { toolNames: ['a'] } } }, unknown('require_approval.never.toolNames')),
  broken({ ...mcp, allowed_tools: { names: [] } }, unknown('allowed_tools.names')),
  broken({ type: 'mcp', server_label: 'links' }, missing('server_url'), 'mcp-server'),
  broken({ type: 'code_interpreter' }, missing('container')),
  broken({ type: 'code_interpreter', container: { file_ids: [] } }, missing('container.type')),
  broken({ type: 'image_generation', partial_images: 4 }, 'Expected a value <= 3, but got 4 instead.'),
  broken({ type: 'image_generation', output_format: 'gif' }, "Invalid value: 'gif'."),
  broken({ type: 'local_shell', environment: {} }, unknown('environment')),
  broken({ type: 'shell', environment: { type: 'containerAuto' } }, "Invalid value: 'containerAuto'."),
  broken({ type: 'shell', environment: { type: 'container_reference' } }, missing('environment.container_id')),
  broken(
    {
      type: 'shell',
      environment: {
        type: 'local',
        skills: Array.from({ length: 201 }, () => ({ name: 'a', description: 'b', path: 'c' })),
      },
    },
    "Invalid 'tools[0].environment.skills': array too long. Expected an array with maximum length 200,",
  ),
  broken({ type: 'apply_patch', allowed_callers: ['anyone'] }, "Invalid value: 'anyone'."),
  broken(
    { type: 'tool_search', execution: 'both' },
    "Invalid value: 'both'. Supported values are: 'server' and 'client'.",
  ),
  broken({ type: 'programmatic_tool_calling', name: 'program' }, unknown('name')),
  ...choices([
    [{ type: 'local_shell' }, 'tool-choice-type', "Invalid value: 'local_shell'. Supported values are: 'function',"],
    [{ name: 'add' }, 'tool-choice-type', "Missing required parameter: 'tool_choice.type'."],
    [{ type: 'mcp' }, 'tool-choice-shape', "Missing required parameter: 'tool_choice.server_label'."],
    [{ type: 'shell', name: 'shell' }, 'tool-choice-shape', "Unknown parameter: 'tool_choice.name'."],
    [{ type: 'allowed_tools', tools: [] }, 'tool-choice-shape', "Missing required parameter: 'tool_choice.mode'."],
    [{ type: 'allowed_tools', mode: 'none', tools: [] }, 'tool-choice-shape', "Invalid value: 'none'."],
    [
      { type: 'mcp', server_label: 'other' },
      'tool-choice-unknown',
      "Tool choice 'mcp' not found in 'tools' parameter.",
    ],
    [{ type: 'apply_patch' }, 'tool-choice-unknown', "Tool choice 'apply_patch' not found in 'tools' parameter."],
    [
      { type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'add' }, { type: 'shell' }] },
      'tool-choice-unknown',
      "Tool choice 'shell' not found in 'tools' parameter.",
    ],
  ]),
];

function choices(rows: ReadonlyArray<readonly [choice: object, rule: string, message: string]>): RejectedCase[] {
  return rows.map(([tool_choice, rule, message]) => ({
    rule,
    request: { tools: [functionTool(), mcp], tool_choice },
    message,
  }));
}
