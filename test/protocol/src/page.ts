import type { Reason } from './reasons/index.ts';
import type { Row, Table } from './table.ts';

/** A page, and what is wrong with its reasons. */
export interface Page {
  text: string;
  problems: string[];
}

/** The page of tables in which every empty cell has its reason. */
export function writePage(tables: readonly Table[], reasons: readonly Reason[]): Page {
  const explained = tables.map(table =>
    explain(
      table,
      reasons.filter(reason => reason.table === table.name),
    ),
  );
  const names = new Set(tables.map(({ name }) => name));
  const lost = reasons.filter(({ table }) => !names.has(table)).map(({ table }) => `There is no table ${table}.`);
  return {
    text: `${preamble}\n${explained.map(({ text }) => text).join('\n')}`,
    problems: [...lost, ...explained.flatMap(({ problems }) => problems)],
  };
}

const preamble = `# The protocol

What the bridge reads and writes of the Responses API, name by name, as OpenAI’s published document has them, and of what servers send beside it. Nothing here is declared: \`pnpm protocol\` runs the bridge and looks at what comes of it, and CI compares. Do not edit this page.

- decoded: of a stream or a response that has it, a caller sees something else than of one that has not.
- encoded: it was in a request that the bridge made of a call or of a history, and that request was valid by the published document.
- tested: it is in a *scenario* of ours or in a *recording*, over all of which the laws run (\`packages/responses-bridge/test/laws.test.ts\`); in a *record* of what \`@ai-sdk/openai\` sends, which \`test/compat\` compares; in a request that was held against the *schema* for this page; or, where no stream has it, in one that was *made* for this page.
- why not: the reason of an empty cell. An empty cell without a reason fails, and so does a reason for something that is there.
`;

function explain({ name, about, rows }: Table, reasons: readonly Reason[]): Page {
  const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  const problems = unfounded(name, rows, reasons);
  const lines = rows.map(row => {
    const found = reasonsOf(row, reasons);
    problems.push(...unexplained(name, row, found));
    return [`\`${row.name}\``, ...columns.map(column => row.cells[column] ?? ''), whyNot(found)];
  });
  const head = ['', ...columns, 'why not'];
  const intro = about === '' ? '' : `${about}\n\n`;
  return { text: `## ${name}\n\n${intro}${[head, head.map(() => '---'), ...lines].map(writeLine).join('')}`, problems };
}

const reasonsOf = (row: Row, reasons: readonly Reason[]) => reasons.filter(({ rows }) => rows.includes(row.name));

/** A reason explains its cell, and the empty ones after it: what is not read does not go back, and needs no test. */
function unexplained(table: string, { name, cells }: Row, reasons: readonly Reason[]): string[] {
  const columns = Object.keys(cells);
  const first = Math.min(...reasons.map(({ cell }) => columns.indexOf(cell)));
  return columns
    .filter((column, at) => cells[column] === '' && !(at >= first))
    .map(column => `${table}, ${name}: ${column} is empty, and nothing says why.`);
}

/** Reasons for what is there, or for what the protocol does not have. */
function unfounded(table: string, rows: readonly Row[], reasons: readonly Reason[]): string[] {
  return reasons.flatMap(({ rows: named, cell }) =>
    named.flatMap(name => {
      const row = rows.find(each => each.name === name);
      if (row === undefined) return [`${table}: there is no ${name} that would need a reason.`];
      return row.cells[cell] === '' ? [] : [`${table}, ${name}: ${cell} is not empty, so there is no reason to give.`];
    }),
  );
}

/** A cell is only named where there are several reasons. */
function whyNot(reasons: readonly Reason[]): string {
  return reasons.map(({ cell, why }) => (reasons.length > 1 ? `${cell}: ${why}` : why)).join('; ');
}

const writeLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
