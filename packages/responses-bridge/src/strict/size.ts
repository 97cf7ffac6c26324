import { limits } from './keywords.ts';
import { asList, fieldsOf, isObject, type Schema } from './schema.ts';

const lengthOf = (texts: readonly unknown[]) => texts.filter(text => typeof text === 'string').join('').length;

/** Refuses a schema that is larger than strict mode takes. */
export function measure(schema: Schema, refuse: (reason: string) => void): void {
  const size = { properties: 0, values: 0, characters: 0 };

  function add(part: unknown): void {
    if (!isObject(part)) return;
    const values = asList(part.enum);
    size.values += values.length;
    size.characters += lengthOf([...values, part.const]);
    if (values.length > limits.long && lengthOf(values) > limits.longCharacters) {
      refuse(`a list of more than ${limits.long} values has more than ${limits.longCharacters} characters`);
    }
    size.properties += Object.keys(fieldsOf(part.properties)).length;
    for (const named of [part.properties, part.$defs, part.definitions].map(fieldsOf)) {
      size.characters += lengthOf(Object.keys(named));
      Object.values(named).forEach(add);
    }
    [part.items, ...asList(part.anyOf)].forEach(add);
  }

  add(schema);
  for (const what of ['properties', 'values', 'characters'] as const) {
    if (size[what] > limits[what]) refuse(`it has more than ${limits[what]} ${what}`);
  }
}
