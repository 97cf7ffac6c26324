/** What a route answers to the messages of a page. */
export type Route = (messages: unknown[], signal: AbortSignal | undefined) => Promise<Response>;

/** What `useChat` keeps of a page; React's state in an app. */
export interface PageState<Message> {
  status: 'submitted' | 'streaming' | 'ready' | 'error';
  error: Error | undefined;
  messages: Message[];
  pushMessage(message: Message): void;
  popMessage(): void;
  replaceMessage(index: number, message: Message): void;
  snapshot<T>(thing: T): T;
}

/** The state of a page without a framework, and what to call when its messages change. */
export function createPageState<Message>(onChange: (messages: readonly unknown[]) => void): PageState<Message> {
  return {
    status: 'ready',
    error: undefined,
    messages: [],
    pushMessage(message) {
      this.messages.push(message);
      onChange(this.messages);
    },
    popMessage() {
      this.messages.pop();
    },
    replaceMessage(index, message) {
      this.messages[index] = structuredClone(message);
      onChange(this.messages);
    },
    snapshot: structuredClone,
  };
}

/** The `fetch` of a page, whose every request is answered by one route. */
export function fetchFrom(route: Route): typeof globalThis.fetch {
  return async (_, init) => {
    const signal = init?.signal ?? undefined;
    const response = await route(JSON.parse(String(init?.body)).messages, signal);
    // An abort breaks the answer, as it breaks one of the network.
    const body = response.body?.pipeThrough(new TransformStream(), signal === undefined ? {} : { signal });
    return new Response(body, response);
  };
}
