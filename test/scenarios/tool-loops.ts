import { clock, files, shell, weather } from './tools.ts';
import { call, message, reasoning, type Scenario } from './types.ts';

/** Turns that call tools. */
export const toolScenarios: readonly Scenario[] = [
  {
    name: 'one tool call',
    prompt: 'What is the weather in Berlin?',
    tools: [weather],
    turns: [
      { output: [call('get_weather', { city: 'Berlin' })] },
      { output: [message('It is 7 degrees and cloudy in Berlin.')] },
    ],
  },
  {
    name: 'text in front of a tool call',
    prompt: 'Look at the weather in Rome for me.',
    tools: [weather],
    turns: [
      { output: [message('I will look it up.', { phase: 'commentary' }), call('get_weather', { city: 'Rome' })] },
      { output: [message('It is 7 degrees and cloudy in Rome.', { phase: 'final_answer' })] },
    ],
  },
  {
    name: 'parallel tool calls',
    prompt: 'Weather and time in Oslo and Lima, please.',
    tools: [weather, clock],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Planning**\n\nBoth cities need both tools.'),
          call('get_weather', { city: 'Oslo' }),
          call('get_weather', { city: 'Lima', unit: 'celsius' }),
          call('get_time', { city: 'Oslo' }),
          call('get_time', { city: 'Lima' }),
        ],
      },
      { output: [message('In both it is 7 degrees, cloudy, and 09:41.')] },
    ],
  },
  {
    name: 'tool call without arguments',
    prompt: 'Ping.',
    tools: [
      { name: 'ping', description: 'Answers pong.', parameters: { type: 'object', properties: {} }, result: 'pong' },
    ],
    turns: [{ output: [call('ping', {})] }, { output: [message('pong')] }],
  },
  {
    name: 'loop of five steps',
    prompt: 'Fix the answer in answer.ts.',
    tools: [files, shell],
    reasoning: true,
    turns: [
      { output: [reasoning('**Looking**\n\nFirst the file.'), call('read_file', { path: 'answer.ts', lines: 20 })] },
      {
        output: [
          reasoning('**Editing**\n\nThe answer is off by one.'),
          call('run', { command: ['sed', '-i', 's/41/42/', 'answer.ts'] }),
        ],
      },
      { output: [call('run', { command: ['npm', 'test'] })] },
      { output: [reasoning('**Checking**', 'Once more to be sure.'), call('read_file', { path: 'answer.ts' })] },
      { output: [reasoning(), message('The answer is 42 now, and the tests pass.', { phase: 'final_answer' })] },
    ],
  },
  {
    name: 'custom tool call',
    prompt: 'Which users are older than 25?',
    customTools: [{ name: 'write_sql', description: 'Runs a SELECT query.', result: 'id,name\n1,Ada\n' }],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Writing SQL**'),
          { type: 'custom_tool_call', name: 'write_sql', input: 'SELECT *\nFROM "users"\nWHERE age > 25;' },
        ],
      },
      { output: [message('Only Ada is older than 25.')] },
    ],
  },
];
