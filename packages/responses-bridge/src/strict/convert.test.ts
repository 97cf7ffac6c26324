import { describe, expect, test } from 'vitest';
import { toStrict } from './convert.ts';

type Schema = Record<string, unknown>;

const object = (properties: Schema, more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});

const text = { type: 'string', description: 'A text.' };

function converted(schema: unknown) {
  const result = toStrict(schema);
  if ('reason' in result) throw new Error(result.reason);
  return result;
}

/** What becomes of one property, which has to be there. */
const partOf = (part: unknown, more: Schema = {}) =>
  (converted(object({ a: part }, more)).schema.properties as Schema).a;

describe('what is inside of the subset stays as it is', () => {
  test.each<[string, Schema]>([
    ['an object whose properties are all required', object({ a: text, b: { type: ['number', 'null'] } })],
    [
      'objects inside of lists and choices',
      object({
        list: { type: 'array', items: object({ a: text }), minItems: 1 },
        choice: { anyOf: [text, { type: 'null' }] },
      }),
    ],
    [
      'definitions that refer to themselves',
      object(
        { next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } },
        { $defs: { node: object({ value: text, next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } }) } },
      ),
    ],
    [
      'patterns, known formats, enums and bounds',
      object({
        a: { type: 'string', pattern: '^x', format: 'date' },
        b: { enum: [1, 2] },
        c: { type: 'integer', minimum: 1 },
      }),
    ],
    ['an object without properties', object({}, { $schema: 'http://json-schema.org/draft-07/schema#' })],
  ])('%s', (_, schema) => {
    expect(JSON.stringify(toStrict(schema))).toBe(JSON.stringify({ schema, lost: [] }));
  });
});

describe('what nobody has to set', () => {
  const optional = (part: unknown) => converted(object({ a: part }, { required: [] }));

  test.each<[string, unknown, unknown]>([
    ['a simple type', text, { ...text, type: ['string', 'null'] }],
    ['several types', { type: ['string', 'number'] }, { type: ['string', 'number', 'null'] }],
    ['an enum', { type: 'string', enum: ['x'] }, { type: ['string', 'null'], enum: ['x', null] }],
    ['a constant', { const: 'x' }, { anyOf: [{ const: 'x' }, { type: 'null' }] }],
    ['an object', object({ b: text }), { anyOf: [object({ b: text }), { type: 'null' }] }],
    ['a choice', { anyOf: [text] }, { anyOf: [text, { type: 'null' }] }],
  ])('may be null, which is undone: %s', (_, part, nullable) => {
    const { schema, undo } = optional(part);
    expect(schema).toEqual(object({ a: nullable }));
    expect([...(undo?.drops ?? [])]).toEqual(['a']);
  });

  test.each<[string, unknown]>([
    ['a type', { type: ['string', 'null'] }],
    ['a choice', { anyOf: [{ type: 'number' }, { anyOf: [{ const: null }] }] }],
    ['an enum', { enum: [1, null] }],
  ])('and could be null before is still null: %s', (_, part) => {
    expect(optional(part)).toEqual({ schema: object({ a: part }), lost: [], undo: undefined });
  });

  test('and has a default is told of it, and gets it where it is left out', () => {
    const { schema, lost, undo } = optional({ type: 'string', default: 'C' });
    expect(schema.properties).toEqual({ a: { type: ['string', 'null'], description: '{"default":"C"}' } });
    expect(lost).toEqual([]);
    expect([...(undo?.drops ?? [])]).toEqual(['a']);
  });
});

describe('what can be said otherwise', () => {
  const dog = object({ kind: { const: 'dog' }, name: text });
  const cat = object({ kind: { enum: ['cat'] }, name: text });
  test.each<[string, unknown, unknown, Schema?]>([
    ['allOf of one', { allOf: [text], title: 'A' }, { ...text, title: 'A' }],
    [
      'oneOf of what is told apart by its type',
      { oneOf: [text, { type: 'integer' }] },
      { anyOf: [text, { type: 'integer' }] },
    ],
    ['oneOf of what is told apart by a property', { oneOf: [dog, cat] }, { anyOf: [dog, cat] }],
    ['the type of all choices, said twice', { type: 'object', anyOf: [dog, cat] }, { anyOf: [dog, cat] }],
    [
      'a reference with a description',
      { $ref: '#', description: 'It.' },
      { description: 'It.', anyOf: [{ $ref: '#' }] },
    ],
    ['an object that says nothing of other properties', { ...object({}), additionalProperties: undefined }, object({})],
    [
      'the same in newer words',
      { ...object({}), additionalProperties: undefined, unevaluatedProperties: false },
      object({}),
    ],
    [
      'a regular expression that looks around, beside the format that it is of',
      { type: 'string', format: 'email', pattern: '^(?!\\.)x' },
      { type: 'string', format: 'email' },
    ],
  ])('%s', (_, part, expected) => {
    expect(partOf(part)).toEqual(expected);
    expect(converted(object({ a: part })).lost).toEqual([]);
  });

  test('a reference to what is no definition', () => {
    const { schema } = converted(object({ a: object({ b: text }), c: { $ref: '#/properties/a/properties/b' } }));
    expect(schema).toEqual(
      object({ a: object({ b: text }), c: { $ref: '#/$defs/shared1' } }, { $defs: { shared1: text } }),
    );
  });

  test('a root that is a reference', () => {
    const definitions = { node: object({ next: { $ref: '#/definitions/node' } }, { required: [] }) };
    const nullable = { anyOf: [{ $ref: '#/definitions/node' }, { type: 'null' }] };
    const node = object({ next: nullable });
    expect(converted({ $ref: '#/definitions/node', definitions }).schema).toEqual({ ...node, definitions: { node } });
  });
});

describe('a rule that strict mode does not have', () => {
  test.each<[string, Schema, string]>([
    ['minLength', { type: 'string', minLength: 1 }, 'a uses minLength'],
    ['a format', { type: 'string', format: 'uri' }, 'a uses the format uri'],
    ['uniqueItems', { type: 'array', items: text, uniqueItems: true }, 'a uses uniqueItems'],
    ['a regular expression that looks around', { type: 'string', pattern: '^(?=x)' }, 'a uses pattern'],
    ['not', { ...text, not: { const: '' } }, 'a uses not'],
  ])('is lost, and told in words: %s', (_, part, loss) => {
    const { schema, lost } = converted(object({ a: part }));
    expect(lost).toEqual([loss]);
    const { description } = (schema.properties as { a: { description: string } }).a;
    const rules = Object.entries(part).filter(([name]) => !['type', 'description', 'items'].includes(name));
    expect(description.replace('A text. ', '')).toBe(JSON.stringify(Object.fromEntries(rules)));
  });
});

const levels = (count: number) => Array.from({ length: count }).reduce<unknown>(inner => object({ a: inner }), text);
const many = (count: number, length = 1) => Array.from({ length: count }, (_, at) => `${at}`.padStart(length, 'x'));
const wide = (count: number, length = 1) => object(Object.fromEntries(many(count, length).map(name => [name, text])));

describe('what nobody can convert stays as it is, with the reason', () => {
  test.each<[unknown, string]>([
    [{ type: 'array', items: text }, 'its root is not of type object'],
    [true, 'it is no object schema'],
    [object({}, { anyOf: [] }), 'its root is a choice'],
    [object({ a: text }, { additionalProperties: true }), 'its root takes properties of any name'],
    [object({ a: { type: 'object', additionalProperties: text } }), 'a takes properties of any name'],
    [object({ a: { type: 'object' } }), 'a takes properties of any name'],
    [object({ a: object({}, { patternProperties: { x: text } }) }), 'a uses patternProperties'],
    [object({ a: text }, { required: ['a', 'b'] }), 'its root requires b and does not say what it is'],
    [object({ a: {} }), 'a takes anything'],
    [object({ a: { description: 'Whatever.' } }), 'a takes anything'],
    [object({ a: { type: 'array' } }), 'a has items of any kind'],
    [object({ a: { type: 'array', items: [text] } }), 'a has a list of item schemas'],
    [object({ a: { type: 'array', prefixItems: [text], items: text } }), 'a uses prefixItems'],
    [object({ a: { $ref: 'https://example.test/schema' } }), 'it refers to https://example.test/schema'],
    [object({ a: { $ref: '#/$defs/none' } }), 'it refers to #/$defs/none'],
    [
      object({ a: { $ref: '#/$defs/b' } }, { $defs: { b: { anyOf: [{ $ref: '#/$defs/b' }] } } }),
      '#/$defs/b refers to itself',
    ],
    [object({ a: { allOf: [object({}), object({})] } }), 'a uses allOf'],
    [object({ a: { oneOf: [object({ b: text }), object({ c: text })] } }), 'a uses oneOf'],
    [
      object({ a: { ...object({ b: text }), anyOf: [{ type: 'object' }] } }),
      'a has properties beside a choice or a reference',
    ],
    [object({ a: { enum: [{ b: null }] } }), 'a names whole values'],
    [
      object({ a: { anyOf: [object({ b: text }, { required: [] }), object({ b: { type: ['string', 'null'] } })] } }),
      'b may be left out in one choice and be null in another',
    ],
    [levels(11), 'it is nested more than 10 levels deep'],
    [wide(5_001), 'it has more than 5000 properties'],
    [wide(1_000, 121), 'it has more than 120000 characters'],
    [object({ a: { type: 'string', enum: many(1_001) } }), 'it has more than 1000 values'],
    [
      object({ a: { type: 'string', enum: many(251, 60) } }),
      'a list of more than 250 values has more than 15000 characters',
    ],
  ])('%#, %s', (schema, reason) => {
    expect(toStrict(schema)).toEqual({ reason });
  });

  test.each<[string, unknown]>([
    ['levels', levels(9)],
    ['properties', wide(5_000)],
    ['characters', wide(1_000, 120)],
    ['values', object({ a: { type: 'string', enum: many(1_000) } })],
    ['values of one length', object({ a: { type: 'string', enum: many(250, 60) } })],
  ])('and as many as there may be are no reason: %s', (_, schema) => {
    expect(toStrict(schema)).toMatchObject({ lost: [] });
  });
});
