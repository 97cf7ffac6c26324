import { expect } from 'vitest';
import { say, type AskedCase, type Case } from './case.ts';
import { about } from './hosted-case.ts';
import { programCases } from './programs.ts';

const weather = {
  name: 'get_weather',
  description: 'The weather in a city.',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  result: '7 degrees',
};

const bothCities = {
  tool_uses: ['Oslo', 'Lima'].map(city => ({ recipient_name: 'functions.get_weather', parameters: { city } })),
};
const call = (city: string) => ({ name: 'get_weather', input: { city } });

const parallel: AskedCase = {
  name: 'a call that wraps calls of several functions',
  script: [{ output: [{ type: 'function_call', name: 'parallel', arguments: bothCities }] }, say('The same in both.')],
  ask: { prompt: 'Weather in Oslo and Lima?', tools: [weather] },
  shows: {
    text: 'The same in both.',
    steps: [{ calls: [call('Oslo'), call('Lima')], results: [{ output: '7 degrees' }, { output: '7 degrees' }] }, {}],
  },
};

const cut: AskedCase = {
  name: 'a call that was cut off is not run',
  script: [
    {
      output: [
        { type: 'message', text: 'Now.' },
        { type: 'function_call', name: 'get_weather', arguments: '{"city":"Ath' },
      ],
      status: 'incomplete',
    },
  ],
  ask: { prompt: 'Weather in Athens?', tools: [{ ...weather, fails: 'It was run.' }] },
  shows: { text: 'Now.', finishReason: 'length', steps: [{ calls: [], results: [] }] },
  sends: [{}],
};

const compaction: AskedCase = {
  name: 'a compaction of the conversation',
  script: [
    {
      output: [
        { type: 'compaction', id: 'cmp_1' },
        { type: 'message', text: 'As before.' },
      ],
    },
  ],
  ask: { prompt: 'Go on.' },
  shows: {
    text: 'As before.',
    steps: [{ items: [{ type: 'compaction', id: 'cmp_1', encrypted_content: expect.any(String) }] }],
  },
  goesOn: { references: ['compaction'] },
};

const unheardOf = { type: 'brand_new_call', id: 'new_1', status: 'completed', payload: { depth: [1, { two: null }] } };

const unknown: AskedCase = {
  name: 'an item that nobody has heard of',
  script: [{ output: [unheardOf, { type: 'message', text: 'I knew it.' }] }],
  ask: { prompt: 'Guess.' },
  shows: { text: 'I knew it.', steps: [{ items: [unheardOf] }], metadata: { unknownItems: ['brand_new_call'] } },
  goesOn: {},
};

const phases = about(
  {
    script: [
      {
        output: [
          { type: 'message', text: 'Let me see.', phase: 'commentary' },
          { type: 'message', text: 'It is 7.', phase: 'final_answer' },
        ],
      },
    ],
    ask: { prompt: 'Well?' },
    goesOn: {},
  },
  {
    'phases of messages: they are told': { shows: { steps: [{ phases: ['commentary', 'final_answer'] }] } },
    'phases of messages: they go back': { shows: { text: expect.stringMatching(/Let me see\.\s*It is 7\./) } },
  },
);

const verdict = { type: 'moderation_result', model: 'omni-moderation-latest', flagged: false };

/** What is told of an answer beside its parts. */
const told: readonly AskedCase[] = [
  {
    name: 'a refusal goes back',
    script: [{ output: [{ type: 'message', refusal: 'I can’t help with that.' }] }],
    ask: { prompt: 'Help.' },
    shows: { text: 'I can’t help with that.' },
    goesOn: {},
  },
  {
    name: 'log probabilities',
    modelId: 'gpt-4.1',
    script: [say('Hi.')],
    ask: { prompt: 'Hi', openai: { logprobs: 2 } },
    shows: {
      metadata: { logprobs: [expect.arrayContaining([expect.objectContaining({ token: expect.any(String) })])] },
    },
    sends: [{ include: expect.arrayContaining(['message.output_text.logprobs']), top_logprobs: 2 }],
  },
  {
    name: 'the service tier',
    script: [{ ...say('Hi.'), response: { service_tier: 'priority' } }],
    ask: { prompt: 'Hi', openai: { serviceTier: 'priority' } },
    shows: { metadata: { serviceTier: 'priority' } },
    sends: [{ service_tier: 'priority' }],
  },
  {
    name: 'the verdicts of a moderation',
    script: [{ ...say('Hi.'), response: { moderation: { input: verdict, output: verdict } } }],
    ask: { prompt: 'Hi' },
    shows: { metadata: { moderation: { input: verdict, output: verdict } } },
  },
  {
    name: 'tokens that were written to a cache',
    script: [
      { ...say('Hi.'), usage: { input_tokens: 2048, cached_tokens: 1024, cache_write_tokens: 512, output_tokens: 3 } },
    ],
    ask: { prompt: 'Hi' },
    shows: { usage: { input: 2048, cached: 1024, cacheWrite: 512, output: 3 } },
  },
];

/** What else an endpoint answers with. */
export const itemCases: readonly Case[] = [parallel, cut, ...programCases, compaction, unknown, ...phases, ...told];
