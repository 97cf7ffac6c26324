import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { atMost, type Line } from './report.ts';
import { majors, peers, type Major } from './views.ts';

const kilobytes = (size: number) => `${size.toFixed(1)} kB`;

/** Kilobytes of the whole entry of each major with all that it depends on, minified and compressed. */
export async function measureSize(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const major of majors) lines.push(await measureEntry(major));
  return lines;
}

async function measureEntry(major: Major): Promise<Line> {
  const [ours, peer] = [await sizeOf(`responses-bridge/${major}`), await sizeOf(peers[major])];
  return {
    measure: `${major}: size`,
    ours: kilobytes(ours),
    peer: kilobytes(peer),
    underPeer: peer / ours,
    bounds: [atMost(ours, 40, 'kB')],
  };
}

async function sizeOf(name: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${name}'`, resolveDir: new URL('..', import.meta.url).pathname },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length / 1e3;
}
