import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InputItem } from '../wire/request.ts';
import { prefixesOf } from './prefixes.ts';

const text = fc.string({ maxLength: 3 });
const item: fc.Arbitrary<InputItem> = fc.oneof(
  fc.record({ role: fc.constantFrom('user', 'assistant', 'developer'), content: text }),
  fc.record({ type: fc.constant('function_call'), call_id: text, name: text, arguments: fc.json({ maxDepth: 1 }) }),
  fc.record({ type: fc.constant('function_call_output'), call_id: text, output: text }),
  fc.record({ type: fc.constant('reasoning'), id: text, summary: fc.array(fc.record({ text })) }),
);
const items = fc.array(item, { minLength: 1, maxLength: 8 });

const start = { at: 0, key: 'scope', text: 'scope' };
const endOf = (input: readonly InputItem[]) => ({ ...prefixesOf(input, start).at(-1), at: 0 });

/** The same item, with its keys in another order. */
const turned = (one: InputItem): InputItem => Object.fromEntries(Object.entries(one).reverse());

test('the order of keys is nothing, and any other change is another text', () => {
  fc.assert(
    fc.property(items, items, (one, other) => {
      expect(endOf(one.map(turned))).toEqual(endOf(one));
      if (JSON.stringify(one) === JSON.stringify(other)) return;
      expect(endOf(other).text).not.toBe(endOf(one).text);
    }),
  );
});

test('what an input begins with is the same, whatever follows, and can be read on from any of its prefixes', () => {
  fc.assert(
    fc.property(items, items, (begin, rest) => {
      const all = [...begin, ...rest];
      const prefixes = prefixesOf(all, start);
      const known = prefixesOf(begin, start).filter(({ at }) => at < begin.length);
      expect(prefixes.slice(0, known.length)).toEqual(known);
      for (const prefix of prefixes.slice(0, -1)) {
        expect(prefixesOf(all.slice(prefix.at), prefix).at(-1)).toEqual(prefixes.at(-1));
      }
    }),
  );
});

test.each([
  ['another', { arguments: '{"a":2}' }, false],
  ['in another order', { arguments: '{ "b": 1, "a": 1 }' }, true],
  ['no JSON', { arguments: '{"a":1,"b":1}}' }, false],
])('arguments: %s', (_, change, isSame) => {
  const call = { type: 'function_call', call_id: 'call_1', name: 'run', arguments: '{"a":1,"b":1}' };
  expect(endOf([{ ...call, ...change }]).text === endOf([call]).text).toBe(isSame);
});
