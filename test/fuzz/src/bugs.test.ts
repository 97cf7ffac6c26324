import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bugs } from './bugs.ts';
import { check, plans } from './check.ts';
import { views } from './views.ts';

const [view] = views.filter(({ name }) => name === 'v4');

/** Streams within which each has to be found: a tenth of what one view reads. */
const numRuns = 500;

test.each(bugs)('a reader with a bug is found out: %s', async (_, bug) => {
  const property = fc.asyncProperty(plans, async plan => {
    expect(await check(plan, bug, view && [view])).toEqual([]);
  });
  const { failed, counterexample } = await fc.check(property, { numRuns, seed: 1, endOnFailure: true });
  expect(failed).toBe(true);
  // Without the bug the same stream is read rightly: it was the bug that was found.
  const [plan] = counterexample ?? [];
  expect(plan && (await check(plan, {}, view && [view]))).toEqual([]);
});
