import { scenario } from '@responses-bridge/scenarios';
import { expect } from 'vitest';
import { askWeather, say, type AskedCase, type Case } from './case.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString('base64');
const text = { type: 'string' };
const parameters = { type: 'object', properties: { city: text }, required: ['city'] };
const weather = { name: 'get_weather', description: 'The weather in a city.', parameters, result: '7 degrees' };

function about(name: string): Pick<AskedCase, 'script' | 'ask'> {
  const { prompt, turns, tools = [], customTools = [], reasoning } = scenario(name);
  return {
    script: turns,
    ask: { prompt, tools, customTools, ...(reasoning && { openai: { reasoningSummary: 'auto' } }) },
  };
}

/** The output of the one call that a second request brings. */
const output = (value: unknown) => [
  {},
  { input: [{}, { type: 'function_call' }, { type: 'function_call_output', output: value }] },
];

const loop = scenario('loop of five steps').tools ?? [];
const resultOf = (name: string) => loop.find(tool => tool.name === name)?.result;
const call = (name: string, input: object) => ({
  calls: [{ name, input }],
  results: [{ name, output: resultOf(name) }],
  finishReason: 'tool-calls',
});

/** Calls with tools that the caller runs. */
export const toolCases: readonly Case[] = [
  {
    name: 'reasoning and a tool loop over 5 steps',
    ...about('loop of five steps'),
    shows: {
      text: 'The answer is 42 now, and the tests pass.',
      finishReason: 'stop',
      steps: [
        { reasoning: expect.stringContaining('Looking'), ...call('read_file', { path: 'answer.ts', lines: 20 }) },
        {
          reasoning: expect.stringContaining('Editing'),
          ...call('run', { command: ['sed', '-i', 's/41/42/', 'answer.ts'] }),
        },
        { reasoning: '', ...call('run', { command: ['npm', 'test'] }) },
        { reasoning: expect.stringMatching(/Checking[^]*Once more/), ...call('read_file', { path: 'answer.ts' }) },
        { calls: [], text: 'The answer is 42 now, and the tests pass.' },
      ],
    },
  },
  {
    name: 'a strict tool, called without an argument that it can be called without',
    script: [
      { output: [{ type: 'function_call', name: 'get_weather', arguments: { unit: null, city: 'Bonn' } }] },
      say('7 degrees.'),
    ],
    ask: {
      prompt: 'Weather?',
      tools: [{ ...weather, parameters: { ...parameters, properties: { unit: text, city: text } } }],
      openai: { strictJsonSchema: true },
    },
    shows: {
      text: '7 degrees.',
      steps: [{ calls: [{ name: 'get_weather', input: { city: 'Bonn' } }] }, { calls: [] }],
    },
    streams: { inputs: ['{"city":"Bonn"}'] },
    sends: [
      {
        tools: [
          {
            strict: true,
            parameters: {
              properties: { unit: { type: ['string', 'null'] }, city: text },
              required: ['unit', 'city'],
              additionalProperties: false,
            },
          },
        ],
      },
      { input: [{}, { type: 'function_call', arguments: '{"city":"Bonn"}' }, { type: 'function_call_output' }] },
    ],
  },
  {
    name: 'parallel tools',
    ...about('parallel tool calls'),
    shows: {
      steps: [
        {
          calls: [
            { name: 'get_weather', input: { city: 'Oslo' } },
            { name: 'get_weather', input: { city: 'Lima', unit: 'celsius' } },
            { name: 'get_time', input: { city: 'Oslo' } },
            { name: 'get_time', input: { city: 'Lima' } },
          ],
          results: [{ name: 'get_weather' }, { name: 'get_weather' }, { name: 'get_time' }, { name: 'get_time' }],
        },
        { text: 'In both it is 7 degrees, cloudy, and 09:41.' },
      ],
    },
  },
  {
    name: 'custom tools, whose input is text',
    ...about('custom tool call'),
    shows: {
      text: 'Only Ada is older than 25.',
      steps: [{ calls: [{ name: 'write_sql' }], results: [{ name: 'write_sql', output: 'id,name\n1,Ada\n' }] }, {}],
    },
  },
  {
    name: 'a limit of steps',
    script: [askWeather('Rome'), askWeather('Bari'), say('Enough.')],
    ask: { prompt: 'Hi', tools: [weather], maxSteps: 2 },
    shows: { finishReason: 'tool-calls', steps: [{}, {}] },
    sends: [{}, {}],
  },
  {
    name: 'a tool that fails',
    script: [askWeather('Rome'), say('It failed.')],
    ask: { prompt: 'Hi', tools: [{ ...weather, fails: 'No satellite is up.' }] },
    shows: { text: 'It failed.' },
    sends: output(expect.stringContaining('No satellite is up.')),
  },
  {
    name: 'a tool that answers with an image',
    script: [askWeather('Rome'), say('It is sunny.')],
    ask: { prompt: 'Hi', tools: [{ ...weather, result: png, shows: 'A photo:' }] },
    shows: { text: 'It is sunny.' },
    sends: output([
      { type: 'input_text', text: 'A photo:' },
      { type: 'input_image', image_url: `data:image/png;base64,${png}` },
    ]),
  },
];
