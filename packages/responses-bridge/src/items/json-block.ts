import type { Part } from '../spec.ts';
import { createBlock, type BlockParts } from './block.ts';

interface JsonAround {
  /** The JSON up to and with the quote that opens the text. Asked once, when the block starts. */
  before(): string;
  /** The JSON from the quote that closes it. */
  after: string;
}

/** Text as it stands inside the quotes of a JSON string. Half a character stays as it is: the next piece has the other half. */
export function escapeJson(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what JSON escapes.
  return text.replaceAll(/["\\\u0000-\u001f]/g, character => JSON.stringify(character).slice(1, -1));
}

/** A block of streamed JSON, of which one string comes in pieces: the wire streams only the text of that string. */
export function createJsonBlock(parts: BlockParts, { before, after }: JsonAround) {
  const block = createBlock({ ...parts, delta: text => parts.delta(escapeJson(text)) });
  let started = false;

  function* start(): Iterable<Part> {
    if (started) return;
    started = true;
    yield* block.start();
    yield parts.delta(before());
  }

  return {
    start,
    delta: (text: string): readonly Part[] => [...start(), ...block.delta(text)],
    /** Closes the string and the JSON, with whatever the whole text has that was never streamed. */
    *end(text = ''): Iterable<Part> {
      yield* start();
      yield* block.complete(text);
      yield parts.delta(after);
      yield parts.end();
    },
  };
}
