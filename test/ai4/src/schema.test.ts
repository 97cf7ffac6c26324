import { fixtures, validateRequest } from '@responses-bridge/recordings';
import { expect, test } from 'vitest';

test.skipIf(!fixtures.present)('the requests of all these tests are held against the published schema', () => {
  expect(validateRequest({ model: 'any', input: 'Hi' })).toEqual([]);
  expect(validateRequest({ model: 'any', input: 'Hi', tool: [] })).not.toEqual([]);
});
