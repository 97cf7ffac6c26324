import { expect, test } from 'vitest';
import { valueFor } from './schema-value.ts';

test.each([
  [{ const: 3 }, 3],
  [{ enum: ['red', 'blue'] }, 'red'],
  [{ type: 'string', enum: ['easy', 'hard'], description: 'level' }, 'hard'],
  [{ type: 'string', default: 'x' }, 'x'],
  [{ type: 'string', examples: ['y'] }, 'y'],
  [{ type: 'string', format: 'date' }, '2026-11-24'],
  [{ type: 'string', maxLength: 4 }, 'hard'],
  [{ type: ['null', 'integer'] }, 12],
  [{ type: 'integer', minimum: 20 }, 20],
  [{ type: 'number', exclusiveMinimum: 0, maximum: 0.5 }, 0.5],
  [{ type: 'integer', multipleOf: 5 }, 5],
  [{ type: 'boolean' }, true],
  [{ type: 'array', items: { type: 'boolean' }, minItems: 2 }, [true, true]],
  [{ type: 'array', maxItems: 0 }, []],
  [{ anyOf: [{ type: 'null' }, { const: 'b' }] }, 'b'],
  [
    {
      allOf: [
        { type: 'object', properties: { a: { const: 1 } }, required: ['a'] },
        { properties: { b: { const: 2 } }, required: ['b'] },
      ],
    },
    { a: 1, b: 2 },
  ],
  [
    { type: 'object', properties: { a: { $ref: '#/$defs/one' } }, required: ['a'], $defs: { one: { const: 1 } } },
    { a: 1 },
  ],
  [{ type: 'object', properties: { path: { type: 'string' }, other: { type: 'string' } } }, { path: 'src/a.ts' }],
  [{ type: 'object', properties: {} }, {}],
])('%j', (schema, value) => {
  expect(valueFor(schema, 'A hard look at src/a.ts, 12 times')).toEqual(value);
});

test('a schema that contains itself ends', () => {
  const node = { type: 'object', properties: { next: { $ref: '#/$defs/node' } }, required: ['next'] };
  expect(JSON.stringify(valueFor({ ...node, $defs: { node } }, '')).length).toBeLessThan(400);
});
