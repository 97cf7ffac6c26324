import type { Warning } from '../spec.ts';
import type { WireRequest } from '../wire/request.ts';
import type { Dialect } from './dialect.ts';
import { withoutLogprobs } from './leave-out.ts';

/** xAI, which keeps responses for 30 days and speaks the protocol with events of its own beside it. */
export const xai = {
  name: 'xai',
  baseURL: 'https://api.x.ai/v1',
  serves: ({ hostname }) => /(^|\.)api\.x\.ai$/.test(hostname),
  keyVariable: 'XAI_API_KEY',
  keyRequired: true,
  // `@ai-sdk/xai` keeps what belongs to an item under its own name.
  metadataKeys: ['xai'],
  request: switchLogprobsOn,
} as const satisfies Dialect;

const mostLogprobs = 8;

/**
 * Log probabilities have a switch of their own, `logprobs`, and at most 8 alternatives; `include` does not know them.
 * Source: xAI's API reference, create response. May go when that reference has OpenAI's `include` for them.
 */
function switchLogprobsOn(body: WireRequest, warn: (warning: Warning) => void): WireRequest {
  const { top_logprobs: asked } = body;
  if (asked === undefined) return body;
  if (asked > mostLogprobs) {
    const details = `This endpoint gives at most ${mostLogprobs} alternatives, so that many are asked for.`;
    warn({ type: 'compatibility', feature: 'logprobs', details });
  }
  return { ...body, logprobs: true, top_logprobs: Math.min(asked, mostLogprobs), include: withoutLogprobs(body) };
}
