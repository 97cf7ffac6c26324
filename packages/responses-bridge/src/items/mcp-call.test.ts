import { describe, expect, test } from 'vitest';
import { mcpCall } from './mcp-call.ts';

const [tool] = mcpCall.tools;
const server = { serverLabel: 'docs', serverUrl: 'https://docs.test/mcp' };

const encode = (args: object) => {
  // What is undefined is not sent, so it is compared as it is sent.
  const {
    type: _,
    server_label: _label,
    server_url: _url,
    ...rest
  } = JSON.parse(JSON.stringify(tool.encode({ ...server, ...args }, 'docs')));
  return rest;
};

describe('an approval reaches the wire as the caller says it', () => {
  test.each([
    ['always', 'always'],
    ['never', 'never'],
    [{}, {}],
    [{ always: { toolNames: ['a'] } }, { always: { tool_names: ['a'] } }],
    [{ never: { toolNames: ['b'] } }, { never: { tool_names: ['b'] } }],
    [{ never: { toolNames: [] } }, { never: { tool_names: [] } }],
    [{ never: { readOnly: true } }, { never: { read_only: true } }],
    [
      { always: { toolNames: ['a'] }, never: { toolNames: ['b'] } },
      { always: { tool_names: ['a'] }, never: { tool_names: ['b'] } },
    ],
  ])('%j', (requireApproval, require_approval) => {
    expect(encode({ requireApproval })).toEqual({ require_approval });
  });

  test('left out, it is left out, and the endpoint asks for every call', () => {
    expect(encode({})).toEqual({});
  });

  test.each([['sometimes'], [{ always: ['a'] }], [{ allways: { toolNames: ['a'] } }], [true], [null]])(
    '%j is no approval, and is refused',
    requireApproval => {
      expect(() => encode({ requireApproval })).toThrow();
    },
  );
});

test.each([
  [{ allowedTools: ['a'] }, { allowed_tools: ['a'] }],
  [{ allowedTools: { readOnly: true, toolNames: ['a'] } }, { allowed_tools: { read_only: true, tool_names: ['a'] } }],
  [
    { authorization: 'token', headers: { 'x-a': 'b' } },
    { authorization: 'token', headers: { 'x-a': 'b' } },
  ],
  [{ serverDescription: 'Docs' }, { server_description: 'Docs' }],
  [
    { deferLoading: true, allowedCallers: ['programmatic'] },
    { defer_loading: true, allowed_callers: ['programmatic'] },
  ],
  [{ connectorId: 'connector_gmail' }, { connector_id: 'connector_gmail' }],
  [{ tunnelId: 'tunnel_1' }, { tunnel_id: 'tunnel_1' }],
])('%j', (args, wire) => {
  expect(encode(args)).toEqual(wire);
});

test('a server that cannot be reached is refused', () => {
  expect(() => tool.encode({ serverLabel: 'docs' }, 'docs')).toThrow(/serverUrl/);
});

test('it is chosen by its label, as several have one type', () => {
  expect(tool.choice('docs', tool.encode(server, 'docs'))).toEqual({ type: 'mcp', server_label: 'docs' });
});
