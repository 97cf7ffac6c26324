import { expect } from 'vitest';
import type { Approval } from '../driver.ts';
import type { AskedCase, Case } from './case.ts';

const input = { url: 'https://links.example/a' };
const called = { server_label: 'links', name: 'look_up', arguments: JSON.stringify(input) };
const list = {
  type: 'mcp_list_tools',
  server_label: 'links',
  tools: [{ name: 'look_up', input_schema: { type: 'object' } }],
};
const message = { type: 'message', text: 'That was it.' };

/** A server elsewhere, as it is declared, and on the wire. */
const server = (args: object, wire: object) => ({
  tool: { kind: 'mcp', name: 'links', args: { serverLabel: 'links', serverUrl: 'https://links.example/mcp', ...args } },
  wire: { type: 'mcp', server_label: 'links', server_url: 'https://links.example/mcp', ...wire },
});

const free = server({ requireApproval: 'never' }, { require_approval: 'never' });
const guarded = server({ requireApproval: 'always' }, { require_approval: 'always' });

/** The result of a call, which repeats what was called. */
const told = { type: 'call', serverLabel: 'links', name: 'look_up', arguments: called.arguments };

/** ai@5 takes only calls of tools that were declared, which the server is. */
const name: unknown = expect.stringMatching(/^(mcp\.look_up|links)$/);

/** An endpoint that keeps the list of tools needs nothing of it. */
const kept = ['mcp_list_tools'];

const failure = { type: 'mcp_tool_execution_error', content: [{ type: 'text', text: 'No such link.' }] };

const found = { output: 'https://example.com' };
const failed = { error: failure };

const callCases: readonly AskedCase[] = Object.entries({
  'what came of it': { outcome: found, seen: { results: [{ name, output: { ...told, ...found } }] } },
  'why it failed': { outcome: failed, seen: { results: [], failures: [{ name, error: { ...told, ...failed } }] } },
}).map(([what, { outcome, seen }]) => ({
  name: `mcp: a call, and ${what}`,
  script: [
    { output: [list, { type: 'reasoning', summary: [] }, { type: 'mcp_call', ...called, ...outcome }, message] },
  ],
  ask: { prompt: 'Where does it go?', hostedTools: [free.tool] },
  shows: {
    text: 'That was it.',
    finishReason: 'stop',
    steps: [{ calls: [{ name, input }], ...seen }],
  },
  sends: [{ tools: [free.wire] }],
  goesOn: { references: ['reasoning', 'mcp_call'], kept },
}));

const request = { type: 'mcp_approval_request', id: 'mcpr_1', ...called };

const asking = {
  ask: { prompt: 'Where does it go?', hostedTools: [guarded.tool] },
  sends: [{ tools: [guarded.wire] }],
};

function answered(approval: Approval, next: AskedCase['script'][number]): Omit<AskedCase, 'name'> {
  const { approved: approve, ...reason } = approval;
  return {
    script: [{ output: [list, { type: 'reasoning', summary: [] }, request] }, next],
    ask: { ...asking.ask, approval },
    shows: { text: 'That was it.', steps: [{ approvals: [{ name: 'look_up', input }] }, { approvals: [] }] },
    sends: [...asking.sends, {}],
    goesOn: {
      answers: [{ type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve, ...reason }],
      references: ['reasoning', 'mcp_approval_request'],
      kept,
    },
  };
}

const done = { type: 'mcp_call', ...called, approval_request_id: 'mcpr_1', output: 'https://example.com' };

const approvalCases: readonly AskedCase[] = [
  {
    name: 'mcp: a call that waits for an approval',
    script: [{ output: [list, request] }],
    ...asking,
    shows: { finishReason: 'tool-calls', steps: [{ approvals: [{ name: 'look_up', input }], results: [] }] },
  },
  { name: 'mcp: an approval', ...answered({ approved: true }, { output: [done, message] }) },
  {
    name: 'mcp: an approval with its reason',
    ...answered({ approved: true, reason: 'Fine.' }, { output: [done, message] }),
  },
  { name: 'mcp: a denial', ...answered({ approved: false }, { output: [message] }) },
  {
    name: 'mcp: a denial with its reason',
    ...answered({ approved: false, reason: 'Not now.' }, { output: [message] }),
  },
];

/** What a caller says of approvals, and what is sent. */
const demands: Readonly<Record<string, readonly [args: object, wire: object]>> = {
  'always for some tools': [
    { requireApproval: { always: { toolNames: ['look_up'] } } },
    { require_approval: { always: { tool_names: ['look_up'] } } },
  ],
  'never for some tools': [
    { requireApproval: { never: { toolNames: ['look_up'] } } },
    { require_approval: { never: { tool_names: ['look_up'] } } },
  ],
  'both, by name and by what they do': [
    { requireApproval: { always: { toolNames: ['shorten'] }, never: { readOnly: true } } },
    { require_approval: { always: { tool_names: ['shorten'] }, never: { read_only: true } } },
  ],
};

const demandCases = Object.entries(demands).map(([what, [args, wire]]): AskedCase => {
  const { tool, wire: declared } = server(args, wire);
  return {
    name: `mcp: what needs an approval: ${what}`,
    script: [{ output: [message] }],
    ask: { prompt: 'Hi', hostedTools: [tool] },
    sends: [{ tools: [declared] }],
  };
});

const silent: AskedCase = {
  name: 'mcp: what needs an approval: left out, it is the endpoint’s to say',
  script: [{ output: [message] }],
  ask: { prompt: 'Hi', hostedTools: [server({}, {}).tool] },
  sends: [{ tools: [expect.not.objectContaining({ require_approval: expect.anything() })] }],
};

/** Servers elsewhere, and what the user has to approve of them. */
export const mcpCases: readonly Case[] = [...callCases, ...approvalCases, ...demandCases, silent];
