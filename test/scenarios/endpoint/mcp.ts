import { message, reasoning, type OutputItem, type Scenario } from '../types.ts';

const server = {
  server_label: 'links',
  server_url: 'https://links.example/mcp',
  server_description: 'Shortens links.',
};
const args = { serverLabel: 'links', serverUrl: 'https://links.example/mcp', serverDescription: 'Shortens links.' };

const asks = {
  wire: { type: 'mcp', ...server, require_approval: 'always' },
  args: { ...args, requireApproval: 'always' },
};
const free = {
  wire: { type: 'mcp', ...server, require_approval: 'never' },
  args: { ...args, requireApproval: 'never' },
};

const inputSchema = {
  type: 'object',
  properties: { url: { type: 'string' } },
  required: ['url'],
  additionalProperties: false,
};

const tools = [
  { name: 'shorten', description: 'Makes a short link.', input_schema: inputSchema, annotations: { read_only: false } },
  { name: 'look_up', description: 'Where a link goes.', input_schema: inputSchema, annotations: null },
];

const list: OutputItem = { type: 'mcp_list_tools', server_label: 'links', tools };
const request = { server_label: 'links', name: 'shorten', arguments: '{"url":"https://example.com/long"}' };

/** Conversations with an MCP server. */
export const mcpScenarios: readonly Scenario[] = [
  {
    name: 'mcp call',
    prompt: 'Where does links.example/a go?',
    endpointTools: [free],
    reasoning: true,
    turns: [
      {
        output: [
          list,
          reasoning('**Looking the link up**'),
          {
            type: 'mcp_call',
            server_label: 'links',
            name: 'look_up',
            arguments: { url: 'https://links.example/a' },
            output: '{"target":"https://example.com/über \\"all\\""}',
          },
          reasoning(),
          message('It goes to example.com.'),
        ],
      },
    ],
  },
  {
    name: 'mcp call that fails',
    prompt: 'Where does links.example/b go?',
    endpointTools: [free],
    turns: [
      {
        output: [
          list,
          reasoning(),
          {
            type: 'mcp_call',
            server_label: 'links',
            name: 'look_up',
            arguments: {},
            error: { type: 'mcp_tool_execution_error', content: [{ type: 'text', text: 'There is no such link.' }] },
          },
          {
            type: 'mcp_call',
            server_label: 'links',
            name: 'look_up',
            arguments: '{"url":"https://links.example/b"}',
            error: { type: 'http_error', code: 503, message: 'Service unavailable' },
          },
          message('The server does not know.'),
        ],
      },
    ],
  },
  {
    name: 'mcp server that lists no tools',
    prompt: 'Shorten https://example.com/long.',
    endpointTools: [free],
    turns: [
      {
        output: [
          { type: 'mcp_list_tools', server_label: 'links', tools: [], error: 'Connection refused.' },
          message('The server cannot be reached.'),
        ],
      },
    ],
  },
  {
    name: 'mcp call that is approved',
    prompt: 'Shorten https://example.com/long.',
    endpointTools: [asks],
    approval: { approve: true },
    reasoning: true,
    turns: [
      {
        output: [
          list,
          reasoning('**Asking first**'),
          { type: 'mcp_approval_request', id: 'mcpr_approved', ...request },
        ],
      },
      {
        output: [
          { type: 'mcp_call', ...request, approval_request_id: 'mcpr_approved', output: '"https://links.example/c"' },
          reasoning(),
          message('It is links.example/c.'),
        ],
      },
    ],
  },
  {
    name: 'mcp call that is denied',
    prompt: 'Shorten https://example.com/long, or not.',
    endpointTools: [asks],
    approval: { approve: false, reason: 'The address is private.' },
    turns: [
      { output: [list, reasoning(), { type: 'mcp_approval_request', id: 'mcpr_denied', ...request }] },
      { output: [reasoning(), message('Then I leave it.')] },
    ],
  },
];
