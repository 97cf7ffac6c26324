import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { createResponsesBridge } from 'responses-bridge/ai7';

/** An object of the wire. */
export interface Wire {
  type?: string;
  [field: string]: unknown;
}

/** What a call asks for; the messages are a question where none are given. */
export type Call = Partial<LanguageModelV4CallOptions>;

const question: LanguageModelV4CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }];

/** The real bridge, before an endpoint that gives one answer. */
function modelOf(answer: (body: Wire) => Response, modelId = 'gpt-5.3-codex'): LanguageModelV4 {
  let ids = 0;
  return createResponsesBridge({
    apiKey: 'a key',
    baseURL: 'https://example.test/v1',
    generateId: () => `generated-${ids++}`,
    fetch: async (_, init) => answer(JSON.parse(String(init?.body))),
  })(modelId);
}

const stream = (events: readonly Wire[]) =>
  new Response(events.map(event => `data: ${JSON.stringify(event)}\n\n`).join(''), {
    headers: { 'content-type': 'text/event-stream' },
  });

/** What a caller sees of a stream of events, as JSON. */
export async function decode(events: readonly Wire[]): Promise<Wire[]> {
  const { stream: parts } = await modelOf(() => stream(events)).doStream({ prompt: question });
  const seen: unknown[] = [];
  // The stream of an ai@7 model is a web stream, which Node iterates.
  for await (const part of parts as ReadableStream<Wire> & AsyncIterable<Wire>) {
    seen.push('error' in part ? { ...part, error: toError(part.error) } : part);
  }
  return JSON.parse(JSON.stringify(seen));
}

/** What a caller sees of an answer with an error status, as JSON. */
export async function refuse(status: number, body: Wire): Promise<unknown> {
  try {
    await modelOf(() => Response.json(body, { status })).doStream({ prompt: question });
  } catch (error) {
    return toError(error);
  }
  throw new Error(`The status ${status} is no error to the bridge.`);
}

/** An error without the body that it came in, of which all is there in any case. */
function toError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { message, stack: _, cause: __, ...told } = error;
  return { ...told, message, responseBody: undefined, responseHeaders: undefined };
}

/** The content of items that are done, as a caller gets it with some options. */
export async function contentOf(output: readonly Wire[], providerOptions: Call['providerOptions'] = {}) {
  const response = { id: 'resp_1', object: 'response', status: 'completed', output };
  const { content } = await modelOf(() => Response.json(response)).doGenerate({ prompt: question, providerOptions });
  return content;
}

/** The body of the request that a call makes. */
export async function bodyOf(call: Call, modelId?: string): Promise<Wire> {
  const sent: Wire[] = [];
  const model = modelOf(body => {
    sent.push(body);
    return stream([{ type: 'response.completed', response: {} }]);
  }, modelId);
  await model.doStream({ prompt: question, ...call });
  const [body] = sent;
  if (body === undefined) throw new Error('The bridge sent nothing.');
  return body;
}
