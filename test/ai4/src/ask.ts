import { generateText, streamText, type CoreMessage, type TextStreamPart, type ToolSet } from 'ai';
import { createResponsesBridge, type ResponsesBridgeSettings } from 'responses-bridge';
import { bodiesOf, connect, tell, watch } from './bridge.ts';

type Connection = Awaited<ReturnType<typeof connect>>;
export type Call = Omit<Parameters<typeof generateText>[0], 'model'>;

/** Asks once, with whatever a test is about, and gives what was sent and what was warned of. */
export async function ask(
  { model = 'gpt-5.3-codex', ...call }: Partial<Call> & { model?: string },
  ...options: Parameters<typeof connect>
) {
  await using connection = await connect(...options);
  const result = await generateText({
    model: connection.model(model),
    prompt: 'Hi',
    maxRetries: 0,
    ...call,
  } as Parameters<typeof generateText>[0]);
  const [body = { model: '', input: [] }] = bodiesOf(connection.upstream);
  return { body, result, warnings: result.warnings ?? [] };
}

/** Asks for the answer to messages. */
export async function send(messages: CoreMessage[], call: Partial<Call> & { model?: string } = {}) {
  return ask({ ...call, prompt: undefined, messages });
}

type StreamCall = Omit<Parameters<typeof streamText>[0], 'model'>;

/** Streams an answer and gives all that an app could see of it. */
export async function stream(
  { model }: Pick<Connection, 'model'>,
  { modelId, ...call }: Partial<StreamCall> & { modelId?: string } = {},
) {
  const errors: unknown[] = [];
  const onError = ({ error }: { error: unknown }) => {
    errors.push(error);
    tell(error);
  };
  const result = streamText({ model: model(modelId), prompt: 'Hi', maxRetries: 0, onError, ...call } as Parameters<
    typeof streamText
  >[0]);
  const parts: Array<TextStreamPart<ToolSet>> = [];
  for await (const part of result.fullStream) parts.push(part);
  return { parts, errors, result };
}

/** The types of the parts, runs of the same type as one. */
export function story(parts: ReadonlyArray<{ type: string }>): string[] {
  return parts.map(({ type }) => type).filter((type, index, types) => type !== types[index - 1]);
}

export function textOf(parts: ReadonlyArray<TextStreamPart<ToolSet>>): string {
  return parts.map(part => (part.type === 'text-delta' ? part.textDelta : '')).join('');
}

/** What a call throws. Fails where it throws nothing. */
export async function failureOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    tell(error);
    return error;
  }
  throw new Error('The call was expected to fail.');
}

/** Reads parts to their end, with a look at each type. */
export async function drain(
  parts: AsyncIterable<{ type: string }>,
  each: (type: string) => void = () => {},
): Promise<void> {
  for await (const { type } of parts) each(type);
}

/** The one request that these settings lead to, at an endpoint that wants no key. */
export async function requestOf(settings: ResponsesBridgeSettings, headers?: Record<string, string | undefined>) {
  await using connection = await connect({ apiKey: null });
  const bridge = createResponsesBridge({ baseURL: connection.url, ...settings });
  await generateText({ model: watch(bridge('gpt-5.3-codex')), prompt: 'Hi', headers });
  const [request] = connection.upstream.requests;
  if (request === undefined) throw new Error('Nothing was asked.');
  return request;
}
