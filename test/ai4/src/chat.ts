import { callChatApi, generateId, type UIMessage } from '@ai-sdk/ui-utils';
import { failureOf } from './ask.ts';

/** Sends what the user says as `useChat` does, and keeps what is answered in `state`. Gives what went wrong, as the page would show it. */
export async function chat(
  state: UIMessage[],
  content: string,
  answer: (messages: UIMessage[]) => Response,
): Promise<unknown> {
  state.push({ id: generateId(), role: 'user', content, parts: [{ type: 'text', text: content }] });
  const request = callChatApi({
    api: 'http://localhost/api/chat',
    body: { messages: state },
    streamProtocol: 'data',
    credentials: undefined,
    headers: undefined,
    abortController: undefined,
    restoreMessagesOnFailure: () => {},
    onResponse: undefined,
    onUpdate({ message, replaceLastMessage }) {
      if (replaceLastMessage || state.at(-1)?.role === 'assistant') state.pop();
      state.push(structuredClone(message));
    },
    onFinish: undefined,
    onToolCall: undefined,
    generateId,
    fetch: async (_, init) => answer(JSON.parse(String(init?.body)).messages),
    lastMessage: state.at(-1),
  });
  return failureOf(request.then(() => Promise.reject(undefined)));
}

/** The state without the calls that got no result, which ai@4 refuses to send. */
export function withoutOpenCalls(state: UIMessage[]): UIMessage[] {
  return state.map(message => ({
    ...message,
    toolInvocations: undefined,
    parts: message.parts.filter(part => part.type !== 'tool-invocation' || part.toolInvocation.state === 'result'),
  }));
}
