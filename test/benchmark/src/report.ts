/** A line of the table. A number that is not measured is left out. */
export interface Line {
  measure: string;
  floor?: string;
  ours: string;
  peer?: string;
  overFloor?: number;
  underPeer?: number;
  /** What is to be reached, in words, and whether it was. */
  bounds?: Bound[];
}

export interface Bound {
  text: string;
  met: boolean;
}

export const atMost = (value: number, bound: number, what: string): Bound => ({
  text: `${what} ≤ ${bound}`,
  met: value <= bound,
});
export const atLeast = (value: number, bound: number, what: string): Bound => ({
  text: `${what} ≥ ${bound}`,
  met: value >= bound,
});

const ratio = (value: number | undefined) => (value === undefined ? '' : `${value.toFixed(2)} ×`);
const tell = ({ text, met }: Bound) => `${met ? 'yes' : '**NO**'}: ${text}`;

export function toTable(lines: readonly Line[]): string {
  const head = ['', 'floor', 'ours', '@ai-sdk/openai', 'ours ÷ floor', 'peer ÷ ours', 'reached'];
  const rows = lines.map(({ measure, floor = '', ours, peer = '', overFloor, underPeer, bounds = [] }) => {
    return [measure, floor, ours, peer, ratio(overFloor), ratio(underPeer), bounds.map(tell).join('; ')];
  });
  const table = [head, head.map(() => '---'), ...rows];
  return table.map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
