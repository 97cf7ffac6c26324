import { itemKinds } from '../items/index.ts';
import type { ItemKind } from '../items/item.ts';
import type { InputItem } from '../wire/request.ts';
import { idOf, isReference, kindOf, refer, toMessage, type Legality } from './origin.ts';

/**
 * Holds each id against what the endpoint knows of it: it made it, it is there once, and what it needs stands before it.
 * An item that cannot go under its id goes under none, and where the protocol knows no such item, as a message.
 */
export function checkIds(items: InputItem[], legality: Legality): InputItem[] {
  const seen = new Set<string>();
  /** Nearly every history is legal, and is not copied. */
  let checked: InputItem[] | undefined;
  for (const [at, item] of items.entries()) {
    const legal = check(item, seen, legality);
    if (legal !== undefined) checked ??= items.slice(0, at);
    checked?.push(...(legal ?? [item]));
    for (const { id } of legal ?? [item]) if (typeof id === 'string') seen.add(id);
  }
  return checked ?? items;
}

/** What goes in the place of an item, or undefined where it is legal. */
function check(item: InputItem, seen: ReadonlySet<string>, legality: Legality): InputItem[] | undefined {
  const kind = kindOf(item, legality);
  // Some items are named by their calls, and not by the endpoint.
  const id = item.id === item.call_id ? undefined : idOf(item);
  if (id !== undefined && seen.has(id)) {
    legality.repair(item, 'is there twice', 'told once');
    return [];
  }
  if (comesFromElsewhere(item, legality)) {
    if (kind?.sealed) return tell(item, 'can only be read by another endpoint', legality);
    return id === undefined ? undefined : withoutId(item, kind, { reason: 'has the id of another endpoint', legality });
  }
  const thought = thoughtOf(item, legality);
  return id === undefined || thought === undefined || seen.has(thought)
    ? undefined
    : withoutThought(item, { kind, thought, legality });
}

/** The reasoning that has to stand before an item. What a request goes on from may have it. */
function thoughtOf(item: InputItem, { origins, continued }: Legality): string | undefined {
  const thought = origins.get(item)?.metadata.reasoningId;
  return !thought || continued ? undefined : thought;
}

function comesFromElsewhere(item: InputItem, { origins, endpoint: asked }: Legality): boolean {
  const endpoint = origins.get(item)?.metadata.endpoint;
  return endpoint != null && endpoint !== asked;
}

interface Thoughtless {
  kind: ItemKind | undefined;
  /** The id of the reasoning that is gone. */
  thought: string;
  legality: Legality;
}

/** An item whose thought is gone: the endpoint refuses its id ("provided without its required 'reasoning' item"). */
function withoutThought(item: InputItem, { kind, thought, legality }: Thoughtless): InputItem[] {
  const reason = `needs the reasoning ${thought}, which is not before it`;
  if (kind?.leads) {
    legality.repair(item, reason, 'left out');
    return [];
  }
  const anonymous = withoutId(item, kind, { reason, legality });
  if (anonymous !== undefined) return anonymous;
  const isApart = legality.origins.get(item)?.metadata.reasoningApart === true;
  if (!isReference(item) || isApart) return tell(item, reason, legality);
  legality.repair(item, reason, 'put behind it');
  const { type } = itemKinds.reasoning;
  return [refer(thought, { type, metadata: { reasoningId: thought }, parts: [] }, legality), item];
}

/** The item under no id of the endpoint's, where there is such an item and it is known whole. */
function withoutId(
  item: InputItem,
  kind: ItemKind | undefined,
  { reason, legality }: { reason: string; legality: Legality },
): InputItem[] | undefined {
  const origin = legality.origins.get(item);
  const whole = isReference(item) ? (origin?.whole?.() ?? []) : [item];
  const anonymous = whole.map(one => kind?.anonymous?.(one) ?? one);
  if (kind?.anonymous === undefined || anonymous.length === 0 || anonymous.some(({ id }) => id === item.id)) {
    return undefined;
  }
  legality.repair(item, reason, 'sent without its id');
  if (origin !== undefined) for (const one of anonymous) legality.origins.set(one, origin);
  return anonymous;
}

function tell(item: InputItem, reason: string, legality: Legality): InputItem[] {
  legality.repair(item, reason, 'told as a message');
  return [toMessage(item, legality)];
}
