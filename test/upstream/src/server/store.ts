import { asArray, isObject } from '../json.ts';
import { canonicalId } from '../ids.ts';
import type { Item, JsonObject } from '../types.ts';

/** An item that the endpoint has made, and what it was made with. */
export interface MadeItem {
  readonly item: Item;
  /** The reasoning item without which this one is refused. */
  readonly requires: string | undefined;
  /** The item that came after it in the same response; read for reasoning items. */
  readonly follower: Item | undefined;
  /** False when the request said `store: false`: the item is known, but cannot be referred to. */
  readonly stored: boolean;
}

interface StoredResponse {
  readonly response: JsonObject;
  /** All that the model saw and made: what a response that continues it starts from. */
  readonly context: readonly Item[];
}

/** Remembers responses and items for `previous_response_id`, `item_reference` and GET. */
export class Store {
  readonly #responses = new Map<string, StoredResponse>();
  readonly #items = new Map<string, MadeItem>();

  response(id: string): JsonObject | undefined {
    return this.#responses.get(id)?.response;
  }

  /** The items that the model saw and made up to the end of a stored response. */
  context(id: unknown): readonly Item[] | undefined {
    return typeof id === 'string' ? this.#responses.get(id)?.context : undefined;
  }

  made(id: unknown): MadeItem | undefined {
    return typeof id === 'string' ? this.#items.get(canonicalId(id)) : undefined;
  }

  /** Keeps a response; `seen` are the items of the chain and of the request. */
  add(response: JsonObject, seen: readonly Item[], stored: boolean): void {
    const output = itemsOf(response['output']);
    for (const [index, item] of output.entries()) this.#remember(item, output.slice(0, index), { output, stored });
    if (stored) this.#responses.set(String(response['id']), { response, context: [...seen, ...output] });
  }

  delete(id: string): void {
    for (const item of itemsOf(this.response(id)?.['output'])) if (item.id !== undefined) this.#items.delete(item.id);
    this.#responses.delete(id);
  }

  #remember(
    item: Item,
    before: readonly Item[],
    { output, stored }: { output: readonly Item[]; stored: boolean },
  ): void {
    if (item.id === undefined) return;
    const follower = output[before.length + 1];
    this.#items.set(item.id, { item, requires: requirement(item, before), follower, stored });
  }
}

/** Whatever the model made after thinking is bound to that thought; a thought only to the one right before it. */
function requirement(item: Item, before: readonly Item[]): string | undefined {
  const candidates = item.type === 'reasoning' ? before.slice(-1) : before;
  return candidates.findLast(other => other.type === 'reasoning')?.id;
}

/** The objects of a list that have a type: what can be treated as items. */
export function itemsOf(list: unknown): Item[] {
  return asArray(list).filter((item): item is Item => isObject(item) && typeof item['type'] === 'string');
}
