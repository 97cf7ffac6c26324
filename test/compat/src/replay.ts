import type { LanguageModelV4 } from '@ai-sdk/provider';
import { createResponsesBridge, type ResponsesBridgeSettings } from 'responses-bridge/ai7';
import { complete } from './complete.ts';
import { describeError } from './describe-error.ts';
import { isObject, toJson, type JsonObject } from './json.ts';
import { callOptions, type PeerRecord } from './records.ts';

/** What a call sent, and what came of it. */
export interface Exchange {
  /** Undefined where nothing was sent. */
  body: JsonObject | undefined;
  result: JsonObject;
}

/** The beginning of every id that a model makes in a replay. No wire has it. */
export const generatedPrefix = 'generated~';

/** What stands in for the world around a model: the answer that is recorded, and ids that are known to be made. */
interface Surroundings {
  fetch: typeof globalThis.fetch;
  generateId(): string;
}

/** Makes the model that a record is to be replayed with. */
export type MakeModel = (record: PeerRecord, surroundings: Surroundings) => LanguageModelV4;

/** The peer's own habit: the endpoint keeps responses, and they go back by their ids. */
const stored: ResponsesBridgeSettings = { state: 'stored' };

/** The bridge, as a drop-in for the model that was recorded. */
export const bridge: MakeModel = (record, surroundings) =>
  createResponsesBridge({
    ...(keepsNothing(record) ? {} : stored),
    baseURL: (record.http.url ?? 'https://api.openai.com/v1/responses').replace(/\/responses$/, ''),
    apiKey: 'a key',
    name: keyOf(record),
    ...surroundings,
  })(record.modelId);

/** What the peer did. */
export function recorded({ http, out }: PeerRecord): Exchange {
  return { body: http.body, result: out };
}

/** What a model does with the same call and the same answer. */
export async function replay(record: PeerRecord, makeModel: MakeModel): Promise<Exchange> {
  let body: JsonObject | undefined;
  let made = 0;
  const model = makeModel(record, {
    generateId: () => `${generatedPrefix}${made++}`,
    async fetch(_, init) {
      if (body !== undefined) throw new Error(`It asked twice: ${record.test}`);
      body = toObject(JSON.parse(String(init?.body)));
      return answerOf(record);
    },
  });
  // The other models are the peer itself.
  const { options, strip } = makeModel === bridge ? complete(record.options) : { ...record, strip: undefined };
  const result = await outcome({ ...record, options }, model);
  return { body: body && strip !== undefined ? strip(body) : body, result };
}

function keyOf({ provider }: PeerRecord): 'azure' | 'openai' {
  return provider.includes('azure') ? 'azure' : 'openai';
}

function keepsNothing(record: PeerRecord): boolean {
  const all = record.options.providerOptions;
  const own = isObject(all) ? (all[keyOf(record)] ?? all.openai) : undefined;
  return isObject(own) && own.store === false;
}

function answerOf({ http: { response = '', status = 200, contentType = '' } }: PeerRecord): Response {
  return new Response(response, { status, headers: { 'content-type': contentType } });
}

async function outcome(record: PeerRecord, model: LanguageModelV4): Promise<JsonObject> {
  const wire = record.http.response ?? '';
  try {
    return record.method === 'doGenerate' ? await generate(record, model) : await stream(record, model, wire);
  } catch (error) {
    return { throws: describeError(error, record.out.throws, wire) };
  }
}

/** What the records hold of a result: all of it but the request, and but the headers and the body of the response. */
async function generate(record: PeerRecord, model: LanguageModelV4): Promise<JsonObject> {
  const { request: _, response = {}, ...result } = await model.doGenerate(callOptions(record));
  const { id, modelId, timestamp } = response;
  return toObject({ ...result, response: { id, modelId, timestamp } });
}

async function stream(record: PeerRecord, model: LanguageModelV4, wire: string): Promise<JsonObject> {
  const { stream: parts } = await model.doStream(callOptions(record));
  const theirs = Array.isArray(record.out.parts) ? record.out.parts.filter(isObject) : [];
  const theirErrors = theirs.filter(({ type }) => type === 'error');
  const seen: unknown[] = [];
  // The stream of an ai@7 model is a web stream, which Node iterates.
  for await (const part of parts as ReadableStream<{ type: string }> & AsyncIterable<{ type: string }>) {
    const error = 'error' in part ? { error: describeError(part.error, theirErrors.shift()?.error, wire) } : {};
    seen.push({ ...part, ...error });
  }
  return toObject({ parts: seen });
}

function toObject(value: object): JsonObject {
  const json = toJson(value);
  return isObject(json) ? json : {};
}
