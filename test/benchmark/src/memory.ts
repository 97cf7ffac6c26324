import { ofChild } from './children.ts';
import { atMost, type Line } from './report.ts';
import type { Name } from './contestants.ts';
import type { Usage } from './memory/child.ts';

const lengths = [20_000, 200_000, 400_000];
const child = new URL('memory/child.js', import.meta.url).pathname;

/** Megabytes that are in use while a stream is read and dropped. */
export async function measureMemory(): Promise<Line[]> {
  const lines: Line[] = [];
  const peaks: number[] = [];
  for (const length of lengths) {
    const [floor, ours, peer] = [
      await usageOf('floor', length),
      await usageOf('ours', length),
      await usageOf('peer', length),
    ];
    peaks.push(ours.heap);
    lines.push({
      measure: `ai4: peak heap, ${length} events (and RSS)`,
      floor: tell(floor),
      ours: tell(ours),
      peer: tell(peer),
    });
  }
  const growth = Math.max(...peaks) - Math.min(...peaks);
  const bounds = [atMost(growth, 0.5, 'MB')];
  return [...lines, { measure: 'heap of the longest against the shortest', ours: `${growth.toFixed(2)} MB`, bounds }];
}

const tell = ({ heap, rss }: Usage) => `${heap.toFixed(2)} MB (${rss.toFixed(0)})`;

async function usageOf(name: Name, length: number): Promise<Usage> {
  return JSON.parse(await ofChild('--expose-gc', child, name, String(length)));
}
