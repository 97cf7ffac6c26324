import { strictProblem } from '@responses-bridge/upstream';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toStrict, type StrictSchema } from '../src/strict/convert.ts';
import { NullFilter, undoText, type Undo } from '../src/strict/filter.ts';
import { allows, choices, schemas, withoutRules, writeValue, type JsonSchema } from './json-schemas.ts';

const spaces = fc.constantFrom(undefined, 1, '\t');
const undoing = ({ undo }: StrictSchema, json: string) => (undo === undefined ? json : undoText(json, undo));

/** Runs over schemas that can be converted, and counts them. */
function overConverted(
  check: (converted: StrictSchema, given: JsonSchema, made: number[][]) => void,
  numRuns = 1_000,
): number {
  let count = 0;
  fc.assert(
    fc.property(schemas, fc.array(choices, { minLength: 4, maxLength: 4 }), (given, made) => {
      const converted = toStrict(given);
      if ('reason' in converted) return;
      count++;
      check(converted, given, made);
    }),
    { numRuns },
  );
  return count;
}

/** What came of removing members, and how many were: nothing else may be different. */
function removed(before: unknown, after: unknown): number {
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) {
    expect(after).toEqual(before);
    return 0;
  }
  expect(Array.isArray(after)).toBe(Array.isArray(before));
  let count = 0;
  const left = new Map(Object.entries(after));
  for (const [name, value] of Object.entries(before)) {
    if (left.has(name)) {
      count += removed(value, left.get(name));
    } else {
      expect(value).toBeNull();
      count++;
    }
    left.delete(name);
  }
  expect([...left]).toEqual([]);
  return count;
}

describe('a converted schema', () => {
  test('is one that strict mode takes', () => {
    const count = overConverted(({ schema }) => expect(strictProblem(schema)).toBeUndefined());
    expect(count).toBeGreaterThan(300);
  });

  test('has only values that, undone, are values of the schema that it was made of', () => {
    let different = 0;
    overConverted((converted, given, made) => {
      const isStrict = allows(converted.schema);
      // An object stays one, whatever rules are taken away.
      const isGiven = allows(converted.lost.length === 0 ? given : (withoutRules(given) as JsonSchema));
      for (const choice of made) {
        const value = writeValue(converted.schema, choice);
        if (value === undefined || !isStrict(value)) continue;
        const after: unknown = JSON.parse(undoing(converted, JSON.stringify(value)));
        if (removed(value, after) > 0) different++;
        expect(isGiven(after)).toBe(true);
      }
      // The validator takes its time to read a schema.
    }, 300);
    expect(different).toBeGreaterThan(50);
  });

  test('and what strict mode takes already stay as they are, byte by byte', () => {
    overConverted(({ schema }) => {
      const again = toStrict(schema);
      expect(JSON.stringify(again)).toBe(JSON.stringify({ schema, lost: [] }));
    });
  });

  test('tells the model in words of every rule that it lost', () => {
    let lossy = 0;
    const count = overConverted(({ schema, lost }, given) => {
      const sent = JSON.stringify(schema);
      for (const loss of lost) expect(sent).toContain(loss.split(' ').at(-1));
      if (lost.length > 0) lossy++;
      else expect(toStrict(withoutRules(given))).toMatchObject({ lost: [] });
    });
    expect(lossy).toBeGreaterThan(50);
    expect(count).toBeGreaterThan(300);
  });
});

const nothing: Undo = { drops: new Set(['b']), members: new Map() };

const { undo: undos } = fc.letrec<{ undo: Undo }>(tie => ({
  undo: fc.oneof(
    { depthSize: 'small' },
    fc.constant(nothing),
    fc.record({
      drops: fc.subarray(['a', 'b', 'ö"']).map(names => new Set(names)),
      members: fc
        .dictionary(fc.constantFrom('a', 'b', 'c', 'ö"'), tie('undo'), { maxKeys: 3 })
        .map(members => new Map(Object.entries(members))),
      items: fc.option(tie('undo'), { nil: undefined }),
    }),
  ),
}));

const { json: values } = fc.letrec<{ json: unknown }>(tie => ({
  json: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom<unknown>(null, null, true, false, 1.5e-7, 'null', '{"a":null', ''),
    fc.dictionary(fc.constantFrom('a', 'b', 'ö"', 'c'), tie('json'), { maxKeys: 4 }),
    fc.array(tie('json'), { maxLength: 3 }),
  ),
}));

/** The same, said over values. */
function undone(value: unknown, undo: Undo | undefined): unknown {
  if (undo === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each => undone(each, undo.items));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => member !== null || !undo.drops.has(name))
      .map(([name, member]) => [name, undone(member, undo.members.get(name))]),
  );
}

/** A text in pieces. */
function cut(text: string, at: readonly number[]): string[] {
  const places = [...new Set([0, ...at.map(place => place % (text.length + 1)), text.length])].toSorted(
    (a, b) => a - b,
  );
  return places.slice(1).map((end, index) => text.slice(places[index], end));
}

function filtered(pieces: readonly string[], undo: Undo): string {
  const filter = new NullFilter(undo);
  return pieces.map(piece => filter.write(piece)).join('') + filter.end();
}

const cuts = fc.array(fc.nat(), { maxLength: 8 });

describe('undoing a text', () => {
  test('is undoing its value', () => {
    fc.assert(
      fc.property(values, undos, spaces, (value, undo, space) => {
        const object = { a: value, b: null, c: [value] };
        const text = JSON.stringify(object, null, space);
        expect(JSON.parse(undoText(text, undo))).toEqual(undone(object, undo));
      }),
      { numRuns: 2_000 },
    );
  });

  test('leaves a text in which nothing is undone as it is', () => {
    fc.assert(
      fc.property(values, undos, spaces, (value, undo, space) => {
        const text = JSON.stringify({ c: undone(value, undo) }, null, space);
        const inside = new Map([['c', undo]]);
        expect(undoText(text, { drops: new Set(['a']), members: inside })).toBe(text);
      }),
    );
  });

  test('gives the same however it is cut into pieces, and also where it breaks off or is no JSON', () => {
    const some = fc.array(
      fc.constantFrom('{', '}', '[', ']', '"a"', '"b"', ':', ',', 'nul', 'null', ' ', '\\', '"', '7'),
    );
    const texts = fc.oneof(
      fc.tuple(values, spaces, fc.nat()).map(([value, space, end]) => {
        const text = JSON.stringify({ a: value, b: null, c: value }, null, space);
        return end % 3 === 0 ? text.slice(0, end % text.length) : text;
      }),
      some.map(pieces => pieces.join('')),
      some.map(pieces => `{${pieces.join('')}`),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, undos, cuts, (text, undo, at) => {
        expect(filtered(cut(text, at), undo)).toBe(undoText(text, undo));
      }),
      { numRuns: 2_000 },
    );
  });

  test('holds back one member at most', () => {
    fc.assert(
      fc.property(values, undos, (value, undo) => {
        const text = JSON.stringify({ b: null, a: value, c: null });
        const filter = new NullFilter(undo);
        let said = '';
        for (const [at, letter] of [...text].entries()) {
          said += filter.write(letter);
          // Where it breaks off, what was held is said.
          expect(undoText(text.slice(0, at + 1), undo).slice(said.length)).toMatch(
            /^(,?("([^"\\]|\\"?)*"?:?n?u?l?)?)?$/,
          );
        }
      }),
    );
  });
});
