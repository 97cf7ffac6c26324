import { errorBody, jsonResponse } from '../server/errors.ts';
import type { FaultKind } from './fault.ts';

/** An HTTP error in place of the answer. */
export const httpError: FaultKind<'http-error'> = ({ status, body, headers }) => ({
  refuse: () =>
    jsonResponse(body ?? errorBody({ message: `Injected error ${status}.`, type: typeOf(status) }), status, headers),
});

/** A page of a proxy in place of the answer. */
export const htmlBody: FaultKind<'html-body'> = ({ status = 502 }) => ({
  refuse: () =>
    new Response('<!doctype html><html><body><h1>Bad Gateway</h1></body></html>', {
      status,
      headers: { 'content-type': 'text/html' },
    }),
});

/** A JSON answer to a request for a stream. */
export const jsonBody: FaultKind<'json-body'> = () => ({ respond: response => jsonResponse(response, 200) });

function typeOf(status: number): string {
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}
