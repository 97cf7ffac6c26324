import type { Pump, Source } from '../flow.ts';

/** A rung of the ladder: what takes newer parts, made from what takes older ones. */
export type Put<T> = (part: T) => void;

/** Newer parts as older ones. */
export function mapParts<From, To>(parts: Source<From>, downgrade: (next: Put<To>) => Put<From>): Source<To> {
  return sink => parts({ put: downgrade(part => sink.put(part)), end: failure => sink.end(failure) });
}

/** Parts as the stream that every specification wants. It lets the source go when it is cancelled and when it is over. */
export function toStream<T>(parts: Source<T>): ReadableStream<T> {
  let given = 0;
  let before = 0;
  let pump: Pump | undefined;
  /** What breaks a pull ends the stream, and with it the connection. */
  const letGo = async (error: unknown): Promise<never> => {
    await pump?.cancel(error).catch(() => {});
    throw error;
  };
  // A pull that enqueues nothing is not repeated, so keep on until there is something to give.
  const again = (): Promise<void> | undefined => (given === before ? pump?.pull().then(again, letGo) : undefined);
  return new ReadableStream<T>({
    start(controller) {
      pump = parts({
        put(part) {
          given++;
          controller.enqueue(part);
        },
        end() {
          given++;
          controller.close();
          pump?.release();
        },
      });
    },
    pull() {
      before = given;
      return pump?.pull().then(again, letGo);
    },
    cancel: reason => pump?.cancel(reason),
  });
}
