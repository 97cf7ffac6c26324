import { ofChild } from './children.ts';
import { atMost, type Line } from './report.ts';
import { median, pairedRatio } from './rounds.ts';

const packages = { ours: 'responses-bridge', peer: '@ai-sdk/openai' };

const milliseconds = (times: readonly number[]) => `${median(times).toFixed(1)} ms`;

/** Milliseconds until the package is there, in a process that has loaded nothing else. */
export async function measureImport(rounds: number): Promise<Line[]> {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const [our, their] = [await importTime(packages.ours), await importTime(packages.peer)];
    // The first time warms the file system.
    if (round < 0) continue;
    ours.push(our);
    peer.push(their);
  }
  const ratio = pairedRatio(ours, peer);
  return [
    {
      measure: 'import',
      ours: milliseconds(ours),
      peer: milliseconds(peer),
      underPeer: 1 / ratio,
      bounds: [atMost(ratio, 0.5, 'peer’s')],
    },
  ];
}

async function importTime(name: string): Promise<number> {
  const script = `const start = performance.now(); await import('${name}'); console.log(performance.now() - start)`;
  return Number(await ofChild('--input-type=module', '--eval', script));
}
