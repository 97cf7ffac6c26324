import { itemKind, kindOfEvent } from '../items/index.ts';
import type { DecodeContext, ItemReader } from '../items/item.ts';
import { openUnknown } from '../items/whole-item.ts';
import type { Part } from '../spec.ts';
import { wireItem, type WireEvent, type WireItem } from '../wire/event.ts';

interface TrackedItem {
  type: string;
  id: string | null | undefined;
  reader: ItemReader;
  done: boolean;
  /** It has a kind, and that kind could read it. */
  known: boolean;
}

/**
 * Which item an event is about. Items are told apart by `output_index`, as some vendors change an item's id from event
 * to event; where there is none, or it is that of another item, by id, and then by being the last one open of its type.
 */
export function trackItems(given: Omit<DecodeContext, 'earlier'>, put: (part: Part) => void) {
  const items: TrackedItem[] = [];
  const finished: WireItem[] = [];
  const context: DecodeContext = { ...given, earlier: () => finished };
  const byIndex: TrackedItem[] = [];

  function open(type: string, id: string | null | undefined, index: number | null | undefined): TrackedItem {
    const kind = itemKind(type);
    const item = { type, id, reader: (kind?.open ?? openUnknown)(context), done: false, known: kind !== undefined };
    items.push(item);
    if (index != null) byIndex[index] = item;
    return item;
  }

  /** An item that its own kind cannot read is passed on as one of no kind: it must not cost the answer. */
  function finish(item: TrackedItem, whole: WireItem): void {
    if (item.done) return;
    item.done = true;
    const read = item.reader.done(whole);
    item.known &&= read !== undefined;
    for (const part of read ?? openUnknown(context).done(whole) ?? []) put(part);
    finished.push(whole);
  }

  const byId = (id: string | null | undefined) => (id == null ? undefined : items.find(item => item.id === id));
  const lastOpen = (type: string) => items.filter(item => item.type === type && !item.done).at(-1);

  /** An item that is done leaves its index to the next: some servers number every item 0. */
  function find({ type: event, output_index: index }: WireEvent, { type, id }: WireItem): TrackedItem | undefined {
    const unnamed = id == null && event.endsWith('.done') ? lastOpen(type) : undefined;
    const found = index == null ? (byId(id) ?? unnamed) : byIndex[index];
    return found?.type === type && !(found.done && found.id !== id) ? found : undefined;
  }

  /** The item of an event that the item at its index does not know. */
  function itemOf({ type, output_index: index, item_id: id }: WireEvent): TrackedItem | undefined {
    const kind = kindOfEvent(type);
    if (kind === undefined) return undefined;
    const there = index == null ? undefined : byIndex[index];
    // What still comes for an item that is done has been told by then.
    if (there?.type === kind.type && (id == null || there.id == null || there.id === id)) return undefined;
    const without = index == null ? (byId(id) ?? lastOpen(kind.type)) : undefined;
    return without ?? open(kind.type, id, index);
  }

  return {
    /** The items that are done, in order. */
    finished,

    /** The types of the items that have no kind, or are not as their kind has them. */
    unknown: (): string[] => [...new Set(items.filter(({ known }) => !known).map(({ type }) => type))],

    /** An event inside of an item. */
    event(event: WireEvent): void {
      const there = event.output_index == null ? undefined : byIndex[event.output_index];
      const parts = there === undefined || there.done ? undefined : there.reader.event(event);
      for (const part of parts ?? itemOf(event)?.reader.event(event) ?? []) put(part);
    },

    /** An event that brings an item. */
    item(event: WireEvent, whole: WireItem): void {
      const item = find(event, whole) ?? open(whole.type, whole.id, event.output_index);
      if (event.type === 'response.output_item.done') finish(item, whole);
      else if (!item.done) for (const part of item.reader.added(whole)) put(part);
    },

    /**
     * The whole output, at the end: what was never done is done now, so nothing that only the end tells is lost. An
     * item is the one of its id, or else the next of its type, as ids may differ. What a response was cut off in, and
     * nobody said is done, stays undone: half a call must not be run.
     */
    settle(output: readonly unknown[], { cut }: { cut: boolean }): void {
      const wholes = output.filter((whole): whole is WireItem => wireItem.safeParse(whole).success);
      const rest = items.filter(item => !wholes.some(({ id }) => id != null && id === item.id));
      for (const whole of wholes) {
        const next = rest.findIndex(({ type }) => type === whole.type);
        const item = byId(whole.id) ?? (next < 0 ? undefined : rest.splice(next, 1)[0]);
        finish(item ?? open(whole.type, whole.id, undefined), whole);
      }
      if (!cut) for (const item of items) if (!item.done) item.reader.end().forEach(put);
    },
  };
}
