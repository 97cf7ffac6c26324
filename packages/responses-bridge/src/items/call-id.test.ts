import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCallId } from './call-id.ts';

const id = fc.string({ minLength: 1, maxLength: 200 }).filter(text => !text.includes('|'));

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

test("what other bridges put behind a call's id is left out", () => {
  expect(toCallId('call_a|fc_b')).toBe('call_a');
});
