import { callChatApi, generateId, type UIMessage } from '@ai-sdk/ui-utils';
import { failureOf } from './ask.ts';

interface Sending {
  /** The page's messages. */
  state: UIMessage[];
  content: string;
  fetch: typeof globalThis.fetch;
  controller?: AbortController;
  onUpdate?(message: UIMessage): void;
}

/** Sends what the user says as `useChat` does, and keeps what is answered in `state`. */
export async function send({ state, content, fetch, controller, onUpdate }: Sending): Promise<void> {
  state.push({ id: generateId(), role: 'user', content, parts: [{ type: 'text', text: content }] });
  await callChatApi({
    api: 'http://localhost/api/chat',
    body: { messages: state },
    streamProtocol: 'data',
    credentials: undefined,
    headers: undefined,
    abortController: controller && (() => controller),
    restoreMessagesOnFailure: () => {},
    onResponse: undefined,
    onUpdate({ message, replaceLastMessage }) {
      if (replaceLastMessage || state.at(-1)?.role === 'assistant') state.pop();
      state.push(structuredClone(message));
      onUpdate?.(message);
    },
    onFinish: undefined,
    onToolCall: undefined,
    generateId,
    fetch,
    lastMessage: state.at(-1),
  });
}

/** Sends what the user says. Gives what went wrong, as the page would show it. */
export async function chat(
  state: UIMessage[],
  content: string,
  answer: (messages: UIMessage[]) => Response,
): Promise<unknown> {
  const fetch = async (_: unknown, init?: RequestInit) => answer(JSON.parse(String(init?.body)).messages);
  return failureOf(send({ state, content, fetch }).then(() => Promise.reject(undefined)));
}

/** The state without the calls that got no result, which ai@4 refuses to send. */
export function withoutOpenCalls(state: UIMessage[]): UIMessage[] {
  return state.map(message => ({
    ...message,
    toolInvocations: undefined,
    parts: message.parts.filter(part => part.type !== 'tool-invocation' || part.toolInvocation.state === 'result'),
  }));
}
