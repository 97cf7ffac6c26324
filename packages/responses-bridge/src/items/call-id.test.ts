import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCallId } from './call-id.ts';

const id = fc.string({ maxLength: 200 });

test('ids that fit are kept, others come to fit, and different ones stay apart', () => {
  fc.assert(
    fc.property(id, id, (one, other) => {
      expect(toCallId(one).length).toBeLessThanOrEqual(64);
      if (one.length <= 64) expect(toCallId(one)).toBe(one);
      expect(toCallId(one) === toCallId(other)).toBe(one === other);
    }),
  );
});

test('long ids that differ only at their end stay apart', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => toCallId(`call_${'x'.repeat(80)}${index}`));
  expect(new Set(ids).size).toBe(ids.length);
});
