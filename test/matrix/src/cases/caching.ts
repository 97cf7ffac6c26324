import type { Turn } from '@responses-bridge/upstream';
import { expect } from 'vitest';
import { modelId } from '../connect.ts';
import type { Ask } from '../driver.ts';
import type { State } from '../going-on.ts';
import type { Case, Play } from './case.ts';

const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const weather = { name: 'get_weather', description: 'The weather in a city.', parameters, result: '7 degrees' };
const tools = [weather, { ...weather, name: 'get_tides' }, { ...weather, name: 'a_clock' }];

const mostTurns = 50;
const turns = Array.from({ length: mostTurns }, (_, turn) => turn);

/** Every third turn calls a tool, and so asks twice. */
const script = turns.flatMap((turn): Turn[] => {
  const thought = { type: 'reasoning', summary: [`Thought ${turn}.`] } as const;
  const answer: Turn = { output: [thought, { type: 'message', text: `Answer ${turn}: "é", \u2028.` }] };
  const call = { type: 'function_call', name: 'get_weather', arguments: { city: `City ${turn}` } } as const;
  return turn % 3 === 0 ? [{ output: [thought, call] }, answer] : [answer];
});

/** A conversation of many turns whose messages a database keeps; gives the bodies as they were sent. */
function converse(way: 'generate' | 'stream', state: State): Play {
  return async ({ driver, connect }) => {
    const sent: string[] = [];
    const keep: typeof fetch = (url, init) => {
      sent.push(String(init?.body));
      return fetch(url, init);
    };
    // Requests of these forms are held against the published schema elsewhere, and this is many of them.
    await using connection = await connect({ script, onRequest() {} }, { state, fetch: keep });
    const model = connection.bridge(modelId);
    const openai = { reasoningSummary: 'auto', promptCacheKey: 'auto' };
    let history: unknown[] = [];
    for (const turn of turns) {
      const ask: Ask = { history, prompt: `Question ${turn}.`, tools, openai };
      const { messages } = await driver[way](model, ask);
      history = JSON.parse(JSON.stringify([...history, { role: 'user', content: ask.prompt }, ...messages]));
    }
    connection.bodies();
    expect(sent).toHaveLength(script.length);
    for (const [index, body] of sent.slice(1).entries()) expectToGoOn(sent[index] ?? '', body);
  };
}

/** What was sent stands at the beginning of what is sent next, byte by byte, and nothing else has changed. */
function expectToGoOn(before: string, next: string): void {
  const [one, other] = [before, next].map(takeApart);
  expect(other?.rest).toBe(one?.rest);
  expect(other?.input.startsWith(one?.input.slice(0, -1) ?? '-')).toBe(true);
  expect(other?.input.length).toBeGreaterThan(one?.input.length ?? 0);
}

function takeApart(body: string) {
  const { input, ...rest }: { input: unknown } = JSON.parse(body);
  // What is compared is what was sent.
  expect(JSON.stringify(JSON.parse(body))).toBe(body);
  return { input: JSON.stringify(input), rest: JSON.stringify(rest) };
}

/** What the endpoint can keep in a cache. */
export const cachingCases: readonly Case[] = [
  {
    name: `what was sent does not change, over ${mostTurns} turns`,
    play: {
      'generateText, stateless': converse('generate', 'stateless'),
      'streamText, stateless': converse('stream', 'stateless'),
      'generateText, stored': converse('generate', 'stored'),
      'streamText, stored': converse('stream', 'stored'),
    },
  },
];
