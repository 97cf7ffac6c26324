import type { Ask } from '@responses-bridge/matrix';
import { scenarios, type Scenario, type Turn } from '@responses-bridge/scenarios';
import { expect } from 'vitest';
import { refusal, type Fault } from './endpoint.ts';
import { expectTold } from './expect-told.ts';
import type { Stage } from './stage.ts';

/** One thing that every endpoint is asked for, by `generateText` and by `streamText` where it says nothing else. */
export interface Case {
  readonly name: string;
  readonly turns: readonly Turn[];
  readonly fault?: Fault;
  /** It looks at our own endpoint behind a proxy. */
  readonly proxied?: true;
  readonly ways: ReadonlyArray<[way: string, play: (stage: Stage) => Promise<void>]>;
}

const both = ['generate', 'stream'] as const;

const say = (text: string): Turn => ({ output: [{ type: 'message', text }] });

function toAsk({ prompt, tools = [], customTools = [], hostedTools = [], reasoning, options }: Scenario): Ask {
  return {
    prompt,
    tools,
    customTools,
    hostedTools,
    // The options of a scenario are JSON.
    openai: { ...(options as Ask['openai']), ...(reasoning && { reasoningSummary: 'auto' }) },
  };
}

/** Every scripted conversation: what a major tells is what the endpoint was to say. */
const scenarioCases: readonly Case[] = scenarios.map(scenario => ({
  name: scenario.name,
  turns: scenario.turns,
  ways: both.map(way => [way, async stage => expectTold(scenario, stage, await stage.ask(way, toAsk(scenario)))]),
}));

const ada = { name: 'Ada', age: 36 };
const long = Array.from({ length: 150 }, (_, index) => `word${index}`).join(' ');

/** Beside the conversations: objects, more than one call, and calls that do not end well. */
const otherCases: readonly Case[] = [
  {
    name: 'an object',
    turns: [say(JSON.stringify(ada))],
    ways: [
      ['generateObject', async ({ driver, model }) => expect(await driver.generateObject(model, 'Who?')).toEqual(ada)],
      [
        'streamObject',
        async ({ driver, model }) => expect(await driver.streamObject(model, 'Who?')).toMatchObject({ object: ada }),
      ],
    ],
  },
  {
    name: 'a conversation goes on, with messages from a database',
    turns: [say('No: 91 is 7 × 13.'), say('It is prime.')],
    ways: both.map(way => [
      way,
      async ({ ask, bodies }) => {
        const { answer: first } = await ask(way, { prompt: 'Is 91 prime?' });
        const messages: unknown[] = JSON.parse(JSON.stringify(first?.messages));
        const history = [{ role: 'user', content: 'Is 91 prime?' }, ...messages];
        const { answer } = await ask(way, { history, prompt: 'And 97?' });
        expect(answer?.text, 'text').toBe('It is prime.');
        expect(JSON.stringify(bodies().at(-1)?.input)).toMatch(/Is 91 prime\?[^]*No: 91 is 7 × 13\.[^]*And 97\?/);
      },
    ]),
  },
  {
    name: 'an HTTP error',
    turns: [say('Never said.')],
    fault: 'http-error',
    ways: both.map(way => [
      way,
      async ({ ask }) => {
        const { error } = await ask(way, { prompt: 'Hi' });
        expect(error, 'error').toMatchObject({
          code: 'http_error',
          statusCode: refusal.status,
          isRetryable: true,
          message: expect.stringContaining(refusal.message),
        });
      },
    ]),
  },
  {
    name: 'a request that nothing answers',
    turns: [],
    ways: both.map(way => [
      way,
      async ({ ask }) => {
        const { error } = await ask(way, { prompt: 'Something else.' });
        expect(error, 'error').toMatchObject({ code: 'http_error' });
      },
    ]),
  },
  {
    name: 'a stream that is cut',
    turns: [say(long)],
    fault: 'cut',
    ways: [
      [
        'stream',
        async ({ ask }) => {
          const { answer, error } = await ask('stream', { prompt: 'Hi' });
          expect(error, 'error').toMatchObject({ code: 'stream_truncated', statusCode: 502, isRetryable: true });
          expect(answer?.finishReason).toMatch(/^(error|interrupted|)$/);
          expect(long.startsWith(answer?.text ?? long)).toBe(true);
        },
      ],
    ],
  },
  {
    name: 'abort in the middle of a stream',
    turns: [say(long)],
    fault: 'slow',
    ways: [
      [
        'stream',
        async ({ ask }) => {
          const { answer, error } = await ask('stream', { prompt: 'Hi', stopAt: 'text' });
          expect(error, 'error').toBeUndefined();
          expect(answer?.text, 'text').not.toBe(long);
          expect(answer?.finishReason).toBe('');
        },
      ],
    ],
  },
  {
    name: 'abort, as the server behind the proxy sees it',
    turns: [say(long)],
    fault: 'slow',
    proxied: true,
    ways: [
      [
        'stream',
        async ({ ask, upstream }) => {
          await ask('stream', { prompt: 'Hi', stopAt: 'text' });
          await upstream?.idle();
          expect(upstream?.requests).toMatchObject([{ aborted: true, streamClosed: true }]);
        },
      ],
    ],
  },
];

/** Every case. */
export const cases: readonly Case[] = [...scenarioCases, ...otherCases];
