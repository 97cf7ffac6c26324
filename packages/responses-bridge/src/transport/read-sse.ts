import { createParser } from 'eventsource-parser';
import type { Source } from '../flow.ts';
import { keepalive } from '../wire/event.ts';
import { isNoStream } from './body.ts';
import { eventsIn } from './replay-json.ts';

/** The body of a response as events, pulled piece by piece. `isAbort` tells an abort, which is passed on, from a lost connection. */
export function readSse(body: ReadableStream<Uint8Array>, isAbort: (error: unknown) => boolean): Source<unknown> {
  return sink => {
    const reader = body.getReader();
    // The mark at the beginning is taken off below: a decoder that takes it off does so at the beginning of every piece.
    const text = new TextDecoder('utf-8', { ignoreBOM: true });
    let pending = false;
    let ended = false;
    let begun = false;
    /** The body, where it is JSON under the name of an event stream. */
    let json: string | undefined;
    const parser = createParser({
      onEvent({ data, event }) {
        // Words that are no JSON keep a connection alive, or close it as `[DONE]` does; half an event at the end is a cut.
        if (data.includes('{') && !(ended && isCut(data))) sink.put(toEvent(data, event));
      },
      // A comment keeps a connection alive, as a stream without any event does not.
      onComment: () => sink.put({ type: keepalive }),
    });

    /** A piece that ends in ASCII ends a character, so nothing has to be kept for the next one: a much cheaper call. */
    function decode(piece: Uint8Array): string {
      const whole = (piece[piece.length - 1] ?? 128) < 128;
      if (whole && !pending) return text.decode(piece);
      pending = !whole;
      return text.decode(piece, { stream: true });
    }

    function begin(piece: string): string {
      const rest = piece.trimStart();
      begun = rest !== '';
      if (isNoStream(rest)) json = '';
      return rest;
    }

    /** The last event may lack the empty line that ends it, or have come whole before a connection was lost. */
    function flush(): void {
      ended = true;
      parser.feed('\n\n');
    }

    function take({ done, value }: ReadableStreamReadResult<Uint8Array>): void {
      if (!done) {
        const piece = begun ? decode(value) : begin(decode(value));
        if (json === undefined) parser.feed(piece);
        else json += piece;
        return;
      }
      flush();
      if (json !== undefined) for (const event of eventsIn(json)) sink.put(event);
      sink.end();
    }

    function fail(error: unknown): void {
      if (isAbort(error)) throw error;
      flush();
      sink.end(error);
    }

    return {
      pull: () => reader.read().then(take, fail),
      cancel: reason => reader.cancel(reason),
      release: () => void readToEnd(reader),
    };
  };
}

/** How long the end of a body is waited for, in milliseconds, after its last event. */
const grace = 1000;

/** Only a body that was read to its end leaves a connection that the next call can use. */
async function readToEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => void reader.cancel().catch(ignore), grace);
  // Node's timers, unlike those of the web, are objects and keep a process alive unless they are told not to.
  (timer as { unref?(): unknown }).unref?.();
  try {
    while (!(await reader.read()).done);
  } catch {
    // The response is complete: how its connection ends is of no interest.
  } finally {
    clearTimeout(timer);
  }
}

function ignore(): void {}

function isCut(data: string): boolean {
  try {
    return JSON.parse(data) === undefined;
  } catch {
    return true;
  }
}

/** Text that is no JSON is passed on as it is: the decoder reports it as an invalid event and the stream goes on. */
function toEvent(data: string, type: string | undefined): unknown {
  try {
    const event = JSON.parse(data);
    // The field `event:` is only asked where the data has no type of its own.
    if (type === undefined || typeof event?.type === 'string' || typeof event !== 'object') return event;
    return { ...event, type };
  } catch {
    return data;
  }
}
