import { ofChild } from './children.ts';
import { atLeast, atMost, type Line } from './report.ts';
import { median, pairedRatio, type Times } from './rounds.ts';
import { majors, type Major } from './views.ts';

const deltas = 20_000;
const child = new URL('stream/child.js', import.meta.url).pathname;
const microseconds = (times: readonly number[]) => `${((median(times) * 1000) / deltas).toFixed(2)} µs`;

/** How many times faster than its peer a view is to be. */
const faster: Record<Major, number> = { ai4: 4, ai5: 3, ai6: 3, ai7: 3 };

/** Microseconds an event, from the bytes to the parts of each view, with few and with many events in a piece of the network. */
export async function measureStream(rounds: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const perPiece of [1, 16]) {
    for (const major of majors) lines.push(await measureView(major, { perPiece, rounds }));
  }
  return lines;
}

async function measureView(major: Major, { perPiece, rounds }: { perPiece: number; rounds: number }): Promise<Line> {
  const printed = await ofChild(child, ...[major, perPiece, deltas, rounds].map(String));
  const times: Times = JSON.parse(printed);
  const overFloor = pairedRatio(times.ours, times.floor);
  const underPeer = pairedRatio(times.peer, times.ours);
  return {
    measure: `${major}: an event, ${perPiece} a piece`,
    floor: microseconds(times.floor),
    ours: microseconds(times.ours),
    peer: microseconds(times.peer),
    overFloor,
    underPeer,
    bounds: [atMost(overFloor, 1.65, 'floor'), atLeast(underPeer, faster[major], 'peer')],
  };
}
