import type { JSONValue } from '../spec.ts';
import type { WireEvent, WireItem } from '../wire/event.ts';

type Logprobs = JSONValue[];

/** The log probabilities of an answer's tokens: some servers tell them with the item, others only with the text on its way. */
export function collectLogprobs() {
  const heard = new Map<string, Logprobs>();

  return {
    /** An event of a text: its end repeats what its deltas said. */
    hear({ type, output_index, content_index, logprobs }: WireEvent): void {
      if (!isTold(logprobs)) return;
      const piece = `${output_index} ${String(content_index)}`;
      const before = type.endsWith('.delta') ? heard.get(piece) : undefined;
      if (before === undefined) heard.set(piece, [...logprobs]);
      else before.push(...logprobs);
    },
    /** A list for each piece of content that has some. */
    of(items: readonly WireItem[]): Logprobs[] {
      const told = items.flatMap(toLogprobs);
      return told.length > 0 ? told : [...heard.values()];
    },
  };
}

function toLogprobs({ content }: WireItem): Logprobs[] {
  const pieces: unknown[] = Array.isArray(content) ? content : [];
  return pieces
    .map(piece => (typeof piece === 'object' && piece !== null && 'logprobs' in piece ? piece.logprobs : undefined))
    .filter(isTold);
}

/** What is told came through JSON. */
function isTold(logprobs: unknown): logprobs is Logprobs {
  return Array.isArray(logprobs) && logprobs.length > 0;
}
