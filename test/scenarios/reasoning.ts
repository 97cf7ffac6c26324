import { clock, weather } from './tools.ts';
import { call, message, reasoning, type Scenario } from './types.ts';

/** Turns that think, in every order the service is known for. */
export const reasoningScenarios: readonly Scenario[] = [
  {
    name: 'one reasoning item',
    prompt: 'Is 91 prime?',
    reasoning: true,
    turns: [{ output: [reasoning('**Checking 91**\n\n7 × 13 = 91.'), message('No: 91 is 7 × 13.')] }],
  },
  {
    name: 'reasoning with several summaries',
    prompt: 'Is 97 prime?',
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Small factors**\n\nNot by 2, 3, 5, 7.', '**Bound**\n\n11² is above 97.', '**Done**'),
          message('Yes, 97 is prime.'),
        ],
      },
    ],
  },
  {
    name: 'reasoning without a summary',
    prompt: 'Is 89 prime?',
    turns: [{ output: [reasoning(), message('Yes, 89 is prime.')] }],
  },
  {
    name: 'two reasoning items in one step',
    prompt: 'Weather in Kyiv?',
    tools: [weather],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**First thought**'),
          reasoning('**Second thought**', 'with two parts'),
          call('get_weather', { city: 'Kyiv' }),
        ],
      },
      { output: [message('7 degrees and cloudy in Kyiv.')] },
    ],
  },
  {
    name: 'three reasoning items in one step',
    prompt: 'Weather in Quito?',
    tools: [weather],
    reasoning: true,
    turns: [
      { output: [reasoning('**One**'), reasoning(), reasoning('**Three**'), call('get_weather', { city: 'Quito' })] },
      { output: [reasoning(), message('7 degrees and cloudy in Quito.')] },
    ],
  },
  {
    name: 'reasoning and calls interleaved',
    prompt: 'Weather and time in Turku?',
    tools: [weather, clock],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Weather first**'),
          call('get_weather', { city: 'Turku' }),
          reasoning('**Then the time**'),
          call('get_time', { city: 'Turku' }),
        ],
      },
      { output: [reasoning('**Both are here**'), message('7 degrees, cloudy, 09:41.')] },
    ],
  },
  {
    name: 'reasoning and messages interleaved',
    prompt: 'Think aloud about tea.',
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Green or black**'),
          message('Let me weigh it.', { phase: 'commentary' }),
          reasoning('**Black it is**'),
          message('Black tea, three minutes.', { phase: 'final_answer' }),
        ],
      },
    ],
  },
  {
    name: 'reasoning text of an open model',
    prompt: 'Add 2 and 3.',
    turns: [
      { output: [{ type: 'reasoning', summary: [], content: ['The user wants a sum. ', '2 + 3 = 5.'] }, message('5')] },
    ],
  },
];
