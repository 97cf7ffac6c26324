import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bridges, type Entry } from './models.ts';

/** A major, and the entry whose models it was given. */
export interface Pairing {
  readonly major: number;
  readonly entry: Entry;
}

/** What a run saw of a case: that it was shown, or why it cannot be. */
export type Seen = { readonly shown: true } | { readonly why: string };

/** What a run saw of a pairing. */
export interface Result {
  /** Whether the major's types take the entry's models. */
  readonly types: boolean;
  /** What a call is refused with, where no case was played. */
  readonly refused?: string;
  /** What is logged though it works. */
  readonly warning?: string;
  /** By the name of the case. */
  readonly cases: Readonly<Record<string, Seen>>;
}

// The keys of an object whose keys are the entries.
const entries = Object.keys(bridges) as Entry[];

/** Every pairing. */
export const pairings: readonly Pairing[] = entries.flatMap(own =>
  entries.map(entry => ({ major: Number(own.slice('ai'.length)), entry })),
);

const fileOf = ({ major, entry }: Pairing) =>
  fileURLToPath(new URL(`../results/ai@${major}-${entry}.json`, import.meta.url));

/** Forgets what an earlier run saw. */
export function removeResult(pairing: Pairing): void {
  rmSync(fileOf(pairing), { force: true });
}

export function writeResult(pairing: Pairing, result: Result): void {
  const file = fileOf(pairing);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
}

/** @throws Error where the last run of this pairing was not complete. */
export function readResult(pairing: Pairing): Result {
  // The run writes what it says.
  return JSON.parse(readFileSync(fileOf(pairing), 'utf8')) as Result;
}
