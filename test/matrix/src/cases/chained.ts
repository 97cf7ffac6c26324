import type { Turn } from '@responses-bridge/upstream';
import { expect } from 'vitest';
import { modelId, type Connection } from '../connect.ts';
import type { Answer, Ask } from '../driver.ts';
import { askWeather, fromUser, say, type Case, type Stage } from './case.ts';

const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const long = '7 degrees and cloudy. '.repeat(200);
const tools = [{ name: 'get_weather', description: 'The weather in a city.', parameters, result: long }];
const cities = ['Oslo', 'Lima', 'Rome', 'Bonn', 'Bari', 'Kiel'];
const prompt = 'Where is it cold?';

const chained = { state: 'chained' } as const;

/** What a request goes on from, and what it says. */
const saysOf = (connection: Connection) =>
  connection.bodies().map(({ input, previous_response_id: from }) => ({ from, input }));

const outputs = (count: number) =>
  Array.from({ length: count }, () => ({ type: 'function_call_output', output: long }));

/** The response that an answer came with. */
const idOf = ({ metadata }: Answer) => metadata['responseId'];

interface Edit {
  /** What becomes of the messages of a conversation. */
  edit(messages: readonly unknown[]): readonly unknown[];
  /** How many items go again; none where the request goes on from the last answer. */
  again: number;
  /** Something cannot go back. */
  leavesOut?: true;
}

const edits: Readonly<Record<string, Edit>> = {
  'a history nobody touched': { edit: messages => messages, again: 0 },
  'a question that was edited': {
    edit: ([, ...rest]) => [{ role: 'user', content: 'Where is it warm?' }, ...rest],
    again: 5,
  },
  'a message that was deleted': { edit: ([first, , , ...rest]) => [first, ...rest], again: 2 },
  'a result that was edited': {
    edit: messages => JSON.parse(JSON.stringify(messages).replaceAll('cloudy', 'sunny')),
    again: 2,
  },
  'an answer that was edited': {
    edit: messages => JSON.parse(JSON.stringify(messages).replaceAll('All.', 'None.')),
    again: 2,
  },
  'a fork in front of the last answer': { edit: messages => messages.slice(0, -1), again: 1 },
  'the history of another provider': { edit: withoutMetadata, again: 4, leavesOut: true },
};

/** Messages without what tells whose they are: metadata, or, in ai@4, the parts that stand for it. */
function withoutMetadata(messages: readonly unknown[]): unknown[] {
  return JSON.parse(JSON.stringify(messages), (key, value) => {
    if (['providerOptions', 'providerMetadata', 'signature'].includes(key)) return undefined;
    return Array.isArray(value) ? value.filter(part => part?.type !== 'redacted-reasoning') : value;
  });
}

async function begin(stage: Stage, connection: Connection): Promise<{ answer: Answer; history: unknown[] }> {
  const answer = await stage.driver.generate(connection.bridge(modelId), { prompt, tools });
  return { answer, history: [{ role: 'user', content: prompt }, ...answer.messages] };
}

const thinking: Turn = {
  output: [
    { type: 'reasoning', summary: ['Look it up.'] },
    { type: 'function_call', name: 'get_weather', arguments: { city: 'Oslo' } },
  ],
};
const script = [thinking, say('All.'), say('Bye.'), say('Bye.'), say('Bye.')];

async function expectAccepted(stage: Stage, { edit, again, leavesOut }: Edit): Promise<void> {
  await using connection = await stage.connect({ script }, chained);
  const { history } = await begin(stage, connection);
  const ask: Ask = { history: edit(history), prompt: 'And now?', tools };
  const { warnings } = await stage.driver.generate(connection.bridge(modelId), ask);
  if (!leavesOut) expect(warnings).toEqual([]);
  const last = saysOf(connection).at(-1);
  expect(last?.input).toHaveLength(again + 1);
  expect(last?.input.at(-1)).toEqual(fromUser('And now?'));
}

/** Conversations of which the endpoint has a part. */
export const chainedCases: readonly Case[] = [
  {
    name: 'chained: each of six steps sends what is new',
    async play({ driver, connect }) {
      await using connection = await connect({ script: [...cities.map(askWeather), say('All.')] }, chained);
      const ask: Ask = { prompt, tools, openai: { instructions: 'Be brief.' } };
      const { text, warnings } = await driver.generate(connection.bridge(modelId), ask);
      expect([text, warnings]).toEqual(['All.', []]);
      const [first, ...later] = saysOf(connection);
      expect(first).toEqual({ from: undefined, input: [fromUser(prompt)] });
      expect(later.map(({ input }) => input)).toMatchObject(cities.map(() => outputs(1)));
      expect(new Set(later.map(({ from }) => from)).size).toBe(cities.length);
      for (const body of connection.bodies()) {
        expect(body).toMatchObject({ store: true, instructions: 'Be brief.' });
        expect(JSON.stringify(body).length).toBeLessThan(long.length + 1000);
      }
    },
  },
  {
    name: 'chained: a changed history is sent as far as the endpoint has another one',
    play: Object.fromEntries(Object.entries(edits).map(([name, edit]) => [name, stage => expectAccepted(stage, edit)])),
  },
  {
    name: 'chained: calls at the same time',
    async play(stage) {
      await using connection = await stage.connect({ script }, chained);
      const { answer, history } = await begin(stage, connection);
      const asks = ['A', 'B', 'C'].map(text => ({ history, prompt: text, tools }));
      await Promise.all(asks.map(ask => stage.driver.generate(connection.bridge(modelId), ask)));
      const said = saysOf(connection).slice(2);
      expect(said.map(({ from }) => from)).toEqual(asks.map(() => idOf(answer)));
      expect(said.map(({ input }) => input)).toEqual(
        expect.arrayContaining(['A', 'B', 'C'].map(text => [fromUser(text)])),
      );
    },
  },
  {
    name: 'chained: an endpoint that has forgotten is sent the whole, with a warning',
    async play(stage) {
      const ids = new Map<string, string>();
      let isNew = false;
      // As it is where the endpoint was started anew: what is remembered names responses that it does not have.
      const get = (key: string) => (isNew ? ids.get(key)?.replace(/resp_\w+/, 'resp_gone') : ids.get(key));
      const store = {
        get,
        set: (key: string, id: string) => ids.set(key, id),
        delete: (key: string) => ids.delete(key),
      };
      await using connection = await stage.connect({ script }, { ...chained, chain: { store } });
      const { history } = await begin(stage, connection);
      isNew = true;
      const ask: Ask = { history, prompt: 'And now?', tools };
      const { text, warnings } = await stage.driver.generate(connection.bridge(modelId), ask);
      expect([text, warnings]).toEqual([
        'Bye.',
        [expect.stringContaining("'resp_gone' not found), so it was sent again")],
      ]);
      const refused = connection.upstream.requests.map(({ rejected }) => rejected?.code);
      expect(refused).toEqual([undefined, undefined, 'previous_response_not_found', undefined]);
      expect(connection.upstream.requests.at(-1)?.body).not.toHaveProperty('previous_response_id');
    },
  },
  {
    name: 'a response that is named is not told again what it called',
    play: Object.fromEntries(
      (['stored', 'chained'] as const).map(state => [
        state,
        async ({ driver, connect }: Stage) => {
          await using connection = await connect({ script: [askWeather('Oslo'), say('All.')] }, { state });
          const bridge = connection.bridge(modelId);
          const { metadata, messages } = await driver.generate(bridge, { prompt, tools, maxSteps: 1 });
          const history = [{ role: 'user', content: prompt }, ...messages];
          const openai = { previousResponseId: metadata['responseId'] };
          await driver.generate(bridge, { history, prompt: '', tools, openai });
          expect(saysOf(connection).at(-1)).toMatchObject({ from: metadata['responseId'], input: outputs(1) });
        },
      ]),
    ),
  },
];
