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

const keyOf = async (input: readonly InputItem[]) => (await prefixesOf(input, 'seed')).at(-1)?.key;

/** The same item, with its keys in another order. */
const turned = (one: InputItem): InputItem => Object.fromEntries(Object.entries(one).reverse());

test('the order of keys is nothing, and any other change is another key', async () => {
  await fc.assert(
    fc.asyncProperty(items, items, async (one, other) => {
      expect(await keyOf(one.map(turned))).toBe(await keyOf(one));
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      if (!isSame) expect(await keyOf(other)).not.toBe(await keyOf(one));
    }),
  );
});

test('what an input begins with has the same keys, whatever follows, and can be read on from any of them', async () => {
  await fc.assert(
    fc.asyncProperty(items, items, async (begin, rest) => {
      const all = await prefixesOf([...begin, ...rest], 'seed');
      const known = (await prefixesOf(begin, 'seed')).filter(({ at }) => at < begin.length);
      expect(all.slice(0, known.length)).toEqual(known);
      for (const { at, key } of all) {
        const later = [...begin, ...rest].slice(at);
        if (later.length > 0) expect((await prefixesOf(later, key)).at(-1)).toMatchObject({ key: all.at(-1)?.key });
      }
    }),
  );
});

test.each([
  ['another', { arguments: '{"a":2}' }, false],
  ['in another order', { arguments: '{ "b": 1, "a": 1 }' }, true],
  ['no JSON', { arguments: '{"a":1,"b":1}}' }, false],
])('arguments: %s', async (_, change, isSame) => {
  const call = { type: 'function_call', call_id: 'call_1', name: 'run', arguments: '{"a":1,"b":1}' };
  expect((await keyOf([{ ...call, ...change }])) === (await keyOf([call]))).toBe(isSame);
});
