import type { Item, JsonObject, OutputItemSpec } from '../types.ts';
import { itemKinds } from './kinds/index.ts';
import type { BareEvent, Place } from './kinds/kind.ts';

/** The events by which one finished item is told, from `output_item.added` to `output_item.done`. */
export function* itemEvents(
  { item, spec }: { item: Item; spec: OutputItemSpec },
  { output_index, obfuscated }: Omit<Place, 'item_id'>,
): Generator<BareEvent> {
  const kind = itemKinds[item.type];
  const opened = JSON.parse(JSON.stringify({ ...item, ...kind?.opening?.(item) })) as JsonObject;
  yield { type: 'response.output_item.added', output_index, item: opened };
  // A kind stands in the table under the type of its own specs.
  yield* kind?.body?.(item, { item_id: item.id, output_index, obfuscated }, spec as never) ?? [];
  yield { type: 'response.output_item.done', output_index, item };
}
