import { connect, createPageState } from '@responses-bridge/matrix';
import {
  AbstractChat,
  convertToModelMessages,
  DefaultChatTransport,
  generateText,
  jsonSchema,
  stepCountIs,
  streamText,
  type LanguageModel,
  type ToolSet,
  type UIMessage,
} from 'ai';
import { describe, expect, test } from 'vitest';

const called = { server_label: 'docs', name: 'find', arguments: '{"q":"a"}' };
const request = { type: 'mcp_approval_request', id: 'mcpr_1', ...called };
const done = { type: 'mcp_call', id: 'mcp_1', ...called, approval_request_id: 'mcpr_1', output: 'found' };
const approved = { type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve: true };

const say = (text: string) => ({ type: 'message', text });
const script = [[request], [done, say('Found.')], [say('As I said.')]].map(output => ({ output }));

const args = { type: 'mcp_approval_request', serverLabel: 'docs', name: 'find', arguments: '{"q":"a"}' };

/** A server, and what the caller says to each request. */
const server = (execute?: (input: unknown) => Promise<unknown>): ToolSet => ({
  docs: {
    type: 'provider-defined',
    id: 'openai.mcp',
    name: 'docs',
    args: { serverLabel: 'docs', serverUrl: 'https://docs.example/mcp', requireApproval: 'always' },
    inputSchema: jsonSchema({ type: 'object' }),
    ...(execute && { execute }),
  } as ToolSet[string],
});

/** The upstream, and a model that speaks to it. */
async function open() {
  const connection = await connect('ai5', { script });
  // The entry for ai@5 makes models for ai@5.
  return { connection, model: connection.bridge('gpt-5.3-codex') as Exclude<LanguageModel, string> };
}

const kindsOf = (input: ReadonlyArray<Record<string, unknown>> = []) => input.map(({ type, role }) => type ?? role);

const wholeStory = ['user', 'mcp_approval_request', 'mcp_approval_response', 'mcp_call', 'assistant', 'user'];

const user = (content: string) => ({ role: 'user' as const, content });

class Chat extends AbstractChat<UIMessage> {}

describe('a call of a server elsewhere that waits for an approval', () => {
  test.each(['generateText', 'streamText'])('%s: is answered by the tool itself, in one loop', async which => {
    const { connection, model } = await open();
    await using _ = connection;
    const asked: unknown[] = [];
    const tools = server(async input => {
      asked.push(input);
      return { approve: true };
    });
    const call = { model, prompt: 'Find it.', tools, stopWhen: stepCountIs(5) };
    const result = which === 'generateText' ? await generateText(call) : streamText(call);
    expect(await result.text).toBe('Found.');
    expect(asked).toEqual([args]);
    const { messages } = await result.response;
    await generateText({ model, tools, messages: [user('Find it.'), ...messages, user('Sure?')] });
    const [, second, third] = connection.bodies();
    expect(second?.input.slice(1)).toEqual([request, approved]);
    expect(kindsOf(third?.input)).toEqual(wholeStory);
    expect(third?.input).toContainEqual(expect.objectContaining(done));
  });

  test('waits on a page for what its user says', async () => {
    const { connection, model } = await open();
    await using _ = connection;
    const tools = server();
    const state = createPageState<UIMessage>(() => {});
    const route = (body: { messages: UIMessage[] }) =>
      streamText({
        model,
        tools,
        messages: convertToModelMessages(body.messages, { tools }),
      }).toUIMessageStreamResponse();
    const fetch = async (_url: unknown, init?: RequestInit) => route(JSON.parse(String(init?.body)));
    const chat = new Chat({ state, transport: new DefaultChatTransport({ api: 'http://localhost/api/chat', fetch }) });

    await chat.sendMessage({ text: 'Find it.' });
    const waiting = state.messages.at(-1)?.parts.find(part => part.type === 'tool-docs');
    expect(waiting).toMatchObject({ toolCallId: 'approval:mcpr_1', state: 'input-available', input: args });
    await chat.addToolResult({
      tool: 'docs',
      toolCallId: 'approval:mcpr_1',
      output: { approve: true, reason: 'Go on.' },
    });
    await chat.sendMessage();
    await chat.sendMessage({ text: 'Sure?' });

    const [, second, third] = connection.bodies();
    expect(second?.input.slice(1)).toEqual([request, { ...approved, reason: 'Go on.' }]);
    expect(kindsOf(third?.input)).toEqual(wholeStory);
  });
});
