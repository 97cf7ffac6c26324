import { streamText } from 'ai';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from './ask.ts';
import { connect, leaks, secretKey, tell, told, watch } from './bridge.ts';

/** The net that all files share must catch something, or it says nothing. What is planted here is taken out again. */
let before = 0;

beforeEach(() => {
  before = told.length;
});

afterEach(() => {
  told.splice(before);
});

const planted = `Bearer ${secretKey}`;

const hidden = () => new Error('It failed.', { cause: new Error('Deep down.', { cause: { headers: [{ planted }] } }) });

const invisible = () =>
  Object.defineProperty(new Error('It failed.'), 'request', { value: planted, enumerable: false });

describe('a leak is found', () => {
  test.each<[string, unknown]>([
    ['in a message', new Error(planted)],
    ['in the cause of a cause', hidden()],
    ['in a property that is not enumerable', invisible()],
    ['in a long text', 'x'.repeat(100_000) + planted],
    ['in a map', new Map([['authorization', planted]])],
    ['in headers', new Headers({ authorization: planted })],
  ])('%s', (_, what) => {
    tell(what);
    expect(leaks(told.slice(before))).toHaveLength(1);
  });

  test('on the console', () => {
    console.debug('Sent with', { planted });
    expect(leaks(told.slice(before))).toHaveLength(1);
  });

  test('in what a watched model throws, streams and gives', async () => {
    await using connection = await connect();
    const model = connection.model();
    const leaky = watch({
      ...model,
      doGenerate: () => Promise.reject(new Error(planted)),
      async doStream(options) {
        const stream = new ReadableStream({
          start(controller) {
            controller.enqueue({ type: 'error', error: new Error(planted) });
            controller.close();
          },
        });
        return { ...(await model.doStream(options)), stream };
      },
    });
    const options = { inputFormat: 'prompt' as const, mode: { type: 'regular' as const }, prompt: [] };
    await leaky.doGenerate(options).then(
      () => expect.unreachable(),
      () => {},
    );
    expect(leaks(told.slice(before))).toHaveLength(1);
    // Without an onError of its own.
    await failureOf(
      streamText({ model: leaky, prompt: 'Hi', maxRetries: 0 })
        .consumeStream()
        .then(() => Promise.reject()),
    );
    expect(leaks(told.slice(before)).length).toBeGreaterThan(1);
  });
});

test('what holds no key is no leak', () => {
  expect(leaks(['', 'Bearer sk-another-key', secretKey.slice(0, -1)])).toEqual([]);
});
