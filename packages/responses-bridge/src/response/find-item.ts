import { kindOfEvent } from '../items/index.ts';
import type { WireEvent, WireItem } from '../wire/event.ts';

/** What tells an item from another. */
export interface Identity {
  readonly type: string;
  id: string | null | undefined;
  callId: string | undefined;
  readonly index: number | null | undefined;
  done: boolean;
}

export const itemDone = 'response.output_item.done';

/**
 * Items are told apart by `output_index`, as some vendors change an item's id from event to event; where there is
 * none, or it is that of several items, by id, then by the id of a call, and then by being the last one open of its type.
 */
export function findItems<Item extends Identity>() {
  const items: Item[] = [];
  const byIndex: (Item | undefined)[] = [];
  /** What stands for several items that are open at once: some servers number every item 0. */
  const shared = new Set<number>();
  /** An item was done under another id than it began with. */
  let rotates = false;

  const isOnly = (index: number | null | undefined): index is number => index != null && !shared.has(index);
  const at = (index: number | null | undefined) => (index == null ? undefined : byIndex[index]);
  const lastOpen = (type: string) => items.filter(item => item.type === type && !item.done).at(-1);

  /** Whether the item at an index is the one that an event brings: one that is done leaves its index to the next. */
  function isSame(there: Item, whole: WireItem, event: string): boolean {
    if (there.type !== whole.type || isOtherCall(there, whole)) return false;
    if (there.id === whole.id || (there.callId !== undefined && there.callId === callIdOf(whole))) return true;
    if (there.done) return rotates;
    return event === itemDone || there.id == null || whole.id == null;
  }

  /** What comes at a new index is of the item that was announced by the id of one of another type, as it has no other yet. */
  function adopt(type: string, index: number | null | undefined, id: string | null | undefined): Item | undefined {
    const last = lastOpen(type);
    if (last?.id == null || last.callId !== undefined || index == null) return;
    if (!items.some(other => other.id === last.id && other.type !== type)) return;
    byIndex[index] = last;
    last.id = id ?? last.id;
    return last;
  }

  return {
    items,
    at,

    add(item: Item): void {
      items.push(item);
      const { index } = item;
      if (index == null) return;
      if (byIndex[index]?.done === false) shared.add(index);
      byIndex[index] = shared.has(index) ? undefined : item;
    },

    /** The item that an event brings, where it is known. */
    itemIn({ type: event, output_index: index }: WireEvent, whole: WireItem): Item | undefined {
      const there = at(index);
      if (there !== undefined && isSame(there, whole, event)) {
        rotates ||= event === itemDone && there.id != null && whole.id != null && there.id !== whole.id;
        return there;
      }
      const named = byName(items, { type: whole.type, id: whole.id, callId: callIdOf(whole) });
      if (named !== undefined || event !== itemDone) return named;
      if (isOnly(index)) return adopt(whole.type, index, whole.id);
      const last = lastOpen(whole.type);
      return last === undefined || isOtherCall(last, whole) ? undefined : last;
    },

    /** The type of the item that an event names. */
    typeOf({ output_index: index, item_id: id }: WireEvent): string | undefined {
      const there = at(index);
      if (there !== undefined && (rotates || isFor(there, id))) return there.type;
      return id == null ? undefined : items.find(item => item.id === id)?.type;
    },

    /** The item of an event that the item at its index does not know, or the type that a new one is to have. */
    itemOf({ type, output_index: index, item_id: id }: WireEvent): Item | { type: string } | undefined {
      const kind = kindOfEvent(type);
      if (kind === undefined) return undefined;
      const there = at(index);
      if (there?.type === kind.type && (rotates || isFor(there, id))) return there;
      const named = byName(items, { type: kind.type, id });
      if (named !== undefined) return named;
      return (isOnly(index) ? adopt(kind.type, index, id) : lastOpen(kind.type)) ?? { type: kind.type };
    },
  };
}

function byName<Item extends Identity>(
  items: readonly Item[],
  { type, id, callId }: Pick<Partial<Identity>, 'type' | 'id' | 'callId'>,
): Item | undefined {
  const ofType = items.filter(item => item.type === type);
  const named = id == null ? undefined : ofType.find(item => item.id === id);
  return named ?? (callId === undefined ? undefined : ofType.find(item => item.callId === callId));
}

/** An item that is done leaves its index to the next, and what still comes for it has been told by then. */
function isFor(there: Identity, id: string | null | undefined): boolean {
  return !there.done || id == null || there.id == null || there.id === id;
}

/** The id of a call, of which an empty one is none. */
export function callIdOf({ call_id: id }: WireItem): string | undefined {
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Whether both are calls, and not the same one. */
export function isOtherCall({ callId }: Identity, whole: WireItem): boolean {
  const other = callIdOf(whole);
  return callId !== undefined && other !== undefined && callId !== other;
}
