import type { Dialect } from './dialect.ts';
import { leaveOut } from './leave-out.ts';

/**
 * What Groq's page on the Responses API lists as not supported, beside what needs a store. A field may go from here when
 * it has gone from that list.
 */
const unsupported = ['truncation', 'prompt_cache_key', 'safety_identifier'];

/** Groq, whose Responses endpoint is a beta. */
export const groq = {
  name: 'groq',
  baseURL: 'https://api.groq.com/openai/v1',
  serves: ({ hostname }) => hostname === 'api.groq.com',
  keyVariable: 'GROQ_API_KEY',
  keyRequired: true,
  // The same list has `include`, `store` and `previous_response_id`.
  limits: { include: false, store: false },
  request: (body, warn) => leaveOut(body, field => unsupported.includes(field), warn),
} as const satisfies Dialect;
