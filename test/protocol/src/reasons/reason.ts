/** Why a cell of some rows is empty, and those after it. */
export interface Reason {
  table: string;
  cell: 'decoded' | 'encoded' | 'goes back' | 'goes back where it is kept' | 'tested' | 'without being told';
  rows: readonly string[];
  why: string;
}

/** What is told twice. */
export const told = (by: string) => `redundant: told by ${by}`;

/** What comes another way than this bridge asks. */
export const otherWay = 'a transport of its own: not over HTTP';
