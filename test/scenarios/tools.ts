import type { ScenarioTool } from './types.ts';

export const weather: ScenarioTool = {
  name: 'get_weather',
  description: 'The weather in a city.',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
    required: ['city'],
    additionalProperties: false,
  },
  result: { temperature: 7, sky: 'cloudy' },
};

export const clock: ScenarioTool = {
  name: 'get_time',
  description: 'The local time in a city.',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
  result: '09:41',
};

export const files: ScenarioTool = {
  name: 'read_file',
  description: 'Reads a file of the repository.',
  parameters: {
    type: 'object',
    properties: { path: { type: 'string' }, lines: { type: 'integer', minimum: 1 } },
    required: ['path'],
    additionalProperties: false,
  },
  result: 'export const answer = 41;\n',
};

export const shell: ScenarioTool = {
  name: 'run',
  description: 'Runs a command.',
  parameters: {
    type: 'object',
    properties: { command: { type: 'array', items: { type: 'string' } } },
    required: ['command'],
    additionalProperties: false,
  },
  result: { exitCode: 0, stdout: 'ok' },
};
