import { itemKind } from '../items/index.ts';
import type { DecodeContext, ItemReader } from '../items/item.ts';
import { openUnknown } from '../items/whole-item.ts';
import type { ItemMetadata } from '../metadata.ts';
import type { Part } from '../spec.ts';
import type { WireEvent, WireItem } from '../wire/event.ts';
import { callIdOf, findItems, itemDone, type Identity } from './find-item.ts';
import { holdCalls } from './hold-calls.ts';
import { collectLogprobs } from './logprobs.ts';
import { matchOutput } from './match-output.ts';
import { toTextEvent } from './part-text.ts';

interface TrackedItem extends Identity {
  reader: ItemReader;
  /** It has a kind, and that kind could read it. */
  known: boolean;
  /** It is done under another id than it began with. */
  renamed: boolean;
}

type Thought = Pick<ItemMetadata, 'reasoningId' | 'reasoningApart'>;

/** The items of a response, each read by its kind: every event is passed to the item that it is about. */
export function trackItems(given: Omit<DecodeContext, 'earlier'>, put: (part: Part) => void) {
  const { items, at, add, itemIn, itemOf, typeOf } = findItems<TrackedItem>();
  const finished: WireItem[] = [];
  const context: DecodeContext = { ...given, earlier: () => finished };
  const calls = holdCalls(put);
  const logprobs = collectLogprobs();

  function open(whole: WireItem, index: number | null | undefined): TrackedItem {
    calls.next();
    const { type, id } = whole;
    const kind = itemKind(type);
    const reader = (kind?.open ?? openUnknown)(tellThought(context, items, () => item));
    const known = kind !== undefined;
    const item: TrackedItem = { type, id, callId: callIdOf(whole), index, reader, done: false, known, renamed: false };
    add(item);
    return item;
  }

  /** An item that its own kind cannot read is passed on as one of no kind: it must not cost the answer. */
  function finish(item: TrackedItem, whole: WireItem): void {
    if (item.done) return;
    item.done = true;
    item.renamed = whole.id != null && whole.id !== item.id;
    const read = item.reader.done(whole);
    item.known &&= read !== undefined;
    calls.put(read ?? openUnknown(context).done(whole) ?? [], whole.status);
    finished.push(whole);
  }

  /** An event that the item at its index does not know, or that has none. */
  function other(event: WireEvent): void {
    const told = toTextEvent(event, () => typeOf(event)) ?? event;
    const found = itemOf(told);
    if (found === undefined) return;
    const item = 'reader' in found ? found : open({ type: found.type, id: event.item_id }, event.output_index);
    if (!item.done) for (const part of item.reader.event(told) ?? []) put(part);
  }

  return {
    /** The items that are done, in order. */
    finished,

    logprobs: () => logprobs.of(finished),

    /** The types of the items that have no kind, or are not as their kind has them. */
    unknown: (): string[] => [...new Set(items.filter(({ known }) => !known).map(({ type }) => type))],

    /** An event inside of an item. */
    event(event: WireEvent): void {
      if (event.logprobs !== undefined) logprobs.hear(event);
      const there = at(event.output_index);
      const parts = there === undefined || there.done ? undefined : there.reader.event(event);
      if (parts === undefined) other(event);
      else for (const part of parts) put(part);
    },

    /** An event that brings an item. */
    item(event: WireEvent, whole: WireItem): void {
      const item = itemIn(event, whole) ?? open(whole, event.output_index);
      item.callId ??= callIdOf(whole);
      if (event.type === itemDone) finish(item, whole);
      else if (!item.done) for (const part of item.reader.added(whole)) put(part);
    },

    /**
     * The whole output, at the end: what was never done is done now, so nothing that only the end tells is lost. What
     * a response was cut off in, and nobody said is done, stays undone: half a call must not be run.
     */
    settle(output: readonly unknown[], { cut }: { cut: boolean }): void {
      for (const { item, whole } of matchOutput(output, items)) {
        if (item?.done) calls.put(item.reader.again(whole), whole.status);
        else finish(item ?? open(whole, undefined), whole);
      }
      calls.end({ cut });
      if (!cut) for (const item of items) if (!item.done) item.reader.end().forEach(put);
    },

    /** No more comes. Where the response broke off, what is known to be whole is told. */
    stop: () => calls.end({ cut: true }),
  };
}

/** What led to an item is told with all that names it, and so not with a file that it cites. */
function tellThought(context: DecodeContext, items: readonly TrackedItem[], own: () => TrackedItem): DecodeContext {
  const last = items.filter(({ type }) => itemKind(type)?.leads).at(-1);
  const directly = last !== undefined && items.at(-1) === last;
  const thought = () => thoughtOf(own(), last, directly);
  return {
    ...context,
    thought,
    metadata: told => context.metadata('fileId' in told ? told : { ...told, ...thought() }),
  };
}

/** The last thought before an item, which needs it. What can be asked for by no id, or by several, is not told. */
function thoughtOf(item: TrackedItem, last: TrackedItem | undefined, directly: boolean): Thought | undefined {
  const begins = itemKind(item.type)?.leads && !directly;
  if (begins) return isNamed(item) ? { reasoningId: '' } : undefined;
  if (last?.id == null || !isNamed(last)) return undefined;
  return directly ? { reasoningId: last.id } : { reasoningId: last.id, reasoningApart: true };
}

const isNamed = ({ id, renamed }: TrackedItem): boolean => id != null && !renamed;
