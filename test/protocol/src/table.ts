/** One line of a table: what the protocol has, and what was seen of it, column by column. */
export interface Row {
  name: string;
  /** An empty cell was not seen, and needs a reason. */
  cells: Readonly<Record<string, string>>;
}

/** What one part of the protocol comes to. */
export interface Table {
  name: string;
  /** What the columns mean that no other table has. */
  about: string;
  rows: readonly Row[];
}

/** What a cell says where it needs no more words. */
export const yes = '✓';

/** A mark, or an empty cell. */
export const mark = (seen: boolean): string => (seen ? yes : '');
