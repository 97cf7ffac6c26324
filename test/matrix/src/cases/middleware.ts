import { expect } from 'vitest';
import { modelId } from '../connect.ts';
import { askWeather, say, type Case } from './case.ts';

const tagged = say('<think>Hm, let me see.</think>It is 7.');
const thinking = { output: [{ type: 'reasoning', summary: ['Look it up.'] }, ...askWeather('Bonn').output] };
const tools = [
  {
    name: 'get_weather',
    description: 'The weather in a city.',
    parameters: { type: 'object', properties: { city: { type: 'string' } } },
    result: '7 degrees',
  },
];
const ask = { prompt: 'Hi', tools, openai: { reasoningSummary: 'auto' } };

/** The reasoning of the first step goes back in the second. */
const replayed = [
  {},
  { input: [{}, { type: 'reasoning' }, { type: 'function_call' }, { type: 'function_call_output' }] },
];

/** Models inside of what the AI SDK puts around them. */
export const middlewareCases: readonly Case[] = [
  {
    name: 'wrapLanguageModel with a middleware that only looks',
    async play({ driver, connect }) {
      await using connection = await connect({ script: [thinking, say('7 degrees.')] });
      const seen: string[] = [];
      const model = driver.wrap(connection.bridge(modelId), 'a look at each call', id => seen.push(id));
      const { text, errors } = await driver.stream(model, ask);
      expect({ text, errors }).toMatchObject({ text: '7 degrees.', errors: [] });
      expect(seen).toEqual(['openai.responses', 'openai.responses']);
      expect(connection.bodies()).toMatchObject(replayed);
    },
  },
  {
    name: 'extractReasoningMiddleware',
    script: [tagged],
    through: 'extractReasoningMiddleware',
    ask: { prompt: 'Hi' },
    shows: { text: 'It is 7.', steps: [{ reasoning: 'Hm, let me see.' }] },
  },
  {
    name: 'extractReasoningMiddleware beside reasoning items',
    script: [thinking, say('7 degrees.')],
    through: 'extractReasoningMiddleware',
    ask,
    shows: { text: '7 degrees.', steps: [{ reasoning: 'Look it up.' }, {}] },
    sends: replayed,
  },
  {
    name: 'simulateStreamingMiddleware',
    script: [thinking, say('7 degrees.')],
    ways: ['stream'],
    through: 'simulateStreamingMiddleware',
    ask,
    shows: { text: '7 degrees.', steps: [{ reasoning: 'Look it up.' }, {}], errors: [] },
    sends: [expect.not.objectContaining({ stream: true }), replayed[1] ?? {}],
  },
  {
    name: 'defaultSettingsMiddleware',
    script: [say('Hello!')],
    modelId: 'some-model',
    through: 'defaultSettingsMiddleware',
    ask: { prompt: 'Hi', openai: { textVerbosity: 'high' } },
    sends: [{ temperature: 0.3, reasoning: { effort: 'high' }, text: { verbosity: 'high' } }],
  },
  {
    name: 'provider registry and custom provider',
    async play({ driver, connect }) {
      await using connection = await connect({ script: [say('1'), say('2'), say('3')] });
      const texts: string[] = [];
      for (const model of Object.values(driver.registered(connection.bridge, modelId))) {
        texts.push((await driver.generate(model(), { prompt: 'Hi' })).text);
      }
      expect(texts).toEqual(['1', '2', '3']);
      expect(connection.bodies()).toMatchObject([{ model: modelId }, { model: modelId }, { model: modelId }]);
    },
  },
  {
    name: 'no embeddings in a registry',
    async play({ driver, connect }) {
      await using connection = await connect();
      expect(() => driver.embedding(connection.bridge, modelId)).toThrow(
        expect.objectContaining({ name: 'AI_NoSuchModelError' }),
      );
    },
  },
];
