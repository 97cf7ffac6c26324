import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fixtures } from './fixtures.ts';

/** What the published document uses of JSON Schema. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  [keyword: string]: unknown;
}

/** A schema, with the name of the definition it stands in. */
export interface Named {
  schema: Schema;
  name: string;
}

/** The keywords that say something of a value and nothing of what is inside of it. */
const shallow = [
  'type',
  'enum',
  'required',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'propertyNames',
];

interface Published {
  definitions: Record<string, Schema>;
  ajv: Ajv2020;
}

let published: Published | undefined;

/** Reads the document when it is first needed, as it may be absent. */
function load(): Published {
  const document: { $defs: Record<string, Schema> } = JSON.parse(
    readFileSync(join(fixtures.root, 'spec/responses.schema.json'), 'utf8'),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'responses');
  return { definitions: document.$defs, ajv };
}

const document = () => (published ??= load());

/** The schema that a reference names. */
export function resolve(reference: string): Named {
  const name = reference.replace('#/$defs/', '');
  const schema = document().definitions[name];
  if (schema === undefined) throw new Error(`The published document has no ${reference}.`);
  return { schema, name };
}

const compiled = new WeakMap<Schema, ValidateFunction>();

/** What a schema has against a value itself, without what is inside of it. */
export function errorsOf(schema: Schema, value: unknown): ErrorObject[] {
  let validator = compiled.get(schema);
  if (validator === undefined) {
    const own = shallow.filter(keyword => keyword in schema).map(keyword => [keyword, schema[keyword]]);
    validator = document().ajv.compile(Object.fromEntries(own));
    compiled.set(schema, validator);
  }
  return validator(value) ? [] : (validator.errors ?? []);
}

/** The whole check by a definition, by ajv alone. */
export function validate(name: string, value: unknown): string[] {
  const { ajv } = document();
  const validator = ajv.getSchema(`responses#/$defs/${name}`);
  if (validator === undefined) throw new Error(`The published document has no ${name}.`);
  return validator(value) === true ? [] : [ajv.errorsText(validator.errors)];
}
