import { weather } from './tools.ts';
import { call, message, reasoning, type Scenario } from './types.ts';

/** Turns that do not end well. */
export const endingScenarios: readonly Scenario[] = [
  {
    name: 'incomplete text',
    prompt: 'Write a long story.',
    turns: [{ output: [message('Once upon a time there was a')], status: 'incomplete' }],
  },
  {
    name: 'incomplete call',
    prompt: 'What is the weather in Athens?',
    tools: [weather],
    turns: [
      {
        output: [reasoning('**Calling**'), { type: 'function_call', name: 'get_weather', arguments: '{"city":"Ath' }],
        status: 'incomplete',
      },
    ],
  },
  {
    name: 'incomplete reasoning',
    prompt: 'Prove it.',
    reasoning: true,
    turns: [{ output: [reasoning('**Starting the proof**')], status: 'incomplete' }],
  },
  {
    name: 'content filter',
    prompt: 'Quote the whole book.',
    turns: [{ output: [message('It begins with')], status: 'incomplete', incompleteReason: 'content_filter' }],
  },
  {
    name: 'failed midway',
    prompt: 'Tell me a joke.',
    turns: [
      {
        output: [message('Why did the')],
        status: 'failed',
        error: {
          code: 'server_error',
          message: 'The server had an error while processing your request. Sorry about that!',
        },
      },
    ],
  },
  {
    name: 'failed midway in a call',
    prompt: 'What is the weather in Cairo?',
    tools: [weather],
    turns: [
      {
        output: [call('get_weather', { city: 'Cairo' })],
        status: 'failed',
        error: { code: 'rate_limit_exceeded', message: 'Rate limit reached. Please try again in 2s.' },
      },
    ],
  },
  {
    name: 'failed by quota',
    prompt: 'Tell me another joke.',
    turns: [
      {
        output: [],
        status: 'failed',
        errorEvent: true,
        error: {
          code: 'insufficient_quota',
          message: 'You exceeded your current quota, please check your plan and billing details.',
        },
      },
    ],
  },
];
