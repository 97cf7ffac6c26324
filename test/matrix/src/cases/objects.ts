import { expect } from 'vitest';
import { modelId } from '../connect.ts';
import { askWeather, say, type Case } from './case.ts';

const ada = { name: 'Ada', age: 36 };
// Strict mode has no optional properties: what may be left out may be null there, and is not null here.
const script = [say(JSON.stringify({ ...ada, nick: null }))];

const properties = { name: { type: 'string' }, age: { type: 'number' }, nick: { type: ['string', 'null'] } };
const schema = { type: 'object', properties, required: ['name', 'age', 'nick'], additionalProperties: false };
const text = { format: { type: 'json_schema', strict: true, schema } };

const weather = {
  name: 'get_weather',
  description: 'The weather in a city.',
  parameters: { type: 'object', properties: { city: { type: 'string' } } },
  result: '7 degrees',
};

/** Structured output, by a schema of the major's own zod. */
export const objectCases: readonly Case[] = [
  {
    name: 'generateObject',
    async play({ driver, connect }) {
      await using connection = await connect({ script });
      expect(await driver.generateObject(connection.bridge(modelId), 'Who?')).toEqual(ada);
      expect(connection.bodies()).toMatchObject([{ text }]);
    },
  },
  {
    name: 'streamObject',
    async play({ driver, connect }) {
      await using connection = await connect({ script });
      const { object, partials } = await driver.streamObject(connection.bridge(modelId), 'Who?');
      expect(object).toEqual(ada);
      expect(partials).toBeGreaterThan(1);
      expect(connection.bodies()).toMatchObject([{ text, stream: true }]);
    },
  },
  {
    name: 'structured output beside tools',
    script: [askWeather('Bonn'), ...script],
    ask: { prompt: 'Who?', tools: [weather], person: true },
    shows: { person: ada, steps: [{ calls: [{ name: 'get_weather' }] }, {}] },
    sends: [
      { text, tools: [{ name: 'get_weather' }] },
      { text, tools: [{ name: 'get_weather' }] },
    ],
  },
];
