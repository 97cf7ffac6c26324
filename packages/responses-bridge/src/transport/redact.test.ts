import { expect, test } from 'vitest';
import { createRedactor } from './redact.ts';

const url = 'https://example.test/v1/responses?api-version=v1&sig=query%2Fsecret';

test('secrets are taken out, with and without their scheme, and other headers are not', () => {
  const redact = createRedactor(url, {
    authorization: 'Bearer sk-abcdef',
    'api-key': 'azure-key',
    'ocp-apim-subscription-key': 'apim-value',
    'x-trace': 'trace-id',
    cookie: undefined,
  });
  expect(redact('Bearer sk-abcdef, sk-abcdef, azure-key, apim-value, trace-id')).toBe(
    '[redacted], [redacted], [redacted], [redacted], trace-id',
  );
});

test('values of the query are taken out, as they are and as the address has them', () => {
  expect(createRedactor(url, {})('query/secret query%2Fsecret v1')).toBe('[redacted] [redacted] v1');
});

test('a value too short to be a key is left alone', () => {
  expect(createRedactor(url, { authorization: 'Bearer any' })('any key is good')).toBe('any key is good');
});
