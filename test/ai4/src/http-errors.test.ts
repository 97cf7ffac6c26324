import type { Fault } from '@responses-bridge/upstream';
import { APICallError, generateText, RetryError, streamText } from 'ai';
import { ResponsesError } from 'responses-bridge';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { say } from './answers.ts';
import { failureOf, stream } from './ask.ts';
import { connect, tell } from './bridge.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** ai@4 waits 2 and then 4 seconds between its attempts: those waits are told and not waited. */
function skipWaits(): number[] {
  const waits: number[] = [];
  const { setTimeout } = globalThis;
  const short = (run: () => void, wait?: number, ...rest: unknown[]) => {
    const retry = wait === 2000 || wait === 4000;
    if (retry) waits.push(wait);
    return setTimeout(run, retry ? 0 : wait, ...rest);
  };
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(short as typeof setTimeout);
  return waits;
}

const quota = {
  error: {
    message: 'You exceeded your current quota.',
    type: 'insufficient_quota',
    param: null,
    code: 'insufficient_quota',
  },
};
type HttpFault = Extract<Fault, { type: 'http-error' }>;
type Row = [
  name: string,
  fault: Omit<HttpFault, 'type' | 'request'>,
  expected: { isRetryable: boolean; message?: string },
];

const rows: Row[] = [
  ['400', { status: 400 }, { isRetryable: false, message: 'Injected error 400.' }],
  [
    '401',
    { status: 401 },
    {
      isRetryable: false,
      message:
        'Injected error 401. Check the setting apiKey, or the header or environment variable that holds the key.',
    },
  ],
  ['403', { status: 403 }, { isRetryable: false }],
  ['404', { status: 404 }, { isRetryable: false }],
  [
    '404 without words of the endpoint',
    { status: 404, body: {} },
    {
      isRetryable: false,
      message:
        'The endpoint answered with status 404. Check the setting baseURL: this address has no Responses endpoint.',
    },
  ],
  [
    '404 of a server without such a path',
    { status: 404, body: { detail: 'Not Found' } },
    { isRetryable: false, message: 'Check the setting baseURL' },
  ],
  ['408', { status: 408 }, { isRetryable: true }],
  ['409', { status: 409 }, { isRetryable: true }],
  ['413', { status: 413 }, { isRetryable: false }],
  ['422', { status: 422 }, { isRetryable: false }],
  ['429', { status: 429, headers: { 'retry-after': '2' } }, { isRetryable: true, message: 'Injected error 429.' }],
  ['429 by quota', { status: 429, body: quota }, { isRetryable: false, message: 'You exceeded your current quota.' }],
  ['500', { status: 500 }, { isRetryable: true }],
  ['503', { status: 503 }, { isRetryable: true }],
  ['503 that says not to retry', { status: 503, headers: { 'x-should-retry': 'false' } }, { isRetryable: false }],
  ['400 that says to retry', { status: 400, headers: { 'x-should-retry': 'true' } }, { isRetryable: true }],
  ['an error as text', { status: 500, body: { error: 'It broke.' } }, { isRetryable: true, message: 'It broke.' }],
  [
    'an error as detail',
    { status: 400, body: { detail: 'It is wrong.' } },
    { isRetryable: false, message: 'It is wrong.' },
  ],
  [
    'an error as list',
    { status: 400, body: ['what'] },
    { isRetryable: false, message: 'The endpoint answered with status 400.' },
  ],
  [
    'an empty error',
    { status: 500, body: {} },
    { isRetryable: true, message: 'The endpoint answered with status 500.' },
  ],
];

describe.each(rows)('%s', (_, fault, { isRetryable, message = `Injected error ${fault.status}.` }) => {
  const expected = {
    code: 'http_error',
    statusCode: fault.status,
    isRetryable,
    message: expect.stringContaining(message),
    responseHeaders: expect.objectContaining(fault.headers ?? {}),
  };
  const always: Fault[] = [{ type: 'http-error', ...fault }];
  const first = (count: number): Fault[] =>
    Array.from({ length: count }, (_each, request) => ({ type: 'http-error', ...fault, request }));

  test('is thrown by generateText, with what the app can do', async () => {
    await using connection = await connect({ faults: always });
    const error = await failureOf(generateText({ model: connection.model(), prompt: 'Hi', maxRetries: 0 }));
    expect(error).toBeInstanceOf(ResponsesError);
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ ...expected, url: `${connection.url}/responses`, requestId: expect.any(String) });
  });

  test('is told by streamText, and there is no ending that looks like one', async () => {
    await using connection = await connect({ faults: always });
    const { parts, errors } = await stream(connection);
    expect(errors).toEqual([expect.objectContaining(expected)]);
    expect(parts).toEqual([{ type: 'error', error: errors[0] }]);
  });

  test(isRetryable ? 'is tried again with the same bytes' : 'is not tried again', async () => {
    const bytes: unknown[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      bytes.push(init?.body);
      return globalThis.fetch(input, init);
    };
    await using connection = await connect({ faults: first(2), script: [say('At last.')] }, { fetch });
    const waits = skipWaits();
    const call = generateText({ model: connection.model(), prompt: 'Hi', maxRetries: 2 });
    if (isRetryable) expect((await call).text).toBe('At last.');
    else expect(await failureOf(call)).toMatchObject(expected);
    expect(waits).toEqual(isRetryable ? [2000, 4000] : []);
    expect(bytes).toHaveLength(isRetryable ? 3 : 1);
    expect(new Set(bytes).size).toBe(1);
  });
});

test('a stream is tried again as well, as long as nothing came', async () => {
  await using connection = await connect({
    faults: [{ type: 'http-error', status: 503, request: 0 }],
    script: [say('At last.')],
  });
  const waits = skipWaits();
  const result = streamText({
    model: connection.model(),
    prompt: 'Hi',
    maxRetries: 1,
    onError: ({ error }) => tell(error),
  });
  await result.consumeStream();
  expect([await result.text, waits]).toEqual(['At last.', [2000]]);
});

test('when all attempts failed, the last failure is there to be read', async () => {
  await using connection = await connect({ faults: [{ type: 'http-error', status: 500 }] });
  skipWaits();
  const error = await failureOf(generateText({ model: connection.model(), prompt: 'Hi', maxRetries: 2 }));
  expect(RetryError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({ lastError: { code: 'http_error', statusCode: 500 } });
  expect(connection.upstream.requests).toHaveLength(3);
});

test('an endpoint that is not there is told with its address and its reason', async () => {
  const connection = await connect();
  await connection[Symbol.asyncDispose]();
  const error = await failureOf(generateText({ model: connection.model(), prompt: 'Hi', maxRetries: 0 }));
  expect(error).toMatchObject({
    code: 'connection_failed',
    isRetryable: true,
    message: expect.stringMatching(/127\.0\.0\.1.*ECONNREFUSED.*baseURL/),
  });
});
