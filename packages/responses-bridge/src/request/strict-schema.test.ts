import { expect, test } from 'vitest';
import { whyNotStrict } from './strict-schema.ts';

const object = (properties: Record<string, unknown>, more: object = {}) => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});

const text = { type: 'string', description: 'A text.' };

test.each<[string, unknown]>([
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
      { $defs: { node: object({ value: text }) } },
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
  ['an object without properties', object({})],
])('inside of the subset: %s', (_, schema) => {
  expect(whyNotStrict(schema)).toBeUndefined();
});

test.each<[unknown, string]>([
  [{ type: 'array', items: text }, 'its root is not of type object'],
  [true, 'it is no object schema'],
  [object({}, { anyOf: [] }), 'its root is an anyOf'],
  [object({ a: text }, { additionalProperties: true }), 'its root does not set additionalProperties to false'],
  [object({ a: text }, { required: [] }), 'its root has the optional property a'],
  [object({ a: object({ b: object({ c: text }, { required: [] }) }) }), 'a.b has the optional property c'],
  [
    object({ list: { type: 'array', items: object({ c: text }, { required: [] }) } }),
    'list[] has the optional property c',
  ],
  [object({ a: { type: 'string', format: 'uri' } }), 'a has the format uri'],
  [object({ a: { type: 'string', minLength: 1 } }), 'a uses minLength'],
  [object({ a: { allOf: [text] } }), 'a uses allOf'],
  [object({ a: { type: 'object', additionalProperties: text } }), 'a does not set additionalProperties to false'],
  [object({ a: {} }), 'a takes anything'],
  [object({ a: { description: 'Whatever.' } }), 'a takes anything'],
  [object({ a: { type: 'array' } }), 'a has items of any kind'],
  [object({ a: { $ref: 'https://example.test/schema' } }), 'a refers to https://example.test/schema'],
  [object({ a: { ...text, default: 'x' } }), 'a uses default'],
  [object({ a: { type: 'array', items: [text] } }), 'a has a list of item schemas'],
  [object({}, { $defs: { node: object({ a: text }, { required: [] }) } }), 'node has the optional property a'],
  [Array.from({ length: 11 }).reduce(inner => object({ a: inner }), text), 'it is nested more than 10 levels deep'],
])('outside of the subset: %#, %s', (schema, reason) => {
  expect(whyNotStrict(schema)).toBe(reason);
});
