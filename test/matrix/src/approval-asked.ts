import type { Step } from './driver.ts';

/** The approval that a call asks for by its input: where a major has no part for it, the tool of the server is called. */
export function approvalAsked(input: unknown): Step['approvals'] {
  if (typeof input !== 'object' || input === null || !('type' in input) || input.type !== 'mcp_approval_request')
    return [];
  const { name, arguments: args } = input as { name?: unknown; arguments?: unknown };
  return [{ name: String(name), input: typeof args === 'string' ? JSON.parse(args) : args }];
}
