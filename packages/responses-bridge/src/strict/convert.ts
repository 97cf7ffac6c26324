import type { Undo } from './filter.ts';
import { limits, shaping } from './keywords.ts';
import { asList, fieldsOf, goesRound, isObject, resolve, takesNull, type Schema } from './schema.ts';
import { mergeSingle, simplify } from './simplify.ts';
import { measure } from './size.ts';
import { findUndo } from './undo.ts';

/** A schema inside of OpenAI's strict subset. */
export interface StrictSchema {
  schema: Schema;
  /** The rules that it does not have any more, each with its place. */
  lost: string[];
  /** What to leave out of its values, so that they are values of the schema that it was made of. */
  undo: Undo | undefined;
}

interface Conversion {
  /** What is converted, as it came. */
  root: Schema;
  refuse(reason: string): void;
  lost: string[];
  /** The names that each object has to have now and had not. */
  widened: Map<Schema, Set<string>>;
  /** The names of what is referred to and had none, by the references. */
  names: Map<string, string>;
  /** What is referred to and had no name. */
  shared: Map<string, Schema>;
}

interface Place {
  path: string;
  level: number;
}

/**
 * A schema → one inside of OpenAI's strict subset whose values are, undone, values of the first one; or why there is none.
 * What is inside already stays as it is.
 */
export function toStrict(given: unknown): StrictSchema | { reason: string } {
  let reason: string | undefined;
  const refuse = (why: string) => void (reason ??= why);
  const root = isObject(given) ? followRoot(given) : {};
  if (!isObject(given)) refuse('it is no object schema');
  else if (root.anyOf !== undefined || root.oneOf !== undefined) refuse('its root is a choice');
  else if (root.type !== 'object') refuse('its root is not of type object');
  const conversion: Conversion = { root, refuse, lost: [], widened: new Map(), names: new Map(), shared: new Map() };
  const schema = convert(root, { path: '', level: 1 }, conversion);
  const { lost, widened, shared } = conversion;
  // In place, as what is undone is known by the very object.
  if (shared.size > 0) schema.$defs = { ...fieldsOf(schema.$defs), ...Object.fromEntries(shared) };
  measure(schema, refuse);
  const undo = reason === undefined ? findUndo(schema, widened, refuse) : undefined;
  return reason === undefined ? { schema, lost, undo } : { reason };
}

/** The root has to be the object itself, and keeps what is referred to. */
function followRoot(given: Schema): Schema {
  const { $defs, definitions } = given;
  let root = mergeSingle(given);
  for (let steps = 0; root.$ref !== undefined && steps < limits.levels; steps++) {
    const found = resolve(given, root.$ref);
    if (found === undefined) break;
    root = mergeSingle(found);
  }
  if (root === given) return given;
  return { ...root, ...($defs !== undefined && { $defs }), ...(definitions !== undefined && { definitions }) };
}

function convert(given: unknown, place: Place, conversion: Conversion): Schema {
  const { root, refuse, lost, widened } = conversion;
  const at = place.path === '' ? 'its root' : place.path;
  const isDeep = place.level > limits.levels;
  if (!isObject(given)) refuse(`${at} is no schema`);
  if (isDeep) refuse(`it is nested more than ${limits.levels} levels deep`);
  if (!isObject(given) || isDeep) return {};
  const schema = simplify(given, { root, at, lose: what => void lost.push(what) });
  const why = whyNot(schema, at);
  if (why !== undefined) refuse(why);
  const { optional, ...object } = convertObject(schema, place, conversion);
  const converted = { ...schema, ...object, ...convertParts(schema, place, conversion) };
  if (optional !== undefined && optional.size > 0) widened.set(converted, optional);
  return converted;
}

const tuples = ['prefixItems', 'additionalItems'];
const ofObjects = ['properties', 'required', 'additionalProperties', 'items'];

/** Why a schema cannot be held strictly, whatever is in it. */
function whyNot(schema: Schema, at: string): string | undefined {
  const { $ref, anyOf, items, enum: values, const: value } = schema;
  const types = asList(schema.type);
  const keyword = ['allOf', 'oneOf', 'patternProperties', ...tuples].find(word => schema[word] !== undefined);
  if (keyword !== undefined) return `${at} uses ${keyword}`;
  if (!shaping.some(word => schema[word] !== undefined)) return `${at} takes anything`;
  if (Array.isArray(items)) return `${at} has a list of item schemas`;
  if (types.includes('array') && items === undefined) return `${at} has items of any kind`;
  if ([...asList(values), value].some(one => typeof one === 'object' && one !== null))
    return `${at} names whole values`;
  const around = anyOf === undefined ? $ref : anyOf;
  if (around === undefined) return undefined;
  const also = [...ofObjects, ...($ref === undefined ? [] : shaping.filter(word => word !== '$ref'))];
  const beside = also.find(word => schema[word] !== undefined) ?? types.find(type => /array|object/.test(String(type)));
  return beside === undefined ? undefined : `${at} has ${String(beside)} beside a choice or a reference`;
}

interface ConvertedObject {
  properties?: Schema;
  required?: unknown;
  additionalProperties?: false;
  /** The names that it has to have now and had not. */
  optional?: Set<string>;
}

/** Every property is required, and may be null where it was not: that null is undone later. */
function convertObject(schema: Schema, { path, level }: Place, conversion: Conversion): ConvertedObject {
  if (!asList(schema.type).includes('object') && schema.properties === undefined) return {};
  const { root, refuse } = conversion;
  const { properties, additionalProperties: more, required } = schema;
  const at = path === '' ? 'its root' : path;
  if (more === undefined ? !isObject(properties) : more !== false) refuse(`${at} takes properties of any name`);
  const entries = Object.entries(fieldsOf(properties));
  const names = entries.map(([name]) => name);
  const needed = asList(required);
  const unknown = needed.find(name => !names.includes(String(name)));
  if (unknown !== undefined) refuse(`${at} requires ${String(unknown)} and does not say what it is`);
  const optional = new Set<string>();
  const converted = entries.map(([name, property]): [string, Schema] => {
    const inside = convert(property, { path: path === '' ? name : `${path}.${name}`, level: level + 1 }, conversion);
    if (needed.includes(name) || takesNull(property, root)) return [name, inside];
    optional.add(name);
    return [name, orNull(inside)];
  });
  return {
    ...(properties !== undefined && { properties: Object.fromEntries(converted) }),
    ...(names.some(name => !needed.includes(name)) && { required: names }),
    additionalProperties: false,
    optional,
  };
}

/** The schema or null. What is no simple type stays the same object, as what is undone in it is known by that. */
function orNull(schema: Schema): Schema {
  const { type, enum: values, anyOf } = schema;
  const isChoice = Array.isArray(anyOf) && type === undefined && values === undefined;
  if (isChoice) return { ...schema, anyOf: [...anyOf, { type: 'null' }] };
  const isSimple = [anyOf, schema.const, schema.properties, schema.items].every(part => part === undefined);
  if (type === undefined || !isSimple) return { anyOf: [schema, { type: 'null' }] };
  const nullable = { ...schema, type: [...new Set([...asList(type), 'null'])] };
  return values === undefined ? nullable : { ...nullable, enum: [...asList(values), null] };
}

/** The schemas in a schema that are no properties. */
function convertParts(schema: Schema, { path, level }: Place, conversion: Conversion): Schema {
  const { $ref, items, anyOf, $defs, definitions } = schema;
  const inside = (part: unknown, name: string) => convert(part, { path: name, level }, conversion);
  const named = (parts: Schema) =>
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, inside(part, name)]));
  return {
    ...($ref !== undefined && { $ref: convertReference(String($ref), conversion) }),
    ...(items !== undefined && { items: inside(items, `${path}[]`) }),
    ...(Array.isArray(anyOf) && { anyOf: anyOf.map((option, at) => inside(option, `${path}.anyOf[${at}]`)) }),
    ...(isObject($defs) && { $defs: named($defs) }),
    ...(isObject(definitions) && { definitions: named(definitions) }),
  };
}

/** What strict mode follows. */
const followed = /^#($|\/(\$defs|definitions)\/[^/]+$)/;

/** What a reference names becomes a definition where it is none. */
function convertReference(reference: string, conversion: Conversion): string {
  const { root, refuse, names, shared } = conversion;
  const found = resolve(root, reference);
  if (found === undefined) refuse(`it refers to ${reference}`);
  if (goesRound(found, root)) refuse(`${reference} refers to itself`);
  if (found === undefined || followed.test(reference)) return reference;
  const known = names.get(reference);
  if (known !== undefined) return known;
  let name = `shared${shared.size + 1}`;
  while (Object.hasOwn(fieldsOf(root.$defs), name)) name += '_';
  const made = `#/$defs/${name}`;
  names.set(reference, made);
  // Its place is taken before it is made, as it may refer to itself.
  shared.set(name, {});
  shared.set(name, convert(found, { path: reference, level: 1 }, conversion));
  return made;
}
