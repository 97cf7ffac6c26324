import { expect, test } from 'vitest';
import { writePage } from './page.ts';
import type { Reason } from './reasons/index.ts';
import type { Table } from './table.ts';

const table = (...rows: Table['rows']): Table => ({ name: 'Things', about: '', rows });
const because = (cell: Reason['cell'], ...rows: string[]): Reason => ({ table: 'Things', cell, rows, why: 'Because.' });

const seen = { name: 'seen', cells: { decoded: '✓', encoded: '✓', tested: 'scenario' } };
const unread = { name: 'unread', cells: { decoded: '', encoded: '', tested: '' } };
const untested = { name: 'untested', cells: { decoded: '✓', encoded: '✓', tested: '' } };

test.each<[string, Table, Reason[]]>([
  ['nothing is empty', table(seen), []],
  ['a reason for the last cell', table(seen, untested), [because('tested', 'untested')]],
  ['a reason for the first cell, which explains those after it', table(unread), [because('decoded', 'unread')]],
  ['one reason for several rows', table(unread, { ...unread, name: 'other' }), [because('decoded', 'unread', 'other')]],
])('a page is complete: %s', (_, given, reasons) => {
  const { text, problems } = writePage([given], reasons);
  expect(problems).toEqual([]);
  for (const { name } of given.rows) expect(text).toContain(`| \`${name}\` |`);
});

test.each<[string, Reason[], string]>([
  ['a cell that nobody explains', [], 'Things, untested: tested is empty'],
  ['a reason for what is there', [because('tested', 'untested', 'seen')], 'Things, seen: tested is not empty'],
  ['a reason for what the protocol does not have', [because('tested', 'untested', 'gone')], 'there is no gone'],
  [
    'a reason of no table',
    [because('tested', 'untested'), { ...because('tested', 'a'), table: 'Others' }],
    'There is no table Others.',
  ],
])('a page fails by %s', (_, reasons, problem) => {
  const { problems } = writePage([table(seen, untested)], reasons);
  expect(problems).toEqual([expect.stringContaining(problem)]);
});

test('a reason explains no cell before its own', () => {
  const { problems } = writePage([table(unread)], [because('encoded', 'unread')]);
  expect(problems).toEqual([expect.stringContaining('decoded is empty')]);
});
