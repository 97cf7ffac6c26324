/** Prints where the bridge differs from the records: all of them, grouped, or one in full where `RECORD` is its place or a piece of its name. */
import { compare } from './compare.ts';
import { deviations } from './deviations.ts';
import type { Difference } from './diff.ts';
import { records } from './records.ts';

interface Compared {
  index: number;
  test: string;
  differences: Difference[];
  excused: boolean;
}

interface Found extends Difference {
  index: number;
}

const wanted = process.env.RECORD;
const all = await Promise.all(
  records.map(async (record, index): Promise<Compared> => {
    const { test } = record;
    return {
      index,
      test,
      differences: await compare(record),
      excused: deviations.some(row => row.record === test),
    };
  }),
);
if (wanted === undefined) printAll();
else
  printOnes(all.filter(({ index, test }) => (/^\d+$/.test(wanted) ? index === Number(wanted) : test.includes(wanted))));

/** In the form of a row of the deviations. */
function printOnes(ones: Compared[]): void {
  for (const { index, test: record, differences } of ones)
    console.log(`${index}`, JSON.stringify({ record, differences }, null, 2));
  if (ones.length === 0) console.log('There is no such record.');
}

function printAll(): void {
  const different = all.filter(({ differences }) => differences.length > 0);
  const equal = all.length - different.length;
  const byKind = new Map<string, Found[]>();
  for (const { index, differences } of different) {
    for (const difference of differences) {
      const kind = kindOf(difference);
      byKind.set(kind, [...(byKind.get(kind) ?? []), { ...difference, index }]);
    }
  }
  const rows = [...byKind].toSorted(([, some], [, others]) => indexesOf(others).length - indexesOf(some).length);
  for (const [kind, found] of rows) {
    const [example] = found;
    console.log(`${String(indexesOf(found).length).padStart(4)}  ${kind}   #${indexesOf(found).join(' ')}`);
    console.log(`        ours   ${shorten(example?.ours)}\n        theirs ${shorten(example?.theirs)}`);
  }
  console.log('\nRecords that differ:');
  for (const { index, test, differences, excused } of different)
    console.log(
      `${String(index).padStart(4)}  ${excused ? '(row) ' : ''}${test}\n        ${kindsOf(differences).join('\n        ')}`,
    );
  const excused = different.filter(one => one.excused).length;
  console.log(
    `\n${equal} of ${all.length} are equal (${((100 * equal) / all.length).toFixed(1)} %), ${excused} have a row.`,
  );
}

function kindsOf(differences: Difference[]): string[] {
  return [...new Set(differences.map(kindOf))];
}

/** Where, without the places in lists, and how: `-` is missing in ours, `+` is only in ours, `≠` is another value. */
function kindOf({ path, ours, theirs }: Difference): string {
  const sign = [theirs === undefined && '+', ours === undefined && '-'].find(Boolean) || '≠';
  return `${sign} ${path.replaceAll(/\[\d+:?/g, '[')}`;
}

function indexesOf(found: Found[]): number[] {
  return [...new Set(found.map(({ index }) => index))];
}

function shorten(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? '(nothing)' : text.slice(0, 160);
}
