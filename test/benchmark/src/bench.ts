/**
 * Measures and prints a table. `--rounds 31` (default 21), `--only stream,history,policies,memory,import,size`; with `--gate` the
 * exit code is 1 where something is not reached.
 *
 * With another Node: `npx -y -p node@24 -c 'pnpm bench'`.
 */
import { parseArgs } from 'node:util';
import { measureHistory } from './history.ts';
import { measureImport } from './imports.ts';
import { measureMemory } from './memory.ts';
import { measurePolicies } from './policies.ts';
import { toTable, type Line } from './report.ts';
import { measureSize } from './size.ts';
import { measureStream } from './stream.ts';

const measures: Record<string, (rounds: number) => Promise<Line[]>> = {
  stream: measureStream,
  history: measureHistory,
  policies: measurePolicies,
  memory: measureMemory,
  import: measureImport,
  size: measureSize,
};

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '21' },
    only: { type: 'string', default: Object.keys(measures).join(',') },
    gate: { type: 'boolean', default: false },
  },
});

const lines: Line[] = [];
for (const name of values.only.split(',')) {
  const measure = measures[name];
  if (measure === undefined)
    throw new Error(`There is no measure ${name}. There are: ${Object.keys(measures).join(', ')}.`);
  lines.push(...(await measure(Number(values.rounds))));
}

console.log(
  `Node ${process.version}, ${values.rounds} rounds, medians (of ratios within a round).\n\n${toTable(lines)}`,
);
const missed = lines.flatMap(({ measure, bounds = [] }) =>
  bounds.filter(({ met }) => !met).map(({ text }) => `${measure}: ${text}`),
);
if (missed.length > 0) console.log(`\nNot reached: ${missed.join('; ')}.`);
if (values.gate && missed.length > 0) process.exitCode = 1;
