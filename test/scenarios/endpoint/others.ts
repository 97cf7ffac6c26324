import { clock, weather } from '../tools.ts';
import { call, message, reasoning, type OutputItem, type Scenario } from '../types.ts';

const wrapped = (...uses: Array<readonly [name: string, city: string]>): OutputItem => {
  const tool_uses = uses.map(([name, city]) => ({ recipient_name: `functions.${name}`, parameters: { city } }));
  return call('parallel', { tool_uses });
};

/** What else an answer can hold. */
export const otherScenarios: readonly Scenario[] = [
  {
    name: 'compaction behind an answer',
    prompt: 'Tell me a long story.',
    options: { contextManagement: [{ type: 'compaction', compactThreshold: 1000 }] },
    turns: [{ output: [reasoning(), message('Once upon a time.'), { type: 'compaction' }] }],
  },
  {
    name: 'compaction amid a loop',
    prompt: 'What is the weather in Sofia?',
    tools: [weather],
    options: { contextManagement: [{ type: 'compaction', compactThreshold: 1000 }] },
    reasoning: true,
    turns: [
      { output: [{ type: 'compaction' }, reasoning('**Asking**'), call('get_weather', { city: 'Sofia' })] },
      { output: [message('7 degrees and cloudy in Sofia.')] },
    ],
  },
  {
    name: 'compaction on demand',
    prompt: 'Tell me a longer story.',
    options: { compactionTrigger: true },
    turns: [{ output: [{ type: 'compaction' }] }],
  },
  {
    name: 'calls in a wrapper',
    prompt: 'Weather and time in Varna?',
    tools: [weather, clock],
    turns: [
      { output: [wrapped(['get_weather', 'Varna'], ['get_time', 'Varna'])] },
      { output: [message('7 degrees, cloudy, 09:41.')] },
    ],
  },
  {
    name: 'calls in a wrapper behind a thought',
    prompt: 'Weather and time in Burgas?',
    tools: [weather, clock],
    reasoning: true,
    turns: [
      { output: [reasoning('**Both at once**'), wrapped(['get_weather', 'Burgas'], ['get_time', 'Burgas'])] },
      { output: [message('7 degrees, cloudy, 09:41.')] },
    ],
  },
  {
    name: 'wrapper that is cut off',
    prompt: 'Weather and time in Ruse?',
    tools: [weather, clock],
    turns: [
      {
        output: [{ type: 'function_call', name: 'parallel', arguments: '{"tool_uses":[{"recipient_name":"functions.' }],
        status: 'incomplete',
      },
    ],
  },
  {
    name: 'log probabilities',
    prompt: 'Yes or no?',
    model: 'gpt-4.1',
    options: { logprobs: 2 },
    turns: [{ output: [message('Yes, “yes” it is 👍.')] }],
  },
  {
    name: 'custom tool with a grammar',
    prompt: 'Add two and three.',
    endpointTools: [
      {
        wire: {
          type: 'custom',
          name: 'calculate',
          description: 'Calculates.',
          format: { type: 'grammar', syntax: 'regex', definition: '[0-9+]+' },
        },
        args: {
          description: 'Calculates.',
          format: { type: 'grammar', syntax: 'regex', definition: '[0-9+]+' },
        },
        result: '5',
        output: { output: '5' },
      },
    ],
    turns: [
      { output: [reasoning(), { type: 'custom_tool_call', name: 'calculate', input: '2+3' }] },
      { output: [message('5')] },
    ],
  },
  {
    name: 'custom tool call that is cut off',
    prompt: 'Add two and thirty-three.',
    customTools: [{ name: 'calculate', description: 'Calculates.', result: '35' }],
    turns: [{ output: [{ type: 'custom_tool_call', name: 'calculate', input: '2+3' }], status: 'incomplete' }],
  },
];
