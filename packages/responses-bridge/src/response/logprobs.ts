import type { JSONValue } from '../spec.ts';
import type { WireItem } from '../wire/event.ts';

/** The log probabilities of the answer's tokens, a list for each piece of content that has some. */
export function toLogprobs(items: readonly WireItem[]): JSONValue[] {
  return items
    .flatMap(({ content }): unknown[] => (Array.isArray(content) ? content : []))
    .map(part => (typeof part === 'object' && part !== null && 'logprobs' in part ? part.logprobs : undefined))
    .filter((logprobs): logprobs is JSONValue[] => Array.isArray(logprobs) && logprobs.length > 0);
}
