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
}

/**
 * Which item an event is about. Items are told apart by `output_index`, as some vendors change an item's id from event
 * to event; where there is none, by id, and then by being the last one open that has such events.
 */
export function trackItems(context: DecodeContext, put: (part: Part) => void) {
  const items: TrackedItem[] = [];
  const byIndex: TrackedItem[] = [];

  function open(type: string, id: string | null | undefined, index: number | null | undefined): TrackedItem {
    const reader = itemKind(type)?.open(context) ?? openUnknown(context);
    const item = { type, id, reader, done: false };
    items.push(item);
    if (index != null) byIndex[index] = item;
    return item;
  }

  function finish(item: TrackedItem, whole: WireItem): void {
    if (item.done) return;
    item.done = true;
    for (const part of item.reader.done(whole)) put(part);
  }

  /** An item that is done leaves its index to the next: some servers number every item 0. */
  function find({ output_index: index }: WireEvent, { type, id }: WireItem): TrackedItem | undefined {
    const found = index == null ? items.find(item => item.id === id && id != null) : byIndex[index];
    return found?.type === type && !(found.done && found.id !== id) ? found : undefined;
  }

  function itemOf({ type, output_index: index, item_id: id }: WireEvent): TrackedItem | undefined {
    const kind = kindOfEvent(type);
    if (kind === undefined) return undefined;
    const named = index == null && id != null ? items.find(item => item.id === id) : undefined;
    const last = index == null ? items.filter(item => item.type === kind.type && !item.done).at(-1) : undefined;
    return named ?? last ?? open(kind.type, id, index);
  }

  return {
    /** The types of the items that no kind is known for. */
    unknown: (): string[] => [...new Set(items.map(({ type }) => type))].filter(type => itemKind(type) === undefined),

    /** An event inside of an item. */
    event(event: WireEvent): void {
      const item = (event.output_index == null ? undefined : byIndex[event.output_index]) ?? itemOf(event);
      if (item !== undefined && !item.done) item.reader.event(event).forEach(put);
    },

    /** An event that brings an item. */
    item(event: WireEvent, whole: WireItem): void {
      const item = find(event, whole) ?? open(whole.type, whole.id, event.output_index);
      if (event.type === 'response.output_item.done') finish(item, whole);
      else if (!item.done) for (const part of item.reader.added(whole)) put(part);
    },

    /**
     * The whole output, at the end: what was never done is done now, so nothing that only the end tells is lost. An
     * item is the one of its id, or else the next of its type, as ids may differ.
     */
    settle(output: readonly unknown[]): void {
      const wholes = output.map(whole => wireItem.parse(whole));
      const rest = items.filter(item => !wholes.some(({ id }) => id != null && id === item.id));
      for (const whole of wholes) {
        const same = items.find(({ id }) => id != null && id === whole.id);
        const next = rest.findIndex(({ type }) => type === whole.type);
        const item = same ?? (next < 0 ? undefined : rest.splice(next, 1)[0]);
        finish(item ?? open(whole.type, whole.id, undefined), whole);
      }
    },
  };
}
