import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { check, plans, type Plan } from './check.ts';
import { damage } from './damage.ts';
import { past } from './past.ts';
import { runs, seed } from './settings.ts';
import { toStream } from './stream.ts';
import { views, type View } from './views.ts';

/** The streams of the past, and then many more, on one view. A failure tells its seed, and the shortest stream that shows it. */
export function fuzz(name: View['name']): void {
  const seen = views.filter(view => view.name === name);

  test.each(past)('%s', async (_, plan) => {
    expect(await check(plan, {}, seen)).toEqual([]);
  });

  test(`${runs} streams say what they say, whatever was done to them`, async () => {
    // Each view reads streams of its own.
    const own = seed * 10 + Number(name.slice(1));
    const property = fc.asyncProperty(plans, async plan => {
      const problems = await check(plan, {}, seen);
      if (problems.length > 0) throw new Error(problems.join('\n'));
    });
    const result = await fc.check(property, { numRuns: runs, seed: own, endOnFailure: false });
    const [plan] = result.counterexample ?? [];
    if (plan !== undefined)
      throw new Error(`${tell(plan)}\n${String(result.errorInstance)}\nseed ${result.seed}, ${seed} given`);
    expect(result.numRuns).toBe(runs);
  });
}

function tell(plan: Plan): string {
  const events = damage(toStream(plan.answer), plan.damage).map(({ event }) => JSON.stringify(event));
  return [JSON.stringify(plan), ...events].join('\n');
}
