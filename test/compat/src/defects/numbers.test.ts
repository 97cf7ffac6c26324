import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deviations } from '../deviations.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** The defects of the peer. B20 is of another package. */
const concerning = [...range(1, 19), ...range(21, 30)].map(number => `B${number}`);

const tested = readdirSync(new URL('.', import.meta.url))
  .filter(file => file.endsWith('.test.ts'))
  .flatMap(file => [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/['"`](B\d+): /g)])
  .map(([, number]) => number);

test.each(concerning)('%s has a test', number => {
  expect(tested).toContain(number);
});

test('what excuses a record is tested', () => {
  const excusing = deviations.flatMap(({ cause }) => (cause.kind === 'defect' ? cause.numbers : []));
  expect(tested).toEqual(expect.arrayContaining(excusing));
});
