import { expect } from 'vitest';
import { modelId, type Connection } from '../connect.ts';
import type { Answer, Ask } from '../driver.ts';
import { say, type Case, type Play, type Stage } from './case.ts';

const script = [say('Once upon a time.')];

type Way = 'generate' | 'stream';

/** Both ways, as a refusal comes before anything is streamed. */
const bothWays = (play: (way: Way, stage: Stage) => Promise<void>): Record<string, Play> => ({
  generateText: stage => play('generate', stage),
  streamText: stage => play('stream', stage),
});

/** What was asked, what the endpoint refused, and what it was then sent. */
function expectRepaired({ upstream: { requests } }: Connection, rule: string, sent: object): void {
  expect(requests.map(({ rejected }) => rejected?.rule)).toEqual([rule, undefined]);
  expect(requests.at(-1)?.body).toMatchObject(sent);
}

function expectTold({ text, warnings }: Answer, word: string): void {
  expect(text).toBe('Once upon a time.');
  expect(warnings).toEqual([expect.stringContaining(word)]);
}

/** Requests that the endpoint refuses, and takes as the bridge sends them again. */
export const repairCases: readonly Case[] = [
  {
    name: 'a parameter that the model refuses goes, with a warning',
    play: bothWays(async (way, { driver, connect }) => {
      await using connection = await connect({ script });
      const ask: Ask = { prompt: 'Hi', openai: { reasoningEffort: 'minimal' } };
      const answer = await driver[way](connection.bridge(modelId), ask);
      expectRepaired(connection, 'effort-of-model', { reasoning: { effort: 'low' } });
      expectTold(answer, 'reasoningEffort');
    }),
  },
  {
    name: 'a history that the endpoint has forgotten goes whole, with a warning',
    play: bothWays(async (way, { driver, connect }) => {
      const prompt = 'Hi';
      await using before = await connect({ script: [say('Well met.')] }, { state: 'stored' });
      const { messages } = await driver[way](before.bridge(modelId), { prompt });
      await using connection = await connect({ script }, { state: 'stored' });
      const history = [{ role: 'user', content: prompt }, ...messages];
      const answer = await driver[way](connection.bridge(modelId), { history, prompt: 'Go on.' });
      const input = [{ role: 'user' }, { role: 'assistant', content: 'Well met.' }, { role: 'user' }];
      expectRepaired(connection, 'item-reference-unknown', { input, store: true });
      expectTold(answer, 'goes whole');
    }),
  },
  {
    name: 'what changes the meaning of an answer stays an error',
    play: bothWays(async (way, { driver, connect }) => {
      const message = "Unsupported parameter: 'tools' is not supported with this model.";
      const body = { error: { message, type: 'invalid_request_error', param: 'tools', code: 'unsupported_parameter' } };
      await using connection = await connect({ script, faults: [{ type: 'http-error', status: 400, body }] });
      const asked = driver[way](connection.bridge(modelId), { prompt: 'Hi' });
      const told = await asked.then(
        answer => JSON.stringify('errors' in answer ? (answer.errors as Error[]).map(String) : answer),
        (error: unknown) => String(error),
      );
      expect(told).toContain(message);
      expect(connection.upstream.requests).toHaveLength(1);
    }),
  },
];
