import { contestants } from './contestants.ts';
import { atLeast, atMost, type Line } from './report.ts';
import { interleave, median, pairedRatio } from './rounds.ts';
import { answering, from, pieces, textOf } from './wire.ts';

const deltas = 20_000;
const microseconds = (times: readonly number[]) => `${((median(times) * 1000) / deltas).toFixed(2)} µs`;

/** Microseconds an event, from the bytes to the parts, with few and with many events in a piece of the network. */
export async function measureStream(rounds: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const perPiece of [1, 16]) {
    const all = contestants(answering(from(pieces(deltas, perPiece))));
    await prove(Object.values(all));
    const times = await interleave(rounds, all);
    const overFloor = pairedRatio(times.ours, times.floor);
    const underPeer = pairedRatio(times.peer, times.ours);
    lines.push({
      measure: `an event, ${perPiece} a piece`,
      floor: microseconds(times.floor),
      ours: microseconds(times.ours),
      peer: microseconds(times.peer),
      overFloor,
      underPeer,
      bounds: [atMost(overFloor, 1.65, 'floor'), atLeast(underPeer, 4, 'peer')],
    });
  }
  return lines;
}

async function prove(readers: Array<() => Promise<number>>): Promise<void> {
  const lengths = await Promise.all(readers.map(read => read()));
  const expected = textOf(deltas).length;
  if (lengths.some(length => length !== expected))
    throw new Error(`Read ${lengths.join(', ')} of ${expected} characters.`);
}
