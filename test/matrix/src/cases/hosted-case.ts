import type { Turn } from '@responses-bridge/upstream';
import type { AskedCase } from './case.ts';

/** An item as it stands on the wire. */
export interface Item {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A turn that thinks, has the endpoint do something, and tells what came of it. */
export const thenTell = (items: readonly Item[], ...annotations: readonly Item[]): Turn => ({
  output: [{ type: 'reasoning', summary: [] }, ...items, { type: 'message', text: 'Here it is.', annotations }],
});

/** What such an answer shows at least. */
export const answer = { text: 'Here it is.', finishReason: 'stop', steps: [{ text: 'Here it is.' }] };

/** A step in which the endpoint ran a tool of this name. */
export const ran = (name: string, input: unknown, output: unknown) => ({
  ...answer,
  steps: [{ calls: [{ name, input }], results: [{ name, output }] }],
});

/** Cases about one tool that share a turn: each shows another effect of it. */
export function about(
  base: Pick<AskedCase, 'ask' | 'script' | 'goesOn'>,
  effects: Readonly<Record<string, Partial<AskedCase>>>,
) {
  return Object.entries(effects).map(([name, effect]): AskedCase => ({ name, ...base, ...effect }));
}
