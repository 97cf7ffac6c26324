import type { Source } from '../src/flow.ts';
import { writeMetadata } from '../src/metadata.ts';
import { decodeEvents, type ResponseContext } from '../src/response/decode-events.ts';
import type { Part } from '../src/spec.ts';
import { readSse } from '../src/transport/read-sse.ts';

/** A decoder's context whose ids are counted, so that two readings can be compared. */
export function createContext(given: Partial<ResponseContext> = {}): ResponseContext {
  let ids = 0;
  return {
    name: 'openai',
    call: { url: 'https://example.test/v1/responses', requestBodyValues: {}, redact: text => text },
    stored: false,
    endpoint: 'test',
    toolName: wireName => wireName,
    toolArgs: () => [],
    hasFunction: () => true,
    generateId: () => `generated-${ids++}`,
    metadata: metadata => writeMetadata('openai', metadata),
    ...given,
  };
}

/** Values, all in one pull; they end as a cut connection does where the terminal event is missing. */
export function sourceOf<T>(values: readonly T[]): Source<T> {
  return sink => ({
    async pull() {
      for (const value of values) sink.put(value);
      sink.end();
    },
    cancel: async () => {},
    release() {},
  });
}

export const decode = (events: readonly unknown[], given?: Partial<ResponseContext>): Source<Part> =>
  decodeEvents(sourceOf(events), createContext(given));

/** The bytes of a body in pieces that end at the given places. */
export function bodyOf(bytes: Uint8Array, cuts: readonly number[] = []): ReadableStream<Uint8Array> {
  const places = [...new Set([0, ...cuts, bytes.length])].toSorted((one, other) => one - other);
  const pieces = places.slice(1).map((end, index) => bytes.slice(places[index], end));
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
  });
}

export const decodeBytes = (body: ReadableStream<Uint8Array>): Source<Part> =>
  decodeEvents(
    readSse(body, () => false),
    createContext(),
  );

/** Every part there is. */
export async function partsOf<T>(source: Source<T>): Promise<T[]> {
  const parts: T[] = [];
  const state = { over: false };
  const pump = source({ put: part => void parts.push(part), end: () => void (state.over = true) });
  while (!state.over) await pump.pull();
  return parts;
}
