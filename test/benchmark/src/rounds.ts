import type { Name } from './contestants.ts';

const names: readonly Name[] = ['floor', 'ours', 'peer'];

/** Milliseconds of running before anything counts: the compiler of the engine has to be through. */
const warmUp = 1500;

/** Times in milliseconds, one entry a round. */
export type Times = Record<Name, number[]>;

/** Runs all in turn, again and again, so that what disturbs the machine disturbs all. Who begins changes with the round. */
export async function interleave(rounds: number, run: Record<Name, () => Promise<unknown>>): Promise<Times> {
  const times: Times = { floor: [], ours: [], peer: [] };
  const warm = performance.now() + warmUp;
  while (performance.now() < warm) for (const name of names) await run[name]();
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length] ?? 'floor';
      const start = performance.now();
      await run[name]();
      times[name].push(performance.now() - start);
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[middle - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return sorted.length % 2 === 0 ? (below + above) / 2 : above;
}

/** The median of the ratios within a round: the machine may be slow in some rounds, and is so for both. */
export function pairedRatio(over: readonly number[], under: readonly number[]): number {
  return median(over.map((time, round) => time / (under[round] ?? Number.NaN)));
}
