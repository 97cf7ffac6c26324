import type { FinishReason } from '../spec.ts';
import type { WireResponse } from '../wire/event.ts';

interface Seen {
  toolCall: boolean;
  error: boolean;
  /** The stream ended before the response did. */
  cut: boolean;
}

/** Why a response ended, from how it ended and from what was seen in it. */
export function toFinishReason(response: WireResponse | undefined, seen: Seen): FinishReason {
  const raw = response?.incomplete_details?.reason ?? undefined;
  return { unified: unify(response, raw, seen), raw };
}

function unify(response: WireResponse | undefined, raw: string | undefined, seen: Seen): FinishReason['unified'] {
  if (seen.cut) return 'interrupted';
  if (response === undefined || seen.error) return 'error';
  if (raw === 'content_filter') return 'content-filter';
  if (raw === 'max_output_tokens') return 'length';
  if (raw !== undefined) return 'other';
  if (response.status === 'incomplete') return 'length';
  return seen.toolCall ? 'tool-calls' : 'stop';
}
