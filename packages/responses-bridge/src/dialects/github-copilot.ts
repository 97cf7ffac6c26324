import type { WireRequest } from '../wire/request.ts';
import type { Dialect } from './dialect.ts';

/** GitHub Copilot, also for companies with a host of their own. */
export const githubCopilot = {
  name: 'github-copilot',
  baseURL: 'https://api.githubcopilot.com',
  serves: ({ hostname }) => /(^|\.)githubcopilot\.com$|^copilot-api\.[\w.-]+\.ghe\.com$/.test(hostname),
  keyVariable: false,
  keyRequired: true,
  // Seen: 400 `previous_response_id is not supported`, and 404 for every stored response.
  limits: { store: false },
  request: leaveOutLongIds,
} as const satisfies Dialect;

const longestId = 64;

/**
 * Copilot names items with blobs of some 400 characters, another in each event, and refuses them as `input[].id`, which
 * has at most 64. Nothing is looked up by these ids there. Seen in github/copilot-cli#3594 and can1357/oh-my-pi#284. May
 * go when Copilot takes back the ids that it gives.
 */
function leaveOutLongIds(body: WireRequest): WireRequest {
  return { ...body, input: body.input.map(item => (isLong(item.id) ? { ...item, id: undefined } : item)) };
}

function isLong(id: unknown): boolean {
  return typeof id === 'string' && id.length > longestId;
}
