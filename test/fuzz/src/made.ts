import type { ItemPlan } from './answer.ts';

/** An item as it is when it is done, and how its texts come. */
export interface Item {
  type: string;
  id: string;
  [field: string]: unknown;
}

/** What one item is made of. */
export interface Made {
  item: Item;
  /** As it is when it is announced. */
  opening: Item;
  /** The texts that are streamed, in order. */
  texts: MadeText[];
  /** Events that only say that work goes on. */
  progress: string[];
}

export interface MadeText {
  mark: string;
  text: string;
  cuts: number[];
  channel: 'text' | 'thought' | 'input';
  /** It comes with its item alone: the protocol has no events for it. */
  silent?: true;
  /** The type of its events without the last word, and the fields that say where it is. */
  event: string;
  place: Record<string, unknown>;
  /** The field of its own done event. */
  field: string;
  /** What it cites, each told by an event of its own. */
  cited?: Record<string, unknown>[];
  /** The part that it is in, where it has one, and the name of the part's events. */
  part?: { event: string; value: Record<string, unknown> } | undefined;
}

/** Makes an item of its plan. */
export type Maker = (at: { id: string; index: number; plan: ItemPlan }) => Made;
