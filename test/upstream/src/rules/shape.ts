import { isObject } from '../json.ts';
import type { Rejection } from '../types.ts';
import { first, invalidValue, missing, reject, tooLong, unknownParameter, wrongType } from './rule.ts';

/** What a value has to be; says what is wrong with the value at a place. */
export type Shape = (value: unknown, path: string) => Rejection | undefined;

type Fields = Readonly<Record<string, Shape>>;

/** Nothing is wrong with any value. */
export const anything: Shape = () => undefined;

export const flag: Shape = (value, path) =>
  typeof value === 'boolean' ? undefined : wrongType(path, 'a boolean', value);

/** A string of at most so many characters. */
export function text(maximum = Infinity): Shape {
  return (value, path) => {
    if (typeof value !== 'string') return wrongType(path, 'a string', value);
    return value.length > maximum ? tooLong(path, maximum, value) : undefined;
  };
}

/** One of these words. */
export function word(...words: string[]): Shape {
  return (value, path) => {
    if (typeof value !== 'string') return wrongType(path, 'a string', value);
    return words.includes(value) ? undefined : invalidValue(value, words, path);
  };
}

/** An integer between two bounds. */
export function integer(minimum = -Infinity, maximum = Infinity): Shape {
  return (value, path) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(path, 'an integer', value);
    if (value < minimum) return outside(path, { value, bound: minimum, side: ['below', 'minimum', '>='] });
    return value > maximum ? outside(path, { value, bound: maximum, side: ['above', 'maximum', '<='] }) : undefined;
  };
}

interface Outside {
  value: number;
  bound: number;
  side: readonly [where: string, name: string, sign: string];
}

function outside(path: string, { value, bound, side: [where, name, sign] }: Outside): Rejection {
  const expected = `Expected a value ${sign} ${bound}, but got ${value} instead.`;
  const code = `integer_${where}_${name.slice(0, 3)}_value`;
  return reject(`Invalid '${path}': integer ${where} ${name} value. ${expected}`, path, code);
}

export function list(shape: Shape, { minimum = 0, maximum = Infinity } = {}): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return wrongType(path, 'an array', value);
    if (value.length < minimum) return badLength(path, ['empty array', 'minimum', minimum], value);
    if (value.length > maximum) return badLength(path, ['array too long', 'maximum', maximum], value);
    return first(value.entries(), ([index, each]) => shape(each, `${path}[${index}]`));
  };
}

type Length = readonly [what: string, name: string, bound: number];

function badLength(path: string, [what, name, bound]: Length, { length }: readonly unknown[]): Rejection {
  const expected = `Expected an array with ${name} length ${bound}, but got an array with length ${length} instead.`;
  const code = `array_${name === 'minimum' ? 'below_min' : 'above_max'}_length`;
  return reject(`Invalid '${path}': ${what}. ${expected}`, path, code);
}

/** Null says as much as leaving it out. */
export function orNull(shape: Shape): Shape {
  return (value, path) => (value === null ? undefined : shape(value, path));
}

/** The first of two shapes where it fits, and else what the second says. */
export function either(one: Shape, other: Shape): Shape {
  return (value, path) => (one(value, path) === undefined ? undefined : other(value, path));
}

/** An object with these fields. Others are refused, but in an open one. */
export function fields(required: Fields, optional: Fields = {}, kind: 'closed' | 'open' = 'closed'): Shape {
  return (value, path) => {
    if (!isObject(value)) return wrongType(path, 'an object', value);
    const left = Object.keys(required).find(key => value[key] === undefined);
    if (left !== undefined) return missing(`${path}.${left}`);
    return first(Object.entries(value), ([key, inner]) => {
      const shape = required[key] ?? optional[key];
      if (shape !== undefined) return inner === undefined ? undefined : shape(inner, `${path}.${key}`);
      return kind === 'open' ? undefined : unknownParameter(`${path}.${key}`);
    });
  };
}

/** Objects that their `type` tells apart; the shapes are those of the other fields. */
export function variants(byType: Readonly<Record<string, readonly [required: Fields, optional?: Fields]>>): Shape {
  const types = Object.keys(byType);
  const shapes = Object.entries(byType).map(([type, [required, optional]]) => {
    return [type, fields({ type: anything, ...required }, optional)] as const;
  });
  const shapeOf = new Map(shapes);
  return (value, path) => {
    if (!isObject(value)) return wrongType(path, 'an object', value);
    if (value['type'] === undefined) return missing(`${path}.type`);
    const shape = shapeOf.get(String(value['type']));
    return shape === undefined ? invalidValue(String(value['type']), types, `${path}.type`) : shape(value, path);
  };
}
