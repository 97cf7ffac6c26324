import { expect, test } from 'vitest';
import { columnsOf, createWrapper, cut, wrapped } from './wrap.ts';

test('breaks between words, and inside of a word that is wider than a line', () => {
  expect(wrapped('one two three', 8)).toBe('one two\nthree');
  expect(wrapped('see https://example.com/', 10)).toBe('see\nhttps://ex\nample.com/');
  expect(wrapped('first\n\n  second\n\n', 10)).toBe('first\n\n  second');
});

test('does not depend on the pieces a text comes in', () => {
  const text = 'In Oslo — 6 °C — it rains; 東京は晴れです、とても良い天気です。 🙂 Fine, thanks.';
  const wrapper = createWrapper(12);
  const inPieces = Array.from(text, character => wrapper.push(character)).join('') + wrapper.flush();
  expect(inPieces).toBe(wrapped(text, 12));
  expect(Math.max(...inPieces.split('\n').map(columnsOf))).toBeLessThanOrEqual(12);
  expect(inPieces.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
});

test('cuts a text to one line', () => {
  expect(cut('one\n two', 20)).toBe('one two');
  expect(cut('one two three', 9)).toBe('one two…');
});
