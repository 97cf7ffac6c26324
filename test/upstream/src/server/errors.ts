import type { JsonObject, Rejection } from '../types.ts';

/** Headers that the service puts on every answer. */
export function serviceHeaders(id: string): Record<string, string> {
  return { 'x-request-id': id, 'openai-version': '2020-10-01', 'openai-processing-ms': '7' };
}

export function jsonResponse(body: unknown, status: number, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** An error body with all four keys, as the service sends it. */
export function errorBody({ message, type, param, code }: Omit<Rejection, 'status'>): JsonObject {
  return { error: { message, type: type ?? 'invalid_request_error', param: param ?? null, code: code ?? null } };
}

export function serverError(message: string): Rejection {
  return { status: 500, message, type: 'server_error', param: null, code: 'server_error' };
}
