import { ofChild } from './children.ts';
import { atMost, type Line } from './report.ts';
import { median, pairedRatio } from './rounds.ts';
import { majors, peers, type Major } from './views.ts';

const milliseconds = (times: readonly number[]) => `${median(times).toFixed(1)} ms`;

/** Milliseconds until the entry of each major is there, in a process that has loaded nothing else. */
export async function measureImport(rounds: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const major of majors) lines.push(await measureEntry(major, rounds));
  return lines;
}

async function measureEntry(major: Major, rounds: number): Promise<Line> {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const [our, their] = [await importTime(`responses-bridge/${major}`), await importTime(peers[major])];
    // The first time warms the file system.
    if (round < 0) continue;
    ours.push(our);
    peer.push(their);
  }
  const ratio = pairedRatio(ours, peer);
  return {
    measure: `${major}: import`,
    ours: milliseconds(ours),
    peer: milliseconds(peer),
    underPeer: 1 / ratio,
    bounds: [atMost(ratio, 0.5, 'peer’s')],
  };
}

async function importTime(name: string): Promise<number> {
  const script = `const start = performance.now(); await import('${name}'); console.log(performance.now() - start)`;
  return Number(await ofChild('--input-type=module', '--eval', script));
}
