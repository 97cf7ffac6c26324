import type { Part } from '../spec.ts';

/** The parts that a block consists of. */
export interface BlockParts {
  start(): Part;
  delta(text: string): Part;
  end(): Part;
}

/** A running hash of text (FNV-1a over UTF-16 units): tells whether a final text begins with what was streamed. */
function hashOn(hash: number, text: string): number {
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash;
}

/** How much of a block was streamed at some moment. */
export interface BlockMark {
  length: number;
  hash: number;
}

const nothing: BlockMark = { length: 0, hash: 0 };

/**
 * A block of streamed text. Starts itself on the first delta, and closes with whatever the final text has that was
 * never streamed, so callers need not know which events arrived. It remembers the length and a hash of what was
 * streamed and not the text, so that the memory of a stream does not grow with its answer.
 */
export function createBlock(parts: BlockParts) {
  let started = false;
  let length = 0;
  let hash = 0;

  function* start(): Iterable<Part> {
    if (!started) {
      started = true;
      yield parts.start();
    }
  }

  function take(text: string): Part {
    length += text.length;
    hash = hashOn(hash, text);
    return parts.delta(text);
  }

  /** Whether a text begins with what was streamed since the mark. */
  function continues(text: string, since: BlockMark = nothing): boolean {
    const heard = length - since.length;
    return text.length >= heard && hashOn(since.hash, text.slice(0, heard)) === hash;
  }

  /** What a text has beyond what was streamed since the mark. One that begins otherwise has nothing. */
  function restOf(text: string, since: BlockMark = nothing): string {
    const heard = length - since.length;
    return text.length > heard && continues(text, since) ? text.slice(heard) : '';
  }

  function* complete(text: string, since?: BlockMark): Iterable<Part> {
    yield* start();
    const rest = restOf(text, since);
    if (rest !== '') yield take(rest);
  }

  return {
    start,
    complete,
    continues,
    restOf,
    mark: (): BlockMark => ({ length, hash }),
    delta(text: string): readonly Part[] {
      if (text === '') return started ? [] : [...start()];
      return started ? [take(text)] : [...start(), take(text)];
    },
    *end(text = ''): Iterable<Part> {
      yield* complete(text);
      yield parts.end();
    },
  };
}
