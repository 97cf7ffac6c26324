import { inspect } from 'node:util';
import { afterAll, expect, vi } from 'vitest';

/** A key that no text of a run may hold. It looks like one, so that nothing masks it by luck. */
export const secretKey = 'sk-test-7dK2vQ9mXw4hJ1';

/** What was shown in a run: errors, warnings, what is told of a call. */
export const told: string[] = [];

/** Keeps what was shown, all the way down. */
export function tell(what: unknown): void {
  told.push(inspect(what, { depth: Infinity, showHidden: true, maxStringLength: Infinity }));
}

/** Those of these texts that hold the key. */
export function leaks(texts: readonly string[]): string[] {
  return texts.filter(text => text.includes(secretKey));
}

let keeping = false;

/** Listens to the console and to the process, and searches all that was told for the key when a file of tests is over. */
export function keepSecrets(): void {
  if (keeping) return;
  keeping = true;
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const print = console[level];
    vi.spyOn(console, level).mockImplementation((...what: unknown[]) => {
      tell(what);
      print(...what);
    });
  }
  process.on('warning', tell);
  afterAll(() => {
    expect(leaks(told)).toEqual([]);
  });
}
