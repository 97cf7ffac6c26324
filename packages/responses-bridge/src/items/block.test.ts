import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBlock } from './block.ts';

function play(deltas: readonly string[], final: string): string[] {
  const block = createBlock({
    start: () => ({ type: 'text-start', id: 'a' }),
    delta: delta => ({ type: 'text-delta', id: 'a', delta }),
    end: () => ({ type: 'text-end', id: 'a' }),
  });
  const parts = [...deltas.flatMap(delta => block.delta(delta)), ...block.end(final)];
  expect(parts.map(({ type }) => type).join(' ')).toMatch(/^text-start( text-delta)* text-end$/);
  return parts.flatMap(part => (part.type === 'text-delta' ? [part.delta] : []));
}

test('what was not streamed comes at the end, whatever was', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (deltas, rest) => {
      expect(play(deltas, deltas.join('') + rest).join('')).toBe(deltas.join('') + rest);
    }),
  );
});

test('a final text that is not what was streamed adds nothing, and one that is shorter takes nothing back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.string(), (deltas, other) => {
      fc.pre(!other.startsWith(deltas.join('')));
      expect(play(deltas, other).join('')).toBe(deltas.join(''));
    }),
  );
});
