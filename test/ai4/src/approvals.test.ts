import { generateText, jsonSchema, type CoreMessage, type ToolSet } from 'ai';
import { describe, expect, test } from 'vitest';
import { say, turn } from './answers.ts';
import { stream } from './ask.ts';
import { bodiesOf, connect } from './bridge.ts';

const request = {
  type: 'mcp_approval_request',
  id: 'mcpr_1',
  server_label: 'docs',
  name: 'find',
  arguments: '{"q":"a"}',
};
const done = {
  type: 'mcp_call',
  id: 'mcp_1',
  server_label: 'docs',
  name: 'find',
  arguments: '{"q":"a"}',
  approval_request_id: 'mcpr_1',
  output: 'found',
};

const approved = { type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve: true };

/** A server, and what the caller says to each request. */
const server = (execute?: (args: unknown) => Promise<unknown>): ToolSet => ({
  docs: {
    type: 'provider-defined',
    id: 'openai.mcp',
    args: { serverLabel: 'docs', serverUrl: 'https://docs.example/mcp', requireApproval: 'always' },
    parameters: jsonSchema({ type: 'object' }),
    ...(execute && { execute }),
  } as ToolSet[string],
});

const args = { type: 'mcp_approval_request', serverLabel: 'docs', name: 'find', arguments: '{"q":"a"}' };
const script = [turn(request), turn(done, { type: 'message', text: 'Found.' }), say('As I said.')];

const kindsOf = (input: ReadonlyArray<Record<string, unknown>>) => input.map(({ type, role }) => type ?? role);

describe('a call of a server elsewhere that waits for an approval', () => {
  test('stops the loop, and goes on when the caller gives the answer as a result', async () => {
    await using connection = await connect({ script });
    const call = { model: connection.model(), tools: server() };
    const first = await generateText({ ...call, prompt: 'Find it.', maxSteps: 5 });
    expect([first.finishReason, first.steps.length]).toEqual(['tool-calls', 1]);
    expect(first.toolCalls).toMatchObject([{ toolCallId: 'approval:mcpr_1', toolName: 'docs', args }]);

    const result = { approve: false, reason: 'Not today.' };
    const messages: CoreMessage[] = [
      { role: 'user', content: 'Find it.' },
      ...first.response.messages,
      {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId: 'approval:mcpr_1', toolName: 'docs', result }],
      },
    ];
    await generateText({ ...call, messages });
    const [, { input = [] } = {}] = bodiesOf(connection.upstream);
    expect(input.slice(1)).toEqual([request, { ...approved, approve: false, reason: 'Not today.' }]);
  });

  test.each(['generateText', 'streamText'])('%s: is answered by the tool itself, in one loop', async which => {
    await using connection = await connect({ script });
    const asked: unknown[] = [];
    const tools = server(async given => {
      asked.push(given);
      return true;
    });
    const call = { prompt: 'Find it.', tools, maxSteps: 5 };
    const messages: CoreMessage[] = [{ role: 'user', content: 'Find it.' }];
    if (which === 'generateText') {
      const { text, response } = await generateText({ model: connection.model(), ...call });
      expect(text).toBe('Found.');
      messages.push(...response.messages);
    } else {
      const { result, errors } = await stream(connection, call);
      expect(errors).toEqual([]);
      expect(await result.text).toBe('Found.');
      messages.push(...(await result.response).messages);
    }
    expect(asked).toEqual([args]);

    messages.push({ role: 'user', content: 'Sure?' });
    await generateText({ model: connection.model(), messages, tools });
    const [, second, third] = bodiesOf(connection.upstream);
    expect(second?.input.slice(1)).toEqual([request, approved]);
    expect(kindsOf(third?.input ?? [])).toEqual([
      'user',
      'mcp_approval_request',
      'mcp_approval_response',
      'mcp_call',
      'assistant',
      'user',
    ]);
    expect(third?.input).toContainEqual(expect.objectContaining(done));
  });
});
