import * as all from './all.ts';
import type { Answer, ItemKind, ProviderTool } from './item.ts';

type All = typeof all;
type Kinds = { [Name in keyof All as All[Name]['type']]: All[Name] };

const kinds: readonly ItemKind[] = Object.values(all);

// The keys are the kinds' own types, which the compiler does not follow through `fromEntries`.
/** The kinds by their type on the wire. */
export const itemKinds = Object.fromEntries(kinds.map(kind => [kind.type, kind])) as unknown as Kinds;

const byType = new Map(kinds.map(kind => [kind.type, kind]));
const byEvent = new Map(kinds.flatMap(kind => kind.events.map(event => [event, kind] as const)));
const byToolId = new Map(kinds.flatMap(kind => kind.tools.map(tool => [tool.id, { kind, tool }] as const)));

/** The kind of an item, or undefined for one that did not exist when this was written. */
export function itemKind(type: string): ItemKind | undefined {
  return byType.get(type);
}

const byAnswer = new Map(kinds.flatMap(({ answer }) => (answer === undefined ? [] : [[answer.type, answer] as const])));

/** What items of a type answer, where that is what they do. */
export function answerOf(type: string): Answer | undefined {
  return byAnswer.get(type);
}

/** Whether the model makes items of a type, as far as it can be told by its name. */
export function isModels(type: string): boolean {
  return !ofCaller.test(type);
}

/** The kind that alone has events of this type. */
export function kindOfEvent(eventType: string): ItemKind | undefined {
  return byEvent.get(eventType);
}

/** Types of items, as far as they can be told by their names, by which the caller answers, approves, refers or demands. */
const ofCaller = /_(output|response|reference|trigger|update)$/;

/** Whether items of a type go back as they came: a kind says so of its own, and one that is not known may speak for nobody. */
export function goesWhole(type: string): boolean {
  return byType.get(type)?.whole ?? !ofCaller.test(type);
}

/** The provider tools of all kinds. */
export type ProviderTools = { [Name in keyof All]: All[Name]['tools'][number] }[keyof All];

export const providerTools: readonly ProviderTool[] = kinds.flatMap(kind => kind.tools);

const ofOurs = 'openai.';

/** The kind of a custom part, which is named after its item; those of other providers have none. */
export function kindOfCustom(kind: string): ItemKind | undefined {
  return kind.startsWith(ofOurs) ? byType.get(kind.slice(ofOurs.length)) : undefined;
}

/** The kind of the requests for the caller's approval. */
export function kindOfRequest(): ItemKind | undefined {
  return kinds.find(({ asks }) => asks);
}

/** The kind of the caller's answers to requests for approval. */
export function kindOfApproval(): ItemKind | undefined {
  return kinds.find(({ approves }) => approves);
}

/** A provider tool, and the kind of its calls. */
export function providerTool(toolId: string): { kind: ItemKind; tool: ProviderTool } | undefined {
  return byToolId.get(toolId);
}
