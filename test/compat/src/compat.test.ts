import { fixtures } from '@responses-bridge/recordings';
import { describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import { deviations } from './deviations.ts';
import { peer } from './peer.ts';
import { records } from './records.ts';

/** How many records the file holds; a file that was cut off proves less. */
const count = 160;

describe.skipIf(!fixtures.present)('the bridge against @ai-sdk/openai', () => {
  test('finds no difference in the peer itself', async () => {
    for (const record of records) expect(await compare(record, peer), record.test).toEqual([]);
  });

  test('has every record, by a name of its own', () => {
    expect(new Set(records.map(record => record.test)).size).toBe(count);
  });

  test.each(records)('does the same, or differs as a row says: $test', async record => {
    const row = deviations.find(deviation => deviation.test === record.test);
    expect(await compare(record)).toEqual(row?.differences ?? []);
  });

  test('does the same in 95 % of the records', async () => {
    const found = await Promise.all(records.map(record => compare(record)));
    const equal = found.filter(differences => differences.length === 0).length;
    expect(equal / count).toBeGreaterThanOrEqual(0.95);
  });

  test('has one row for a record at most, and none for what is no record', () => {
    const rows = deviations.map(deviation => deviation.test);
    expect(new Set(rows).size).toBe(rows.length);
    expect(records.map(record => record.test)).toEqual(expect.arrayContaining(rows));
  });
});

test('a row has differences and a reason', () => {
  const empty = deviations.filter(({ differences, reason }) => differences.length === 0 || reason.length < 20);
  expect(empty).toEqual([]);
});
