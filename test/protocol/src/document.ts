import { resolve, type Schema } from '@responses-bridge/recordings';

/** What an object may hold, whatever its schema is put together from. */
export interface Shape {
  properties: Record<string, Schema>;
  required: string[];
}

/** One of the things that the document tells apart by their `type`. */
export interface Variant extends Shape {
  type: string;
}

const definition = (name: string): Schema => resolve(`#/$defs/${name}`).schema;

/** The alternatives of a schema, without null. */
export function alternatives(schema: Schema): Schema[] {
  if (schema.$ref !== undefined) return alternatives(resolve(schema.$ref).schema);
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice !== undefined) return choice.flatMap(alternatives);
  return schema.type === 'null' ? [] : [schema];
}

/** The properties of one alternative, with those of all that it is put together from. */
export function shapeOf(schema: Schema): Shape {
  const target = schema.$ref === undefined ? {} : resolve(schema.$ref).schema;
  const parts = [...(schema.$ref === undefined ? [] : [target]), ...(schema.allOf ?? [])].map(shapeOf);
  // A list of names, as JSON Schema has it.
  const required = (schema.required as string[] | undefined) ?? [];
  return {
    properties: Object.assign({}, ...parts.map(({ properties }) => properties), schema.properties),
    required: [...parts.flatMap(part => part.required), ...required],
  };
}

/** The words that a schema takes. */
export function wordsOf(schema: Schema): string[] {
  return alternatives(schema).flatMap(({ enum: words = [] }) => words.map(String));
}

/** What a definition tells apart by `type`, each once. */
export function variantsOf(name: string): Variant[] {
  const found = alternatives(definition(name)).flatMap(schema => {
    const shape = shapeOf(schema);
    return wordsOf(shape.properties.type ?? {}).map((type): Variant => ({ type, ...shape }));
  });
  return [...new Map(found.toReversed().map(variant => [variant.type, variant])).values()].toReversed();
}

/** The words of a definition. */
export const words = (name: string): string[] => wordsOf(definition(name));

/** How far down places are told. Some schemas hold themselves. */
const deepest = 4;

/** The places of a definition that can hold a value, without those below the fields that have tables of their own. */
export function placesOf(name: string, { apart = [], depth = deepest }: { apart?: string[]; depth?: number } = {}) {
  const { properties } = shapeOf(definition(name));
  return placesIn(Object.fromEntries(Object.entries(properties).filter(([field]) => !apart.includes(field))), depth);
}

/** The places that can hold a value, in an object with such properties. */
export function placesIn(properties: Record<string, Schema>, depth = deepest): string[] {
  return Object.entries(properties).flatMap(([field, schema]) => below(schema, field, depth));
}

function below(schema: Schema, path: string, depth: number): string[] {
  const inner = alternatives(schema).flatMap(each => {
    if (each.items !== undefined) return below(each.items, `${path}[]`, depth);
    const fields = path.split('.').length < depth ? Object.entries(shapeOf(each).properties) : [];
    return fields.flatMap(([field, value]) => below(value, `${path}.${field}`, depth));
  });
  const places = inner.filter(place => place !== `${path}[]`);
  return places.length === 0 ? [path.replace(/(\[\])+$/, '')] : [...new Set(places)];
}

/** The schema of a field of a definition. */
export function fieldOf(name: string, path: string): Schema {
  return path.split('.').reduce<Schema>((schema, step) => {
    const field = step.replace('[]', '');
    const found = alternatives(schema)
      .map(each => shapeOf(each).properties[field])
      .find(each => each !== undefined);
    if (found === undefined) throw new Error(`The published document has no ${path} in ${name}.`);
    return step.endsWith('[]') ? (alternatives(found)[0]?.items ?? {}) : found;
  }, definition(name));
}
