import { madeIdPrefixes } from '../ids.ts';
import type { Item, JsonObject, OutputItemSpec, Turn } from '../types.ts';
import type { TurnContext } from './context.ts';
import { itemKinds } from './kinds/index.ts';

/** The finished items of a turn, as they stand in `response.output`. */
export function buildItems(turn: Turn, context: TurnContext): Item[] {
  const last = turn.output.length - 1;
  return turn.output.map((spec, index) => {
    const halved = turn.status === 'incomplete' && index === last && spec.type !== 'reasoning' && !('status' in spec);
    return buildItem(halved ? { ...spec, status: 'incomplete' } : spec, context);
  });
}

function buildItem(spec: OutputItemSpec, context: TurnContext): Item {
  const id = spec.id ?? context.ids(madeIdPrefixes[spec.type] ?? 'item');
  const kind = itemKinds[spec.type];
  // A kind stands in the table under the type of its own specs.
  const item: JsonObject = kind === undefined ? { ...spec } : kind.build({ ...spec, id } as never, context);
  return defined({ id, type: spec.type, ...item });
}

/** Wire objects have no undefined fields: a test may compare events with their JSON. */
function defined(item: JsonObject & { type: string; id: string }): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as unknown as Item;
}
