import type { Part } from '../spec.ts';

interface Held {
  /** A call, and what its item says after it. */
  parts: Part[];
  /** Something came after its item, or its item says so: it was not cut off. */
  whole: boolean;
  broken: boolean;
}

/**
 * Half a call must not be run. What is last in a response that was cut off may be half a call, and servers do not
 * always say so: a call for the caller waits until its item says that it is complete, until something follows it, or
 * for the end. So does one that the caller is asked to approve, of which no item says so. One whose input is no JSON
 * waits for the end, and those after it wait with it, so that they stay in order.
 */
export function holdCalls(put: (part: Part) => void) {
  let held: Held[] = [];

  function release(calls: Held[]): void {
    held = [];
    for (const { parts } of calls) parts.forEach(put);
  }

  return {
    /** The parts of an item that is done, and the status that it says it has. */
    put(given: Iterable<Part>, status: unknown): void {
      const whole = status === 'completed';
      const parts = [...given];
      const asks = parts.some(({ type }) => type === 'tool-approval-request');
      let call: Held | undefined;
      for (const part of parts) {
        const waits = isCall(part) && (asks || !part.providerExecuted);
        const broken = waits && !isJson(part.input);
        if (call !== undefined) {
          call.parts.push(part);
          call.broken ||= broken;
        } else if (waits && (!whole || broken || held.length > 0)) {
          held.push((call = { parts: [part], whole, broken }));
        } else {
          put(part);
        }
      }
    },
    /** Another item begins. */
    next(): void {
      if (held.length === 0) return;
      for (const call of held) call.whole = true;
      if (!held.some(({ broken }) => broken)) release(held);
    },
    /** The response is over. */
    end({ cut }: { cut: boolean }): void {
      release(cut ? held.filter(({ whole, broken }) => whole && !broken) : held);
    },
  };
}

function isCall(part: Part): part is Extract<Part, { type: 'tool-call' }> {
  return part.type === 'tool-call';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
