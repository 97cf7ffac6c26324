import type { ReceivedRequest } from '../types.ts';

/** A received request while it is being answered. */
export type LedgerEntry = { -readonly [Key in keyof ReceivedRequest]: ReceivedRequest[Key] };

/** Keeps the requests, and counts the streams that are still being sent. */
export class Ledger {
  readonly requests: LedgerEntry[] = [];
  #open = 0;
  #waiting: (() => void)[] = [];

  get open(): number {
    return this.#open;
  }

  receive(request: Request, body: unknown): LedgerEntry {
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    const entry: LedgerEntry = { method, url, headers, body, aborted: false, streamClosed: false };
    this.requests.push(entry);
    return entry;
  }

  /** Counts a stream in; the function it gives back counts it out. */
  openStream(entry: LedgerEntry): (aborted: boolean) => void {
    this.#open++;
    return aborted => {
      entry.aborted = aborted;
      entry.streamClosed = true;
      this.#open--;
      if (this.#open === 0) this.#waiting.splice(0).forEach(resolve => resolve());
    };
  }

  idle(): Promise<void> {
    return this.#open === 0 ? Promise.resolve() : new Promise(resolve => this.#waiting.push(resolve));
  }
}
