/** How the body of a stream ends: regularly, by a broken connection, or not at all. */
export type Ending = 'close' | 'reset' | 'hang';

export interface BodyPlan {
  readonly chunks: readonly Uint8Array[];
  readonly ending: Ending;
  /** Milliseconds in front of each chunk but the first. */
  readonly pace: number;
  /** Held as a whole: the signal of a request that was collected is no longer told of an abort. */
  readonly request: Request;
  /** Breaks the connection; given over HTTP only, where an errored body would be logged by the server. */
  readonly destroy: (() => void) | undefined;
  /** Called once, when nothing more will be sent; `aborted` when the client went away before that. */
  onClose(aborted: boolean): void;
}

/** Sends chunks as the reader asks for them, and stops as soon as the reader or the signal says so. */
export function streamBody(plan: BodyPlan): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  let next = 0;
  let closed = false;
  const close = (aborted: boolean): void => {
    if (closed) return;
    closed = true;
    stop.abort();
    plan.onClose(aborted);
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const onAbort = (): void => {
          if (!closed && plan.destroy === undefined) controller.error(plan.request.signal.reason);
          close(true);
        };
        if (plan.request.signal.aborted) onAbort();
        else plan.request.signal.addEventListener('abort', onAbort, { signal: stop.signal });
      },
      async pull(controller) {
        const context = { controller, close, stop: stop.signal };
        const chunk = plan.chunks[next];
        if (chunk === undefined) return end(plan, context);
        if (next++ > 0 && plan.pace > 0) await pause(plan.pace, stop.signal);
        if (stop.signal.aborted) return undefined;
        controller.enqueue(chunk);
        // The service closes behind its last event, whether or not the reader asks for more.
        return next === plan.chunks.length && plan.ending === 'close' ? end(plan, context) : undefined;
      },
      cancel: () => close(true),
    },
    { highWaterMark: 0 },
  );
}

interface EndContext {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly stop: AbortSignal;
  close(aborted: boolean): void;
}

function end({ ending, destroy }: BodyPlan, { controller, close, stop }: EndContext): Promise<void> | undefined {
  if (ending === 'hang') return pause(undefined, stop);
  close(false);
  if (ending === 'close') controller.close();
  else if (destroy === undefined) controller.error(new TypeError('terminated'));
  else destroy();
  return undefined;
}

/** Without a time it lasts until the stop. */
function pause(milliseconds: number | undefined, stop: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (stop.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = milliseconds === undefined ? undefined : setTimeout(done, milliseconds);
    stop.addEventListener('abort', done);
  });
}
