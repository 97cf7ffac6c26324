import * as all from './all.ts';
import type { ProviderTool, ItemKind } from './item.ts';

type All = typeof all;
type Kinds = { [Name in keyof All as All[Name]['type']]: All[Name] };

const kinds: readonly ItemKind[] = Object.values(all);

// The keys are the kinds' own types, which the compiler does not follow through `fromEntries`.
/** The kinds by their type on the wire. */
export const itemKinds = Object.fromEntries(kinds.map(kind => [kind.type, kind])) as unknown as Kinds;

const byType = new Map(kinds.map(kind => [kind.type, kind]));
const byEvent = new Map(kinds.flatMap(kind => kind.events.map(event => [event, kind] as const)));
const ofTools = kinds.filter((kind): kind is ItemKind<string, ProviderTool> => kind.tool !== undefined);
const byToolId = new Map(ofTools.map(kind => [kind.tool.id, kind]));

/** The kind of an item, or undefined for one that did not exist when this was written. */
export function itemKind(type: string): ItemKind | undefined {
  return byType.get(type);
}

/** The kind that alone has events of this type. */
export function kindOfEvent(eventType: string): ItemKind | undefined {
  return byEvent.get(eventType);
}

/** The kind of the calls of a provider tool. */
export function providerToolKind(toolId: string): ItemKind<string, ProviderTool> | undefined {
  return byToolId.get(toolId);
}
