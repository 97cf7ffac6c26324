import { limits } from './keywords.ts';
import { asList, asSchema, isObject, type Schema } from './schema.ts';

interface Size {
  properties: number;
  values: number;
  characters: number;
  /** The characters of the largest list of very many values. */
  longest: number;
}

const lengthOf = (texts: readonly unknown[]) =>
  texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);

/** Refuses a schema that is larger than strict mode takes. */
export function measure(schema: Schema, refuse: (reason: string) => void): void {
  const size: Size = { properties: 0, values: 0, characters: 0, longest: 0 };
  add(schema, size);
  if (size.properties > limits.properties) refuse(`it has more than ${limits.properties} properties`);
  if (size.values > limits.values) refuse(`it names more than ${limits.values} values`);
  if (size.characters > limits.characters) refuse(`its names have more than ${limits.characters} characters`);
  if (size.longest > limits.longCharacters) {
    refuse(`a list of more than ${limits.long} values has more than ${limits.longCharacters} characters`);
  }
}

function add(schema: unknown, size: Size): void {
  if (!isObject(schema)) return;
  const values = asList(schema.enum);
  size.values += values.length;
  size.characters += lengthOf(values) + lengthOf([schema.const]);
  if (values.length > limits.long) size.longest = Math.max(size.longest, lengthOf(values));
  size.properties += Object.keys(asSchema(schema.properties)).length;
  for (const named of [schema.properties, schema.$defs, schema.definitions].map(asSchema)) {
    size.characters += lengthOf(Object.keys(named));
    for (const part of Object.values(named)) add(part, size);
  }
  for (const part of [schema.items, ...asList(schema.anyOf)]) add(part, size);
}
