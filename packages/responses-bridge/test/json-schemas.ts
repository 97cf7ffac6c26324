import * as fc from 'fast-check';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A JSON schema. */
export type JsonSchema = Record<string, unknown>;

const names = ['a', 'b', 'c', 'say "null"'];
const texts = ['', 'abc', 'null', 'x{"a":null,"b":[', '2020-01-31', 'ada@example.test', '\\"', 'größe'];
const numbers = [0, -1.5, 3, 1e21];

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

/** One value now and then, else the other or nothing. */
const rarely = <T>(value: T, other: T) => fc.constantFrom(value, ...Array.from({ length: 60 }, () => other), undefined);

const notes = { description: maybe(fc.constant('A note.')), title: maybe(fc.constant('Title')) };

/** JSON has no undefined. */
const plain = (schema: JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));

const text = fc.record({
  type: fc.constant('string'),
  minLength: maybe(fc.constantFrom(0, 2)),
  pattern: maybe(fc.constantFrom('a', '^(?!n)')),
  format: fc.constantFrom(undefined, undefined, undefined, undefined, 'date', 'email', 'uri'),
  default: maybe(fc.constant('abc')),
  ...notes,
});
const number = fc.record({
  type: fc.constantFrom('number', 'integer', ['integer', 'null']),
  minimum: maybe(fc.constant(0)),
  ...notes,
});
const named = fc.oneof(
  fc.record({ const: fc.constantFrom<unknown>('x', 1, null, false) }),
  fc.record({ enum: fc.subarray<unknown>(['abc', 'x', 3, null, true], { minLength: 1 }), ...notes }),
  fc.record({ type: fc.constant(['string', 'null']), enum: fc.subarray<unknown>(['abc', 'x'], { minLength: 1 }) }),
);
const references = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom('#', '#/$defs/one', '#/$defs/two', '#/$defs/one', '#/$defs/two') },
  { weight: 8, arbitrary: fc.constantFrom('#/properties/a', '#/$defs/one/properties/a') },
  { weight: 1, arbitrary: fc.constant('#/$defs/none') },
);

const simple = fc.oneof<fc.Arbitrary<JsonSchema>[]>(
  text,
  number,
  named,
  fc.record({ type: fc.constantFrom('boolean', 'null', ['string', 'null'], ['boolean', 'number']) }),
  fc.record({
    $ref: references,
    ...notes,
  }),
);

const objectOf = (part: fc.Arbitrary<JsonSchema>, tag?: string) =>
  fc
    .record({
      properties: fc.dictionary(fc.constantFrom(...names), part, { maxKeys: 4 }),
      required: fc.subarray(names),
      additionalProperties: rarely<boolean | undefined>(true, false),
      maxProperties: rarely(3, undefined),
      dependentRequired: rarely({ a: ['b'] }, undefined),
      ...notes,
    })
    .map(({ properties, required, ...rest }) => {
      const all = tag === undefined ? properties : { kind: { const: tag }, ...properties };
      const needed = [...(tag === undefined ? [] : ['kind']), ...required.filter(name => name in properties)];
      return plain({ type: 'object', properties: all, required: needed, ...rest });
    });

const { schema: inner } = fc.letrec<{ schema: JsonSchema }>(tie => {
  const part = tie('schema');
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true, maxDepth: 4 },
      { weight: 6, arbitrary: simple.map(plain) },
      { weight: 4, arbitrary: objectOf(part) },
      fc.record({ type: fc.constant('array'), items: part, uniqueItems: maybe(fc.constant(true)) }).map(plain),
      fc.record({ anyOf: fc.array(part, { minLength: 1, maxLength: 3 }), ...notes }).map(plain),
      fc.record({ oneOf: fc.tuple(objectOf(part, 'one'), objectOf(part, 'two')) }),
      fc.record({ oneOf: fc.tuple(fc.oneof(text.map(plain), number.map(plain)), objectOf(part)) }),
      fc.record({ allOf: fc.tuple(part), ...notes }).map(plain),
    ),
  };
});

/** Two objects that have much in common. */
const flat = fc.constantFrom<JsonSchema>(
  { type: 'string' },
  { type: ['string', 'null'] },
  { enum: ['abc', 1] },
  { type: 'null' },
);
const twin = fc
  .record({
    properties: fc.dictionary(fc.constantFrom('a', 'b'), flat, { minKeys: 1 }),
    required: fc.subarray(['a', 'b']),
  })
  .map(({ properties, required }) => ({
    type: 'object',
    properties,
    required: required.filter(name => name in properties),
    additionalProperties: false,
  }));
const twins = fc
  .tuple(fc.constantFrom('anyOf', 'oneOf'), fc.constantFrom<'a' | 'list'>('a', 'list'), twin, twin)
  .map(([choice, at, one, two]) => {
    const pair = { [choice]: [one, two] };
    const property = at === 'a' ? pair : { type: 'array', items: pair };
    return { type: 'object', properties: { [at]: property }, required: [at] };
  });

/** Schemas as callers write them: with what strict mode knows, what it does not, and what nobody can convert. */
export const schemas: fc.Arbitrary<JsonSchema> = fc.oneof(
  fc
    .record({ root: objectOf(inner), one: objectOf(inner), two: inner })
    .map(({ root, one, two }) => ({ ...root, $defs: { one, two } })),
  twins,
);

/** Numbers to choose by, so that a value shrinks with them. */
export const choices = fc.array(fc.nat(97), { minLength: 1, maxLength: 60 });

/** A value that a schema with no other keywords than strict mode's may allow, or undefined where it goes on too long. */
export function writeValue(root: JsonSchema, made: readonly number[]): unknown {
  let at = 0;
  let left = 200;
  const choose = <T>(from: readonly T[]): T | undefined => from[(made[at++ % made.length] ?? 0) % from.length];
  const write = (schema: JsonSchema): unknown => {
    if (left-- <= 0) return undefined;
    if (schema.$ref !== undefined) return write(find(root, String(schema.$ref)));
    if (schema.const !== undefined) return schema.const;
    if (Array.isArray(schema.enum)) return choose(schema.enum);
    // These are schemas, as the conversion has made them.
    if (Array.isArray(schema.anyOf)) return write(choose(schema.anyOf as JsonSchema[]) ?? {});
    return writeType(schema, choose([schema.type].flat()));
  };
  const writeType = (schema: JsonSchema, type: unknown): unknown => {
    if (type === 'object') {
      const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
      return Object.fromEntries(properties.map(([name, property]) => [name, write(property)]));
    }
    if (type === 'array') {
      return Array.from({ length: choose([0, 1, 2]) ?? 0 }, () => write(schema.items as JsonSchema));
    }
    if (type === 'string') return choose(texts);
    if (type === 'boolean') return choose([true, false]);
    return type === 'null' ? null : choose(numbers);
  };
  const value = write(root);
  return left <= 0 ? undefined : value;
}

function find(root: JsonSchema, reference: string): JsonSchema {
  let found: unknown = root;
  for (const step of reference.split('/').slice(1)) found = (found as JsonSchema)[step];
  return found as JsonSchema;
}

/** Whether a schema, as everyone reads it, allows a value. */
export function allows(schema: JsonSchema): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, logger: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return value => validate(value) === true;
}

const notStrict = ['minLength', 'uniqueItems', 'maxProperties', 'dependentRequired'];

/** The schema without the rules that strict mode does not have. */
export function withoutRules(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutRules);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name, value]) => !notStrict.includes(name) && !(name === 'format' && value === 'uri'))
      .filter(([name, value]) => !(name === 'pattern' && String(value).includes('?!')))
      .map(([name, value]) => [name, withoutRules(value)]),
  );
}
