import { clock, weather } from '../tools.ts';
import { call, message, reasoning, type Scenario, type ScenarioTool } from '../types.ts';

const found = ({ name, description, parameters }: ScenarioTool) => ({
  type: 'function',
  name,
  description,
  parameters,
  strict: false,
  defer_loading: true,
});

const namespace = { name: 'travel', description: 'All for a trip.' };
const deferred = (tool: ScenarioTool): ScenarioTool => ({ ...tool, options: { deferLoading: true } });
const spaced = (tool: ScenarioTool): ScenarioTool => ({ ...tool, options: { deferLoading: true, namespace } });

const parameters = {
  type: 'object',
  properties: { goal: { type: 'string' } },
  required: ['goal'],
  additionalProperties: false,
};

const description = 'Finds tools for a goal.';

/** Conversations in which tools are looked for before they are called. */
export const toolSearchScenarios: readonly Scenario[] = [
  {
    name: 'tool search',
    prompt: 'What is the weather in Tallinn?',
    tools: [deferred(weather)],
    endpointTools: [{ wire: { type: 'tool_search' } }],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Which tool?**'),
          { type: 'tool_search_call', arguments: { paths: ['get_weather'] } },
          { type: 'tool_search_output', tools: [found(weather)] },
          { ...call('get_weather', { city: 'Tallinn' }), namespace: 'get_weather' },
        ],
      },
      { output: [message('7 degrees and cloudy in Tallinn.')] },
    ],
  },
  {
    name: 'tool search in a namespace, twice',
    prompt: 'Weather and time in Riga?',
    tools: [spaced(weather), spaced(clock)],
    endpointTools: [{ wire: { type: 'tool_search', execution: 'server' }, args: { execution: 'server' } }],
    turns: [
      {
        output: [
          reasoning(),
          { type: 'tool_search_call', arguments: { paths: ['travel'] } },
          { type: 'tool_search_output', tools: [{ type: 'namespace', ...namespace, tools: [found(weather)] }] },
          { type: 'tool_search_call', arguments: { paths: ['travel'] } },
          { type: 'tool_search_output', tools: [{ type: 'namespace', ...namespace, tools: [found(clock)] }] },
          { ...call('get_weather', { city: 'Riga' }), namespace: 'travel' },
          { ...call('get_time', { city: 'Riga' }), namespace: 'travel' },
        ],
      },
      { output: [message('7 degrees, cloudy, 09:41.')] },
    ],
  },
  {
    name: 'tool search by the caller',
    prompt: 'What is the weather in Vilnius?',
    tools: [deferred(weather)],
    endpointTools: [
      {
        wire: { type: 'tool_search', execution: 'client', description, parameters },
        args: { execution: 'client', description, parameters },
        result: { tools: [found(weather)] },
        output: { execution: 'client', status: 'completed', tools: [found(weather)] },
      },
    ],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Which tool?**'),
          { type: 'tool_search_call', execution: 'client', arguments: { goal: 'the "weather"' } },
        ],
      },
      { output: [reasoning(), call('get_weather', { city: 'Vilnius' })] },
      { output: [message('7 degrees and cloudy in Vilnius.')] },
    ],
  },
  {
    name: 'tool search by the caller that is cut off',
    prompt: 'What is the weather in Minsk?',
    tools: [deferred(weather)],
    endpointTools: [
      {
        wire: { type: 'tool_search', execution: 'client', description, parameters },
        args: { execution: 'client', description, parameters },
        result: { tools: [] },
        output: { execution: 'client', status: 'completed', tools: [] },
      },
    ],
    turns: [
      { output: [{ type: 'tool_search_call', execution: 'client', arguments: { goal: 'th' } }], status: 'incomplete' },
    ],
  },
  {
    name: 'tools that the endpoint adds',
    prompt: 'What is the weather in Narva?',
    tools: [deferred(weather)],
    endpointTools: [{ wire: { type: 'tool_search' } }],
    turns: [
      {
        output: [
          { type: 'additional_tools', id: 'at_1', role: 'developer', tools: [found(weather)] },
          call('get_weather', { city: 'Narva' }),
        ],
      },
      { output: [message('7 degrees and cloudy in Narva.')] },
    ],
  },
];
