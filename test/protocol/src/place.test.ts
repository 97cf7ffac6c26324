import { expect, test } from 'vitest';
import { has, remove } from './place.ts';

const value = () => ({ a: { b: 1, none: null }, list: [{ c: 0 }, { d: { e: '' } }] });

test.each([
  ['a', true],
  ['a.b', true],
  ['a.none', false],
  ['a.b.c', false],
  ['list', true],
  ['list[].c', true],
  ['list[].d.e', true],
  ['list[].b', false],
  ['length', false],
])('a value at %s: %s', (place, there) => {
  expect(has(value(), place)).toBe(there);
});

test.each(['a', 'a.b', 'list[].c', 'list[].d.e'])('what is taken away at %s is not there, and all else is', place => {
  const less = value();
  remove(less, place);
  expect(has(less, place)).toBe(false);
  const kept = ['a', 'a.b', 'list', 'list[].c', 'list[].d', 'list[].d.e'].filter(each => !each.startsWith(place));
  expect(kept.filter(each => !has(less, each))).toEqual([]);
});
