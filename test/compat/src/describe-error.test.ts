import { APICallError, UnsupportedFunctionalityError } from '@ai-sdk/provider';
import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

const wire = JSON.stringify({ error: { message: 'Rate limit reached' } });

/** A class of one's own that the AI SDK knows as one of its own. */
class OwnError extends APICallError {
  override readonly name: string = 'OwnError';
}

const failed = (message: string, more: { statusCode?: number; isRetryable?: boolean } = {}) =>
  new OwnError({ message, url: 'https://example.test', requestBodyValues: {}, statusCode: 429, ...more });

const theirs = { $error: 'AI_APICallError', message: 'Rate limit reached', statusCode: 429, isRetryable: true };

test('is equal by class, status, retry and the words of the endpoint', () => {
  expect(describeError(failed('The endpoint said: Rate limit reached.'), theirs, wire)).toEqual(theirs);
});

test.each([
  ['another status', failed('Rate limit reached', { statusCode: 500 })],
  ['another retry', failed('Rate limit reached', { isRetryable: false })],
  ['without the words of the endpoint', failed('It failed.')],
  ['of another class', new UnsupportedFunctionalityError({ functionality: 'Rate limit reached' })],
  ['of no class', Object.assign(new Error('Rate limit reached'), { statusCode: 429, isRetryable: true })],
  ['no error', 'Rate limit reached'],
])('differs: %s', (_, error) => {
  expect(describeError(error, theirs, wire)).not.toEqual(theirs);
});

test("does not look for the peer's own words", () => {
  const own = { $error: 'AI_UnsupportedFunctionalityError', message: "'text/plain' functionality not supported." };
  expect(describeError(new UnsupportedFunctionalityError({ functionality: 'files' }), own, '')).toEqual(own);
});

test('tells what it is where the peer made none', () => {
  expect(describeError(failed('No.'), undefined, wire)).toMatchObject({ $error: 'OwnError', message: 'No.' });
});

test('tells what is no error as it is', () => {
  expect(describeError({ type: 'error', error: { code: 'server_error' } }, theirs, wire)).toEqual({
    type: 'error',
    error: { code: 'server_error' },
  });
});
