import type { Item, JsonObject } from '../../types.ts';
import type { TurnContext } from '../context.ts';
import { deltasOf, obfuscationOf } from '../text.ts';

/** An event that has not been numbered yet. */
export interface BareEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Where an item stands, and whether deltas carry their random filler. */
export interface Place {
  readonly item_id: string | undefined;
  readonly output_index: number;
  readonly obfuscated: boolean;
}

/** How the service makes items of one type: from what a turn says of them, and in which events it tells them. */
export interface ItemKind<Spec> {
  /** The finished item, without its id and its type. */
  build(spec: Spec & { readonly id: string }, context: TurnContext): JsonObject;
  /** What `output_item.added` shows instead: nothing written yet. Undefined takes a field away. */
  opening?(item: Item): JsonObject;
  /** What comes between `added` and `done`. */
  body?(item: Item, place: Place, spec: Spec): Iterable<BareEvent>;
}

export const inProgress = { status: 'in_progress' };

/** The id of a call, as the turn or else the service gives it. */
export function callIdOf({ call_id }: { readonly call_id?: string }, context: TurnContext): string {
  return call_id ?? context.ids('call');
}

/** The place as events name it. */
export function where({ item_id, output_index }: Place): { item_id: string | undefined; output_index: number } {
  return { item_id, output_index };
}

/** A text in pieces. */
export function* deltas(
  type: string,
  text: string,
  { obfuscated, at }: { obfuscated: boolean; at: JsonObject },
): Generator<BareEvent> {
  for (const delta of deltasOf(text)) {
    yield { type, ...at, delta, ...(obfuscated ? { obfuscation: obfuscationOf(delta) } : {}) };
  }
}

/** A text field in pieces, and then whole under its own name. */
export function* written(type: string, field: string, { text, place }: { text: string; place: Place }) {
  const at = where(place);
  yield* deltas(`${type}.delta`, text, { obfuscated: place.obfuscated, at });
  yield { type: `${type}.done`, ...at, [field]: text };
}

/** Events that say how far a call of the service itself has come. */
export function* steps(type: string, names: readonly string[], place: Place): Generator<BareEvent> {
  for (const name of names) yield { type: `response.${type}.${name}`, ...where(place) };
}
