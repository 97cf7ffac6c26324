import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createChainStore } from './chain-store.ts';

test('it never has more than its bound, and has what was used last', async () => {
  const step = fc.record({ set: fc.boolean(), key: fc.nat(9).map(String) });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(step), async (max, steps) => {
      const store = createChainStore({ max });
      let used: string[] = [];
      for (const { set, key } of steps) {
        const isThere = used.includes(key);
        if (set) store.set(key, `resp_${key}`);
        else expect(await store.get(key)).toBe(isThere ? `resp_${key}` : undefined);
        if (set || isThere) used = [...used.filter(other => other !== key), key].slice(-max);
      }
    }),
  );
});
