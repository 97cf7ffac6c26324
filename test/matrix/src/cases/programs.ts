import { say, type AskedCase } from './case.ts';
import { about } from './hosted-case.ts';

const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const weather = { name: 'get_weather', description: 'The weather in a city.', parameters, result: '7 degrees' };
const declared = { type: 'function', name: weather.name, description: weather.description, parameters };

const code = 'text(await tools.get_weather({ city: "Oslo" }))';
const caller = { type: 'program', caller_id: 'call_program' };

/** A program of the endpoint that calls a function of the caller's. */
const programs = about(
  {
    script: [
      {
        output: [
          { type: 'reasoning', summary: [] },
          { type: 'program', id: 'cm_1', call_id: 'call_program', code },
          {
            type: 'function_call',
            id: 'fc_1',
            call_id: 'call_1',
            name: weather.name,
            arguments: { city: 'Oslo' },
            caller,
          },
        ],
      },
      {
        output: [
          { type: 'program_output', id: 'cmo_1', call_id: 'call_program', result: '7 degrees' },
          { type: 'message', text: 'Seven.' },
        ],
      },
    ],
    ask: {
      prompt: 'How warm is it?',
      tools: [{ ...weather, options: { allowedCallers: ['programmatic'] } }],
      hostedTools: ['programmatic_tool_calling'],
    },
    goesOn: {
      answers: [{ type: 'function_call_output', call_id: 'call_1', output: '7 degrees' }],
      references: ['reasoning', 'program', 'program_output'],
    },
  },
  {
    'a program: what it called and came to': {
      shows: {
        text: 'Seven.',
        steps: [
          {
            calls: [
              { name: 'programmatic_tool_calling', input: { code } },
              { name: weather.name, input: { city: 'Oslo' } },
            ],
          },
          { results: [{ name: 'programmatic_tool_calling', output: { result: '7 degrees', status: 'completed' } }] },
        ],
      },
    },
    'a program: who calls a function is declared': {
      sends: [
        { tools: [{ ...declared, allowed_callers: ['programmatic'] }, { type: 'programmatic_tool_calling' }] },
        {},
      ],
    },
  },
);

const namespace = { name: 'sky', description: 'All about the sky.' };
const inNamespace = { type: 'namespace', ...namespace, tools: [{ ...declared, defer_loading: true }] };

/** A function that is not loaded until a search of the endpoint finds it. */
const searches = about(
  {
    script: [
      {
        output: [
          { type: 'reasoning', summary: [] },
          { type: 'tool_search_call', id: 'tsc_1', arguments: { paths: ['sky'] } },
          { type: 'tool_search_output', id: 'tso_1', tools: [inNamespace] },
          {
            type: 'function_call',
            id: 'fc_1',
            call_id: 'call_1',
            name: weather.name,
            arguments: { city: 'Oslo' },
            namespace: namespace.name,
          },
        ],
      },
      say('Seven.'),
    ],
    ask: {
      prompt: 'How warm is it?',
      tools: [{ ...weather, options: { deferLoading: true, namespace } }],
      hostedTools: ['tool_search'],
    },
    goesOn: {
      answers: [{ type: 'function_call_output', call_id: 'call_1', output: '7 degrees' }],
      references: ['reasoning', 'tool_search_call', 'tool_search_output'],
    },
  },
  {
    'tool search by the endpoint: what it found and called': {
      shows: {
        text: 'Seven.',
        steps: [
          {
            calls: [
              { name: 'tool_search', input: { arguments: { paths: ['sky'] } } },
              { name: weather.name, input: { city: 'Oslo' } },
            ],
            results: [
              { name: 'tool_search', output: { tools: [inNamespace] } },
              { name: weather.name, output: '7 degrees' },
            ],
          },
          {},
        ],
      },
    },
    'tool search by the endpoint: namespaces and functions to be found are declared': {
      sends: [{ tools: [inNamespace, { type: 'tool_search' }] }, {}],
    },
  },
);

/** Programs, and functions that have to be found first. */
export const programCases: readonly AskedCase[] = [...programs, ...searches];
