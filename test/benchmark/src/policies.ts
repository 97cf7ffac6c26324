import { playLoop, steps } from './policies/endpoint.ts';
import { ours, peers, type Loop } from './policies/loops.ts';
import { atMost, type Line } from './report.ts';
import { median, pairedRatio } from './rounds.ts';
import { majors, type Major } from './views.ts';

const policies = ['stateless', 'stored', 'chained'] as const;

/** What a loop came to: milliseconds in each round, and the sizes of the bodies. */
interface Held {
  times: number[];
  sizes: number[];
}

/** Bytes and milliseconds of a loop of 50 steps whose results have 4 kB, with what each policy sends again. */
export async function measurePolicies(rounds: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const major of majors) lines.push(...(await measureMajor(major, rounds)));
  return lines;
}

async function measureMajor(major: Major, rounds: number): Promise<Line[]> {
  const own = policies.map(policy => ours[major](policy));
  const others = [peers[major](false), peers[major](true)];
  const held = await interleave([...own, ...others], rounds);
  return policies.map((policy, at) => {
    const [one, peer] = [held[at], held[own.length + at]];
    if (one === undefined) throw new Error(`The loop of ${policy} was not held.`);
    const growth = (one.sizes.at(-1) ?? 0) / (one.sizes[1] ?? Number.NaN);
    return {
      measure: `${major}: ${steps} steps of 4 kB, ${policy}`,
      ours: tell(one),
      ...(peer && { peer: tell(peer), underPeer: pairedRatio(peer.times, one.times) }),
      bounds: policy === 'chained' ? [atMost(growth, 1.1, 'the last body, of the second')] : [],
    };
  });
}

const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);
const kilobytes = (size: number) => `${(size / 1e3).toFixed(0)} kB`;
const tell = ({ times, sizes }: Held) =>
  `${kilobytes(sum(sizes))}, the last ${kilobytes(sizes.at(-1) ?? 0)}; ${median(times).toFixed(1)} ms`;

/** Milliseconds of running before anything counts. */
const warmUp = 1500;

/** Holds all loops in turn, again and again; who begins changes with the round. */
async function interleave(loops: readonly Loop[], rounds: number): Promise<Held[]> {
  const held = loops.map((): Held => ({ times: [], sizes: [] }));
  const start = performance.now();
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < loops.length; turn++) {
      const at = (Math.max(round, 0) + turn) % loops.length;
      const { sizes, time } = await hold(loops[at]);
      held[at]?.times.push(time);
      Object.assign(held[at] ?? {}, { sizes });
    }
    // What came before is forgotten, and the warming goes on until it is long enough.
    if (round < 0) for (const { times } of held) times.length = 0;
    if (round < 0 && performance.now() - start < warmUp) round--;
  }
  return held;
}

async function hold(loop: Loop | undefined): Promise<{ sizes: number[]; time: number }> {
  const { fetch, sizes } = playLoop();
  const start = performance.now();
  await loop?.(fetch);
  return { sizes, time: performance.now() - start };
}
