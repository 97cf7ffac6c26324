import { describe, expect, test } from 'vitest';
import { ask, message, responseOf, sse, ways } from './ask.ts';

const answer = responseOf([message()]);
const events = sse([{ type: 'response.completed', response: answer }]).text;
const hello = ['text Hello', 'finish stop'];

/** Bodies with status 200 of which a stream request, or one that asked for no stream, thinks nothing good. */
const bodies: Array<[what: string, body: { type: string; text: string }, lines: string[]]> = [
  ['a JSON answer is the answer', { type: 'application/json', text: JSON.stringify(answer) }, hello],
  ['a JSON answer of another type is the answer', { type: 'text/plain', text: JSON.stringify(answer) }, hello],
  ['a stream is the answer', { type: 'text/event-stream', text: events }, hello],
  ['a stream of another type is the answer', { type: 'text/plain', text: events }, hello],
  [
    'a JSON error is an error',
    { type: 'application/json', text: JSON.stringify({ error: { message: 'The real reason.' } }) },
    ['error response_failed: The real reason.', 'finish error'],
  ],
  [
    'a page is an error',
    { type: 'text/html', text: '<p>Sign in' },
    [expect.stringContaining('error response_invalid: '), 'finish error'],
  ],
  [
    'an empty stream is an error',
    { type: 'text/event-stream', text: '' },
    [expect.stringContaining('error stream_truncated: '), expect.stringMatching(/^finish (error|interrupted)$/)],
  ],
];

describe.each(ways)('%s', way => {
  test.each(bodies)('B17: %s', async (_, body, lines) => {
    expect((await ask(way, { body })).lines).toEqual(lines);
  });
});
