import { describe, expect, test } from 'vitest';
import { ask, callsOf, provided, ways } from './ask.ts';

const server = { serverLabel: 'a', serverUrl: 'https://a.example' };

/** How an approval is asked for, and what the wire calls it. */
const approvals: Array<[what: string, given: unknown, sent: unknown]> = [
  ['always', 'always', 'always'],
  ['never', 'never', 'never'],
  ['always for some', { always: { toolNames: ['a'] } }, { always: { tool_names: ['a'] } }],
  ['never for some', { never: { toolNames: ['a'] } }, { never: { tool_names: ['a'] } }],
  [
    'for some and not for others',
    { always: { toolNames: ['a'] }, never: { readOnly: true } },
    { always: { tool_names: ['a'] }, never: { read_only: true } },
  ],
  ['as the endpoint does by itself', undefined, undefined],
];

describe.each(ways)('%s', way => {
  test.each(approvals)(
    'B4: an approval that is asked for %s reaches the wire as it is',
    async (_, requireApproval, said) => {
      const tools = [provided('openai.mcp', 'mine', { ...server, requireApproval })];
      const { sent } = await ask(way, { options: { tools } });
      expect(sent.tools).toEqual([
        { type: 'mcp', server_label: 'a', server_url: 'https://a.example', require_approval: said },
      ]);
    },
  );

  test('B23: a request for approval keeps its id, and goes back with the answer and its reason', async () => {
    const item = { type: 'mcp_approval_request', id: 'mcpr_1', server_label: 'a', name: 'look', arguments: '{}' };
    const tools = [provided('openai.mcp', 'mine', server)];
    const { parts, lines } = await ask(way, { options: { tools }, output: [item] });
    expect(lines).toEqual(['call mcp.look {}', 'approval mcpr_1 of mcpr_1', expect.stringMatching(/^finish /)]);

    const answer = {
      type: 'tool-approval-response',
      approvalId: 'mcpr_1',
      approved: false,
      reason: 'Not now.',
    } as const;
    const { sent } = await ask(way, {
      options: {
        tools,
        prompt: [
          { role: 'assistant', content: callsOf(parts) },
          { role: 'tool', content: [answer] },
        ],
      },
    });
    const said = { approval_request_id: 'mcpr_1', approve: false, reason: 'Not now.' };
    expect(sent.input).toEqual([item, { type: 'mcp_approval_response', ...said }]);
  });
});
