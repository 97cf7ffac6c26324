import * as fc from 'fast-check';
import { check, plans } from './check.ts';
const runs = Number(process.argv[2] ?? 200);
const start = Date.now();
const counts = new Map<string, number>();
const samples = fc.sample(plans, { numRuns: runs, seed: Number(process.argv[3] ?? 1) });
for (const plan of samples) {
  for (const p of new Set(
    (await check(plan)).map(x =>
      x
        .replace(/⟦.*?⟧/g, 'M')
        .replace(/"M.*" is lost/s, 'TEXT is lost')
        .replace(/call_\w+/g, 'C')
        .replace(/\w+_call_\d\w*/g, 'I')
        .replace(/'(\w+)_\d+\w*'/g, "'$1_N'"),
    ),
  ))
    counts.set(p, (counts.get(p) ?? 0) + 1);
}
console.log(Date.now() - start, 'ms');
for (const [p, n] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, 60)) console.log(n, p);
