import { isAbortError } from '@ai-sdk/provider-utils';
import { ResponsesError, type FailedCall } from '../errors.ts';
import type { Source } from '../flow.ts';
import { toHttpError } from './http-error.ts';
import { isResponse, jsonAsEvents } from './json-as-events.ts';
import { readSse } from './read-sse.ts';
import { createRedactor } from './redact.ts';

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
  const redact = createRedactor(request.headers);
  const call: FailedCall = { url: request.url.replace(/\?.*$/s, ''), requestBodyValues: request.body };
  const response = await connect(request, call, redact);
  const headers = Object.fromEntries(response.headers);
  const answered: FailedCall = { ...call, responseHeaders: headers };
  if (!response.ok) throw toHttpError(response.status, redact(await response.text()), answered);

  const type = response.headers.get('content-type') ?? '';
  if (response.body !== null && !/json|html/.test(type)) {
    const isAbort = (error: unknown) => request.abortSignal?.aborted === true || isAbortError(error);
    return { headers, events: readSse(response.body, isAbort), call: answered };
  }
  return { headers, events: replay(redact(await response.text()), response.status, answered), call: answered };
}

async function connect(
  { url, headers, json, fetch, abortSignal }: HttpRequest,
  call: FailedCall,
  redact: (text: string) => string,
) {
  try {
    const given = Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined);
    return await fetch(url, {
      method: 'POST',
      headers: Object.fromEntries(given),
      body: json,
      signal: abortSignal ?? null,
    });
  } catch (cause) {
    if (abortSignal?.aborted || isAbortError(cause)) throw cause;
    const reason = redact(causes(cause).join(': '));
    const message = `No answer from ${new URL(url).origin} (${reason}). Check the setting baseURL and the network.`;
    throw new ResponsesError({ code: 'connection_failed', message, cause }, call);
  }
}

/** Node's fetch says "fetch failed" and keeps the reason in the cause. */
function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  return error.cause === undefined ? [error.message] : [error.message, ...causes(error.cause)];
}

function replay(body: string, status: number, call: FailedCall): Source<unknown> {
  const value = parse(body);
  if (isResponse(value)) return jsonAsEvents(value);
  if (typeof value === 'object' && value !== null && 'error' in value) throw toHttpError(status, body, call);
  const message =
    'The endpoint answered with something that is no response of the Responses API' +
    `${body.includes('chat.completion') ? ', but a chat completion' : ''}. Check the setting baseURL.`;
  throw new ResponsesError({ code: 'response_invalid', message, status, responseBody: body }, call);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
