import type { Fault } from '@responses-bridge/upstream';
import { streamText, type LanguageModelV1 } from 'ai';
import { describe, expect, test } from 'vitest';
import { say } from './answers.ts';
import { connect, tell } from './bridge.ts';
import { chat } from './chat.ts';

const failures: Array<[string, Fault, shown: string]> = [
  [
    'before the stream',
    { type: 'http-error', status: 400, body: { error: { message: 'No such model here.' } } },
    'No such model here.',
  ],
  ['in the stream', { type: 'failed', at: 6, code: 'server_error' }, 'Injected failure.'],
  [
    'by a broken connection',
    { type: 'cut', afterEvents: 6 },
    'The stream ended before the response did. Check the timeouts of what stands between here and the baseURL.',
  ],
];

/** What README.md says to give, so that a page can show what went wrong. */
const getErrorMessage = (error: unknown) => (error instanceof Error ? error.message : String(error));

type ResponseOptions = Parameters<ReturnType<typeof streamText>['toDataStreamResponse']>[0];

/** The answer of an app's route. */
const routeOf = (model: LanguageModelV1, options?: ResponseOptions) => () =>
  streamText({
    model,
    prompt: 'Hi',
    maxRetries: 0,
    onError: ({ error }) => tell(error),
  }).toDataStreamResponse(options);

async function respond(fault: Fault, options?: ResponseOptions) {
  await using connection = await connect({ script: [say('Once upon a time.')], faults: [fault] });
  const error = await chat([], 'Hi', routeOf(connection.model(), options));
  tell(error);
  return error;
}

describe.each(failures)('a failure %s', (_, fault, shown) => {
  test('is masked by ai@4', async () => {
    expect(await respond(fault)).toMatchObject({ message: 'An error occurred.' });
  });

  test('is shown by its message where the app says so', async () => {
    expect(await respond(fault, { getErrorMessage })).toMatchObject({ message: shown });
  });
});

test('what came before a failure stays on the page', async () => {
  await using connection = await connect({
    script: [say('Once upon a time.')],
    faults: [{ type: 'cut', afterEvents: 6 }],
  });
  const state: Parameters<typeof chat>[0] = [];
  expect(await chat(state, 'Hi', routeOf(connection.model()))).toBeInstanceOf(Error);
  expect(state).toMatchObject([{ role: 'user' }, { role: 'assistant', content: expect.stringMatching(/^Onc/) }]);
});
