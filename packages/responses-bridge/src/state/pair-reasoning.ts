import { isModels, itemKinds } from '../items/index.ts';
import type { InputItem } from '../wire/request.ts';
import { idOf, isReference, kindOf, typeOf, type Legality } from './origin.ts';

/** Leaves out reasoning without what it led to, as after a turn that was stopped: the endpoint refuses it ("provided without its required following item"). */
export function pairReasoning(items: InputItem[], legality: Legality): InputItem[] {
  if (!items.some(item => kindOf(item, legality)?.leads)) return items;
  const kept: InputItem[] = [];
  for (const item of [...items].reverse()) {
    if (!kindOf(item, legality)?.leads || follows(kept.at(-1), item, legality)) kept.push(item);
    else legality.repair(item, 'has nothing that follows it', 'left out');
  }
  return kept.length === items.length ? items : kept.reverse();
}

/** Whether an item is what a thought led to. Where the history does not say so of its items, the place decides. */
function follows(next: InputItem | undefined, thought: InputItem, legality: Legality): boolean {
  if (next === undefined || !isMade(next, legality)) return false;
  const { reasoningId, reasoningApart } = legality.origins.get(next)?.metadata ?? {};
  if (reasoningId != null) return reasoningId === idOf(thought) && !reasoningApart;
  return legality.origins.get(thought)?.metadata.reasoningId == null || isUntold(next, legality);
}

/** Whether an item came back without what it was told with. Only texts of ai@4 do, and those are not referred to. */
function isUntold(item: InputItem, { origins }: Legality): boolean {
  const { itemId, localId, endpoint } = origins.get(item)?.metadata ?? {};
  return !isReference(item) && (itemId ?? localId ?? endpoint) == null;
}

/** Whether the model made an item: what it said or called, and not what it was told or given. */
function isMade(item: InputItem, legality: Legality): boolean {
  const type = typeOf(item, legality);
  if (isReference(item)) return type === item.type || isModels(type);
  return type === itemKinds.message.type ? item.role === 'assistant' : isModels(type);
}
