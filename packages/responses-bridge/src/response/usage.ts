import type { JSONValue, Usage } from '../spec.ts';
import type { WireUsage } from '../wire/event.ts';

type Count = number | null | undefined;

const known = (count: Count) => count ?? undefined;

/**
 * The tokens that a response names. Where it has counts but no details, nothing was read from a cache and nothing was
 * thought, as `@ai-sdk/openai` reads it too; without counts all is unknown.
 */
export function toUsage(usage: WireUsage | null | undefined): Usage {
  if (usage == null) return unknownUsage;
  const {
    input_tokens: input,
    input_tokens_details: read,
    output_tokens: output,
    output_tokens_details: written,
  } = usage;
  return {
    inputTokens: {
      total: known(input),
      noCache: without(input, read?.cached_tokens, read?.cache_write_tokens),
      cacheRead: input == null ? undefined : (read?.cached_tokens ?? 0),
      cacheWrite: known(read?.cache_write_tokens),
    },
    outputTokens: {
      total: known(output),
      text: without(output, written?.reasoning_tokens),
      reasoning: output == null ? undefined : (written?.reasoning_tokens ?? 0),
    },
    // Usage was read from JSON.
    raw: usage as Record<string, JSONValue>,
  };
}

const unknownUsage: Usage = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};

function without(total: Count, ...parts: Count[]): number | undefined {
  return total == null ? undefined : parts.reduce<number>((rest, part) => rest - (part ?? 0), total);
}
