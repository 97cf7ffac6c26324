import { ResponsesError, type ErrorData, type FailedCall } from '../errors.ts';

const noEndpoint = 'Check the setting baseURL: this address has no Responses endpoint.';

/** What to change, by status. */
const advice: Readonly<Record<number, string>> = {
  401: 'Check the setting apiKey, or the header or environment variable that holds the key.',
  403: 'Check what the key, the organization and the project are allowed to do.',
  405: noEndpoint,
};

/** Browsers hide a redirect that is not followed behind the status 0. */
const moved =
  'It points to another address, and a key in a header of its own is not sent along. Give that address as the setting baseURL.';

/** An answer that is an error: the endpoint's own words where it has some. */
export function toHttpError(status: number, responseBody: string, call: FailedCall): ResponsesError {
  const data = readError(responseBody);
  const said = data?.message ?? `The endpoint answered with status ${status}.`;
  const hint = hintOf(status, data);
  const message = hint === undefined ? said : `${said.replace(/([^.!?])$/, '$1.')} ${hint}`;
  return new ResponsesError({ code: 'http_error', message, status, responseBody, data }, call);
}

function hintOf(status: number, data: ErrorData | undefined): string | undefined {
  if (status < 400) return moved;
  // A 404 with a code or a parameter is about a model or an item.
  return status === 404 && (data?.code ?? data?.param) == null ? noEndpoint : advice[status];
}

/** `{ error: { message, … } }` as OpenAI sends it, `{ error: text }`, `{ detail }` and `{ message }` as others do. */
export function readError(body: string): ErrorData | undefined {
  try {
    const value = JSON.parse(body);
    const error = value?.error ?? value;
    if (typeof error === 'string') return { message: error };
    if (typeof error?.message === 'string') return error;
    const detail = error?.detail;
    if (Array.isArray(detail)) return { message: detail.map(toWords).join('; ') };
    return typeof detail === 'string' ? { message: detail } : undefined;
  } catch {
    return undefined;
  }
}

/** What a server that checks its fields finds of one of them. */
function toWords({ loc, msg }: { loc?: unknown; msg?: unknown } = {}): string {
  return Array.isArray(loc) ? `${loc.join('.')}: ${String(msg)}` : String(msg);
}
