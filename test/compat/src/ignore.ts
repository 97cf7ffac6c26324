import { isDeepStrictEqual } from 'node:util';
import { isObject, omit, rewriteTexts, type Json, type JsonObject } from './json.ts';

/** A difference that does not count, as the change that makes both sides equal. */
export interface Rule {
  name: string;
  apply(value: JsonObject): JsonObject;
}

/**
 * What does not count in the body of a request. This list and the next are closed: what is not on them is a difference.
 * The order of keys, and what is undefined, are no difference to begin with.
 */
export const ignoredInBody: readonly Rule[] = [
  { name: 'store: true ≡ absent', apply: body => (body.store === true ? omit(body, 'store') : body) },
  { name: 'stream', apply: body => omit(body, 'stream') },
  { name: 'strict: false ≡ absent on function tools', apply: eachOf('tools', unstrict) },
  {
    name: 'role developer ≡ system',
    apply: eachOf('input', item => (isMessage(item) && item.role === 'developer' ? { ...item, role: 'system' } : item)),
  },
  {
    name: 'easy string ≡ one output_text',
    apply: eachOf('input', item =>
      isAssistant(item) && typeof item.content === 'string'
        ? { ...item, content: [{ type: 'output_text', text: item.content }] }
        : item,
    ),
  },
  {
    name: 'ids and type of assistant messages',
    apply: eachOf('input', item => (isAssistant(item) ? omit(item, 'id', 'type') : item)),
  },
];

/** What does not count in a result: content, parts and all that stands beside them. */
export const ignoredInResult: readonly Rule[] = [
  {
    name: 'usage.raw',
    apply: result => eachOf('parts', withoutRawUsage)(withoutRawUsage(result)),
  },
  { name: 'citations', apply: eachPart(part => omit(part, 'citations')) },
  { name: 'inputEncoding', apply: eachPart(part => omit(part, 'inputEncoding')) },
  { name: 'which reasoning an item needs', apply: eachPart(withoutThought) },
  { name: 'adjacent deltas', apply: result => withList(result, 'parts', joinDeltas) },
];

/** Applies every rule of a list. */
export function ignore(rules: readonly Rule[], value: JsonObject): JsonObject {
  return rules.reduce((changed, rule) => rule.apply(changed), value);
}

/**
 * Generated ids, named by their first occurrence.
 *
 * @param find which pieces of a text are such ids; nothing that the wire or the caller named may be among them.
 */
export function renameGenerated(result: JsonObject, find: RegExp): JsonObject {
  const names = new Map<string, string>();
  const name = (id: string) => {
    const known = names.get(id) ?? `generated-${names.size}`;
    names.set(id, known);
    return known;
  };
  return rewriteTexts(result, text => text.replaceAll(find, name));
}

function withList(object: JsonObject, key: string, change: (list: Json[]) => Json[]): JsonObject {
  const list = object[key];
  return Array.isArray(list) ? { ...object, [key]: change(list) } : object;
}

function eachOf(key: string, change: (item: JsonObject) => JsonObject) {
  return (object: JsonObject): JsonObject =>
    withList(object, key, list => list.map(item => (isObject(item) ? change(item) : item)));
}

function eachPart(change: (part: JsonObject) => JsonObject) {
  return (result: JsonObject): JsonObject => eachOf('content', change)(eachOf('parts', change)(result));
}

/** A namespace holds function tools of its own. */
function unstrict(tool: JsonObject): JsonObject {
  if (tool.type === 'namespace') return eachOf('tools', unstrict)(tool);
  return tool.type === 'function' && tool.strict === false ? omit(tool, 'strict') : tool;
}

function isMessage({ type, role }: JsonObject): boolean {
  return role !== undefined && (type === undefined || type === 'message');
}

function isAssistant(item: JsonObject): boolean {
  return isMessage(item) && item.role === 'assistant';
}

function withoutRawUsage(value: JsonObject): JsonObject {
  return isObject(value.usage) ? { ...value, usage: omit(value.usage, 'raw') } : value;
}

/** The peer does not keep which reasoning an item came after, and what it then has nothing to tell of has no metadata. */
function withoutThought(part: JsonObject): JsonObject {
  const { providerMetadata: metadata } = part;
  if (!isObject(metadata)) return part;
  const left = Object.entries(metadata).flatMap(([name, told]): [string, Json][] => {
    if (!isObject(told) || told.reasoningId === undefined) return [[name, told]];
    const rest = omit(told, 'reasoningId', 'reasoningApart');
    return Object.keys(rest).length > 0 ? [[name, rest]] : [];
  });
  const emptied = left.length === 0 && Object.keys(metadata).length > 0;
  return emptied ? omit(part, 'providerMetadata') : { ...part, providerMetadata: Object.fromEntries(left) };
}

/** Neighbours that differ in nothing but their text are one. */
function joinDeltas(parts: Json[]): Json[] {
  const joined: Json[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (isDelta(part) && isDelta(last) && sameButDelta(part, last)) {
      joined[joined.length - 1] = { ...last, delta: last.delta + part.delta };
    } else joined.push(part);
  }
  return joined;
}

function isDelta(part: Json): part is JsonObject & { delta: string } {
  return (
    isObject(part) && typeof part.type === 'string' && part.type.endsWith('-delta') && typeof part.delta === 'string'
  );
}

function sameButDelta(one: JsonObject, other: JsonObject): boolean {
  return isDeepStrictEqual(omit(one, 'delta'), omit(other, 'delta'));
}
