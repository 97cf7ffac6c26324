import type { Warning } from '../spec.ts';
import type { WireRequest } from '../wire/request.ts';
import type { Dialect } from './dialect.ts';

/** The router of Hugging Face, and responses.js, which is the same server to run oneself. */
export const huggingFace = {
  name: 'huggingface',
  baseURL: 'https://router.huggingface.co/v1',
  serves: ({ hostname }) => hostname === 'router.huggingface.co',
  keyVariable: 'HF_TOKEN',
  keyRequired: true,
  // `@ai-sdk/huggingface` keeps what belongs to an item under its own name.
  metadataKeys: ['huggingface'],
  // Its schema has neither `store` nor `previous_response_id`, and drops in silence what it does not have.
  limits: { store: false },
  request: leaveOutReasoning,
} as const satisfies Dialect;

/**
 * The input has no item for reasoning, and one that it has no room for is refused with the whole request. Source:
 * huggingface/responses.js, `src/schemas.ts`. May go when that schema has the item.
 */
function leaveOutReasoning(body: WireRequest, warn: (warning: Warning) => void): WireRequest {
  const input = body.input.filter(({ type }) => type !== 'reasoning');
  if (input.length === body.input.length) return body;
  warn({ type: 'other', message: 'This endpoint takes no reasoning back, so that of the history is left out.' });
  return { ...body, input };
}
