import { existsSync } from 'node:fs';
import { fixtures } from '@responses-bridge/recordings';
import { describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import { deviations } from './deviations.ts';
import type { Difference } from './diff.ts';
import { newerPeer, peer } from './peer.ts';
import { records } from './records.ts';

/** How many records the file holds; a file that was cut off proves less. */
const count = 160;

const rowsOf = (record: string) => deviations.filter(row => row.record === record);
const byPath = (one: Difference, other: Difference) => (one.path < other.path ? -1 : 1);

/** A record with no row but those that excuse it is not the law: the peer is wrong there, or has left it. */
const isLaw = ({ test: record }: { test: string }) =>
  rowsOf(record).length === 0 || rowsOf(record).some(({ cause }) => cause.kind === 'design');

describe.skipIf(!fixtures.present)('the bridge against @ai-sdk/openai', () => {
  test('finds no difference in the peer itself', async () => {
    for (const record of records) expect(await compare(record, peer), record.test).toEqual([]);
  });

  test('has every record, by a name of its own', () => {
    expect(new Set(records.map(record => record.test)).size).toBe(count);
  });

  test.each(records)('does the same, or differs as its rows say: $test', async record => {
    const told = rowsOf(record.test).flatMap(row => row.differences);
    expect((await compare(record)).toSorted(byPath)).toEqual(told.toSorted(byPath));
  });

  test('does the same in 95 % of the records that are the law', async () => {
    const found = await Promise.all(records.map(async record => ({ record, differences: await compare(record) })));
    const equal = found.filter(({ differences }) => differences.length === 0).length;
    const law = records.filter(isLaw).length;
    const share = (of: number) => `${equal} of ${of} (${((100 * equal) / of).toFixed(1)} %)`;
    console.log(`Equal: ${share(count)} records, ${share(law)} that are the law.`);
    expect(equal / law).toBeGreaterThanOrEqual(0.95);
  });

  test('has no row for what is no record', () => {
    expect(records.map(record => record.test)).toEqual(expect.arrayContaining(deviations.map(row => row.record)));
  });

  test.each(deviations.filter(({ cause }) => cause.kind === 'newer'))(
    'the newer peer differs in the same places: $record',
    async row => {
      const [record] = records.filter(one => one.test === row.record);
      const left = record === undefined ? [] : await compare(record, newerPeer);
      expect(left.map(({ path }) => path)).toEqual(expect.arrayContaining(row.differences.map(({ path }) => path)));
    },
  );
});

test('a row has differences and a reason', () => {
  const empty = deviations.filter(({ differences, cause }) => differences.length === 0 || cause.reason.length < 20);
  expect(empty).toEqual([]);
});

test('a decision stands in a file of this repository', () => {
  const files = deviations.flatMap(({ cause }) => (cause.kind === 'design' ? [cause.decided] : []));
  expect(files.filter(file => !existsSync(new URL(`../../../${file}`, import.meta.url)))).toEqual([]);
});
