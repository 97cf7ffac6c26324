import { expect, test } from 'vitest';
import { differences, type Difference } from './diff.ts';
import type { Json } from './json.ts';

const a = { type: 'text-start', id: 'a' };
const b = { type: 'text-end', id: 'a' };

test.each<[what: string, ours: Json, theirs: Json, Difference[]]>([
  ['nothing', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
  ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ['what is undefined', { a: undefined }, {}, []],
  ['another value', { a: { b: 1 } }, { a: { b: 2 } }, [{ path: 'a.b', ours: 1, theirs: 2 }]],
  ['another type', { a: '1' }, { a: 1 }, [{ path: 'a', ours: '1', theirs: 1 }]],
  ['null for nothing', { a: null }, {}, [{ path: 'a', ours: null }]],
  [
    'what only one has',
    { a: 1 },
    { b: 2 },
    [
      { path: 'b', theirs: 2 },
      { path: 'a', ours: 1 },
    ],
  ],
  ['a part that is missing', [b], [a, b], [{ path: '[0:text-start]', theirs: a }]],
  ['a part too many', { parts: [a, b] }, { parts: [b] }, [{ path: 'parts[0:text-start]', ours: a }]],
  ['a part that is changed', [a, { ...b, id: 'b' }], [a, b], [{ path: '[1:text-end].id', ours: 'b', theirs: 'a' }]],
  [
    'a part of another kind',
    [a],
    [b],
    [
      { path: '[0:text-start]', ours: a },
      { path: '[0:text-end]', theirs: b },
    ],
  ],
  [
    'the order of parts',
    [a, b],
    [b, a],
    [
      { path: '[0:text-start]', ours: a },
      { path: '[1:text-start]', theirs: a },
    ],
  ],
  [
    'the order of words',
    ['a', 'b'],
    ['b', 'a'],
    [
      { path: '[0]', ours: 'a' },
      { path: '[1]', theirs: 'a' },
    ],
  ],
])('sees %s', (...[, ours, theirs, expected]) => {
  expect(differences(ours, theirs)).toEqual(expected);
});
