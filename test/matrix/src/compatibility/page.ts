import { topics } from '../cases/index.ts';
import type { Pairing, Result, Seen } from '../results.ts';

/** A pairing and what its run saw. */
export type Row = Pairing & Result;

/** A pairing in which the entry is the major's own. */
const isOwn = ({ major, entry }: Pairing) => entry === `ai${major}`;

const nameOf = ({ major, entry }: Pairing) =>
  isOwn({ major, entry }) ? `ai@${major}` : `ai@${major} with \`/${entry}\``;

/** The page as a whole, from complete runs. */
export function writePage(rows: readonly Row[]): string {
  const own = rows.filter(isOwn);
  const others = rows.filter(row => !isOwn(row) && row.refused === undefined);
  const notes = createNotes();
  return `# Compatibility

Generated from the runs of \`test/ai4\` … \`ai7\`: every case of \`test/matrix\`, through the real packages' own functions, against a strict Responses endpoint over HTTP, on Node 20 and Node 24. Do not edit it; \`pnpm compatibility\` writes it after a run, and CI compares.

✓ is shown. A number is a reason why this major cannot show it; such a case is run as well, and has to fail.

${tables(own, notes)}
${notes.list()}
## Other pairings of entry and major

${pairingTable(rows)}
${otherLacks(others)}
${refusals(rows)}`;
}

/** Reasons, numbered as they come. */
function createNotes() {
  const notes: string[] = [];
  return {
    mark(note: string): string {
      if (!notes.includes(note)) notes.push(note);
      return String(notes.indexOf(note) + 1);
    },
    list: () => notes.map((note, index) => `${index + 1}. ${note}.\n`).join(''),
  };
}

type Notes = ReturnType<typeof createNotes>;

function tables(rows: readonly Row[], notes: Notes): string {
  const head = rows.map(nameOf);
  return Object.entries(topics)
    .map(([topic, cases]) => {
      const lines = cases.map(({ name }) => [
        name.replace(/^(history|going on after): /, ''),
        ...rows.map(row => mark(row, name, notes)),
      ]);
      return `## ${topic}\n\n${table(['case', ...head], lines)}`;
    })
    .join('\n');
}

function mark(row: Row, name: string, notes: Notes): string {
  const seen = seenOf(row, name);
  return 'why' in seen ? notes.mark(`ai@${row.major}: ${seen.why}`) : '✓';
}

function seenOf(row: Row, name: string): Seen {
  const seen = row.cases[name];
  if (seen === undefined) throw new Error(`The last run of ${nameOf(row)} did not see '${name}' through.`);
  return seen;
}

function table(head: readonly string[], lines: ReadonlyArray<readonly string[]>): string {
  return [head, head.map((_, index) => (index === 0 ? '---' : ':-:')), ...lines].map(writeLine).join('');
}

const writeLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;

function pairingTable(rows: readonly Row[]): string {
  const entries = [...new Set(rows.map(({ entry }) => entry))];
  const majors = [...new Set(rows.map(({ major }) => major))];
  const cell = (row: Row | undefined) => {
    if (row === undefined) return '';
    const types = row.types ? '' : ', and the types refuse it';
    if (row.refused !== undefined) return `an error${types}`;
    return row.warning === undefined ? `✓${types}` : `✓, with a warning${types}`;
  };
  return table(
    ['', ...majors.map(major => `ai@${major}`)],
    entries.map(entry => [
      `\`responses-bridge/${entry}\``,
      ...majors.map(major => cell(rows.find(row => row.major === major && row.entry === entry))),
    ]),
  );
}

/** Where an older entry runs, all cases are run with it too. */
function otherLacks(rows: readonly Row[]): string {
  const names = Object.values(topics).flatMap(cases => cases.map(({ name }) => name));
  return rows
    .map(row => {
      const lacks = names.flatMap(name => {
        const seen = seenOf(row, name);
        return 'why' in seen ? [`- ${name}: ${seen.why}.\n`] : [];
      });
      const shown = names.length - lacks.length;
      const but = lacks.length === 0 ? '.\n' : `, all but:\n\n${lacks.join('')}`;
      return `${nameOf(row)} shows ${shown} of ${names.length} cases${but}`;
    })
    .join('\n');
}

/** The messages of errors and warnings, each with where it comes from. */
function refusals(rows: readonly Row[]): string {
  const lines = rows.flatMap(row => {
    const message = row.refused ?? row.warning;
    return message === undefined
      ? []
      : [[nameOf(row), row.refused === undefined ? 'warning' : 'error', `\`${message}\``]];
  });
  return `## What a wrong pairing says\n\n${table(['pairing', '', 'message'], lines)}`;
}
