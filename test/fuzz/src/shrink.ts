import * as fc from 'fast-check';
import { check, plans } from './check.ts';
import { damage } from './damage.ts';
import { toStream } from './stream.ts';
const re = new RegExp(process.argv[2] ?? '.');
const r = await fc.check(
  fc.asyncProperty(plans, async plan => {
    const p = (await check(plan)).filter(x => re.test(x));
    if (p.length) throw new Error(p.join('\n'));
  }),
  { numRuns: Number(process.argv[3] ?? 3000), seed: Number(process.argv[4] ?? 1), interruptAfterTimeLimit: 40000 },
);
console.log(r.numRuns, r.failed, r.errorInstance?.message);
if (r.counterexample) {
  const plan = r.counterexample[0];
  console.log(JSON.stringify(plan.answer), JSON.stringify(plan.bytes));
  console.log(JSON.stringify(Object.fromEntries(Object.entries(plan.damage).filter(([, v]) => v !== false))));
  for (const s of damage(toStream(plan.answer), plan.damage)) console.log(JSON.stringify(s.event).slice(0, 260));
}
