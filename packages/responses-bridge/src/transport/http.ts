import { isAbortError } from '@ai-sdk/provider-utils';
import { ResponsesError, type FailedCall } from '../errors.ts';
import type { Source } from '../flow.ts';
import { peek } from './body.ts';
import { toHttpError } from './http-error.ts';
import { replayJson } from './replay-json.ts';
import { readSse } from './read-sse.ts';
import { createRedactor, hasPortableSecret } from './redact.ts';

/** A request, ready to leave. */
export interface HttpRequest {
  url: string;
  headers: Record<string, string | undefined>;
  /** The body: as it is told in errors, and as the text that is sent. */
  body: unknown;
  json: string;
  fetch: typeof globalThis.fetch;
  abortSignal?: AbortSignal | undefined;
}

/** An answer that began well. */
export interface HttpReply {
  headers: Record<string, string>;
  events: Source<unknown>;
  /** The call, for errors that come later. */
  call: FailedCall;
}

/**
 * Sends a request and gives what is answered as events, whether it is an event stream or one JSON body.
 *
 * @throws ResponsesError where there is no answer, an error status, or an answer that is no response.
 */
export async function sendHttp(request: HttpRequest): Promise<HttpReply> {
  const { response, call, text } = await open(request);
  const headers = Object.fromEntries(response.headers);
  const type = response.headers.get('content-type') ?? '';
  if (response.body === null || /json|html/.test(type)) {
    return { headers, events: replayJson(await text(), response.status, call), call };
  }
  const isAbort = (error: unknown) => isAborted(error, request);
  if (type.includes('event-stream')) return { headers, events: readSse(response.body, isAbort), call };
  const { looksLikeEvents, body } = await orNoAnswer(peek(response.body), request, call);
  if (looksLikeEvents) return { headers, events: readSse(body, isAbort), call };
  const whole = await orNoAnswer(new Response(body).text(), request, call);
  return { headers, events: replayJson(whole, response.status, call), call };
}

/**
 * Sends a request and gives the text that is answered.
 *
 * @throws ResponsesError where there is no answer, or an error status.
 */
export async function sendForText(request: HttpRequest): Promise<{ body: string; status: number; call: FailedCall }> {
  const { response, call, text } = await open(request);
  return { body: await text(), status: response.status, call };
}

/** An answer with a status that is no error. */
async function open(request: HttpRequest) {
  const redact = createRedactor(request.url, request.headers);
  const call: FailedCall = { url: request.url.replace(/\?.*$/s, ''), requestBodyValues: request.body, redact };
  const response = await orNoAnswer(connect(request), request, call);
  const answered: FailedCall = { ...call, responseHeaders: Object.fromEntries(response.headers) };
  const text = () => orNoAnswer(response.text(), request, answered);
  if (!response.ok) throw toHttpError(response.status, await textOf(response, request), answered);
  return { response, call: answered, text };
}

/** The body of an error, as far as it came: the status says enough without it. */
async function textOf(response: Response, request: HttpRequest): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    if (isAborted(cause, request)) throw cause;
    return '';
  }
}

function connect({ url, headers, json, fetch, abortSignal }: HttpRequest): Promise<Response> {
  const given = Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined);
  return fetch(url, {
    method: 'POST',
    headers: Object.fromEntries(given),
    body: json,
    signal: abortSignal ?? null,
    ...(hasPortableSecret(headers) && { redirect: 'manual' }),
  });
}

/** The value, or the error that says that none came. */
async function orNoAnswer<T>(value: Promise<T>, request: HttpRequest, call: FailedCall): Promise<T> {
  try {
    return await value;
  } catch (cause) {
    if (isAborted(cause, request)) throw cause;
    const { origin } = new URL(request.url);
    const message = `No answer from ${origin} (${causes(cause).join(': ')}). Check the setting baseURL and the network.`;
    throw new ResponsesError({ code: 'connection_failed', message, cause }, call);
  }
}

function isAborted(error: unknown, { abortSignal }: HttpRequest): boolean {
  return abortSignal?.aborted === true || isAbortError(error);
}

/** Node's fetch says "fetch failed" and keeps the reason in the cause. */
function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  return error.cause === undefined ? [error.message] : [error.message, ...causes(error.cause)];
}
