import type { JSONValue, Usage } from '../spec.ts';
import type { WireUsage } from '../wire/event.ts';

/** The tokens that a response names. What it does not name stays undefined. */
export function toUsage(usage: WireUsage | null | undefined): Usage {
  const input = usage?.input_tokens ?? undefined;
  const { cached_tokens, cache_write_tokens } = usage?.input_tokens_details ?? {};
  const output = usage?.output_tokens ?? undefined;
  const reasoning = usage?.output_tokens_details?.reasoning_tokens ?? undefined;
  const used = (cached_tokens ?? 0) + (cache_write_tokens ?? 0);
  return {
    inputTokens: {
      total: input,
      noCache: input === undefined ? undefined : input - used,
      cacheRead: cached_tokens ?? undefined,
      cacheWrite: cache_write_tokens ?? undefined,
    },
    outputTokens: { total: output, text: output === undefined ? undefined : output - (reasoning ?? 0), reasoning },
    // Usage was read from JSON.
    raw: usage == null ? undefined : (usage as Record<string, JSONValue>),
  };
}
