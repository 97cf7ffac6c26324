import { wireItem, type WireItem } from '../wire/event.ts';
import { callIdOf, isOtherCall, type Identity } from './find-item.ts';

/** An item of the output, and the item of the stream that it is, where there was one. */
interface Matched<Item> {
  whole: WireItem;
  item: Item | undefined;
}

/**
 * Which items of the stream those of the whole output are: by id, by the id of a call, by the place that no other item
 * claimed, and then the next one of the type, as ids may differ. Each is that of one.
 */
export function matchOutput<Item extends Identity>(
  output: readonly unknown[],
  items: readonly Item[],
): Matched<Item>[] {
  const matched = output.flatMap((whole, index) =>
    isItem(whole) ? [{ whole, index, item: undefined as Item | undefined }] : [],
  );
  const rest = new Set(items);
  const claimed = (index: number) => items.filter(item => item.index === index).length;

  function match(fits: (item: Item, whole: WireItem, index: number) => boolean): void {
    for (const entry of matched) {
      if (entry.item !== undefined) continue;
      for (const item of rest) {
        if (item.type !== entry.whole.type || !fits(item, entry.whole, entry.index)) continue;
        entry.item = item;
        rest.delete(item);
        break;
      }
    }
  }

  match((item, { id }) => id != null && item.id === id);
  match((item, whole) => item.callId !== undefined && item.callId === callIdOf(whole));
  match((item, whole, index) => item.index === index && claimed(index) === 1 && !isOtherCall(item, whole));
  match((item, whole) => !isOtherCall(item, whole));
  return matched;
}

function isItem(value: unknown): value is WireItem {
  return wireItem.safeParse(value).success;
}
