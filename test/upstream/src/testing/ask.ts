import { createUpstream, type JsonObject, type Upstream, type UpstreamOptions } from '../index.ts';

/** A client without a port: sends bodies to an upstream, and reads what comes back. */
export interface Client {
  readonly upstream: Upstream;
  send(body: unknown, init?: RequestInit & { readonly path?: string }): Promise<Response>;
  /** The parsed JSON answer. */
  ask(body: JsonObject): Promise<JsonObject>;
}

export function client(options: UpstreamOptions = {}): Client {
  const upstream = createUpstream(options);
  const send: Client['send'] = (body, { path = '/responses', ...init } = {}) =>
    upstream.fetch(`http://upstream.test/v1${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer test-key' },
      body: body === undefined ? undefined : JSON.stringify(body),
      ...init,
    });
  return { upstream, send, ask: async body => (await (await send({ ...question, ...body })).json()) as JsonObject };
}

/** The least that is accepted. */
export const question: JsonObject = { model: 'gpt-5.3-codex', input: 'Hi' };

/** The events of a stream's text, whatever the line ends. */
export function eventsIn(text: string): JsonObject[] {
  return text
    .split(/\r?\n\r?\n/)
    .flatMap(block => block.split(/\r?\n/).filter(line => line.startsWith('data:')))
    .map(line => JSON.parse(line.slice(5)) as JsonObject);
}
