import { answerOf, itemKind, itemKinds } from '../items/index.ts';
import type { ItemKind } from '../items/item.ts';
import type { ItemMetadata } from '../metadata.ts';
import type { ReplayPart } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';

/** Where an input item comes from: what is known of it that it does not say itself. */
export interface Origin {
  /** The type of the item that a reference stands for. */
  type?: string | undefined;
  /** The id by which that item and its answer name each other. */
  callId?: string | undefined;
  metadata: ItemMetadata;
  parts: ReplayPart[];
  /** The item that a reference stands for, as its parts tell it. */
  whole?(): InputItem[];
}

/** A change that made an item legal, as it is told in the metadata of the result. */
export type Repair = { item: string; reason: string; action: string };

/** What an input is made legal with. */
export interface Legality {
  origins: Map<InputItem, Origin>;
  /** Which endpoint is asked. */
  endpoint: string;
  /** The request goes on from what the endpoint has, which is not seen here. */
  continued: boolean;
  repair(item: InputItem, reason: string, action: string): void;
}

const reference = 'item_reference';

/** The type of an item, or of the one that it refers to where that is known. */
export function typeOf(item: InputItem, { origins }: Legality): string {
  return isReference(item) ? (origins.get(item)?.type ?? reference) : (item.type ?? itemKinds.message.type);
}

export function isReference({ type }: InputItem): boolean {
  return type === reference;
}

/** A reference to an item that the history says something of. */
export function refer(id: string, origin: Origin, { origins }: Legality): InputItem {
  const item = { type: reference, id };
  origins.set(item, origin);
  return item;
}

export function kindOf(item: InputItem, legality: Legality): ItemKind | undefined {
  return itemKind(typeOf(item, legality));
}

export function idOf({ id }: InputItem): string | undefined {
  return typeof id === 'string' ? id : undefined;
}

/** How the history knows an item: for its warnings. */
export function nameOf(item: InputItem, legality: Legality): string {
  const named = [item.id, callIdOf(item, legality), item.approval_request_id].find(id => typeof id === 'string');
  const type = typeOf(item, legality);
  return named === undefined ? type : `${type} ${String(named)}`;
}

/** The id by which a call and its answer name each other. */
export function callIdOf(item: InputItem, { origins }: Legality): string | undefined {
  const id = isReference(item) ? origins.get(item)?.callId : item.call_id;
  return typeof id === 'string' ? id : undefined;
}

/** What an item says, as a message of the user: for what can stand nowhere as it is. */
export function toMessage(item: InputItem, legality: Legality): InputItem {
  const type = typeOf(item, legality);
  const said = isReference(item) ? fieldsOf(legality.origins.get(item)) : item;
  const content = itemKind(type)?.content?.(said) ?? answerOf(type)?.content?.({ ...said, type }) ?? [];
  const { type: _, id: _id, call_id: _call, ...fields } = said;
  const text = content.length > 0 ? '' : ` ${textOf(fields)}`;
  return {
    role: 'user',
    content: [{ type: 'input_text', text: `[From earlier in this conversation, ${type}]${text}` }, ...content],
  };
}

function textOf({ output, ...fields }: Record<string, unknown>): string {
  if (Object.keys(fields).length > 0 || output === undefined) return JSON.stringify({ ...fields, output });
  return typeof output === 'string' ? output : JSON.stringify(output);
}

/** What the parts of an item say that is only referred to. */
function fieldsOf(origin: Origin | undefined): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const part of origin?.parts ?? []) {
    if (part.type === 'tool-call') Object.assign(fields, { name: part.toolName, input: part.input });
    if (part.type !== 'tool-result' || !('value' in part.output)) continue;
    const { value } = part.output;
    const isFields = typeof value === 'object' && !Array.isArray(value);
    Object.assign(fields, isFields ? value : { output: value });
  }
  return fields;
}
