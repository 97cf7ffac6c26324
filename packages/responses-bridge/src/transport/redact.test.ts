import { expect, test } from 'vitest';
import { createRedactor } from './redact.ts';

test('secrets are taken out, with and without their scheme, and other headers are not', () => {
  const redact = createRedactor({
    authorization: 'Bearer sk-abcdef',
    'api-key': 'azure-key',
    'x-trace': 'trace-id',
    cookie: undefined,
  });
  expect(redact('Bearer sk-abcdef, sk-abcdef, azure-key, trace-id')).toBe(
    '[redacted], [redacted], [redacted], trace-id',
  );
});

test('a value too short to be a key is left alone', () => {
  expect(createRedactor({ authorization: 'Bearer any' })('any key is good')).toBe('any key is good');
});
