import { scenario } from '@responses-bridge/scenarios';
import { eventsOf } from '@responses-bridge/upstream';
import { expect } from 'vitest';
import { fromUser, say, type AskedCase, type Case } from './case.ts';

/** A case about a scenario's first prompt and all of its turns. */
function about(name: string): Pick<AskedCase, 'script' | 'ask'> {
  const { prompt, turns, reasoning } = scenario(name);
  return { script: turns, ask: { prompt, ...(reasoning && { openai: { reasoningSummary: 'auto' } }) } };
}

const citations = scenario('web search with citations');

/** Calls without tools of ours. */
export const textCases: readonly Case[] = [
  {
    name: 'text',
    script: [say('Hello!')],
    ask: { prompt: 'Hi' },
    shows: {
      text: 'Hello!',
      finishReason: 'stop',
      steps: [{ text: 'Hello!', calls: [] }],
      warnings: [],
      metadata: { responseId: expect.stringMatching(/^resp_/) },
    },
    sends: [{ model: 'gpt-5.3-codex', store: false, input: [fromUser('Hi')] }],
  },
  {
    name: 'reasoning',
    ...about('reasoning with several summaries'),
    shows: {
      text: 'Yes, 97 is prime.',
      steps: [{ reasoning: expect.stringMatching(/Small factors[^]*Bound[^]*Done/) }],
    },
    sends: [{ reasoning: { summary: 'auto' }, include: ['reasoning.encrypted_content'] }],
  },
  {
    name: 'usage, with cached and reasoning tokens',
    script: [
      {
        ...say('Hello again!'),
        usage: { input_tokens: 2048, cached_tokens: 1920, output_tokens: 60, reasoning_tokens: 40 },
      },
    ],
    ask: { prompt: 'Hi' },
    shows: { usage: { input: 2048, cached: 1920, output: 60, reasoning: 40 } },
  },
  {
    name: 'refusal',
    ...about('refusal'),
    shows: { text: 'I’m sorry, but I can’t help with that.', finishReason: 'stop' },
  },
  {
    name: 'sources',
    script: citations.turns,
    ask: { prompt: citations.prompt, hostedTools: ['web_search'] },
    shows: {
      text: expect.stringContaining('Node.js 26'),
      sources: ['https://nodejs.org/en', 'https://nodejs.org/en/blog'],
    },
  },
  {
    name: 'sources of a search that the caller did not declare',
    script: citations.turns,
    ask: { prompt: citations.prompt },
    shows: { sources: ['https://nodejs.org/en', 'https://nodejs.org/en/blog'] },
  },
  {
    name: 'text that is cut by the token limit',
    ...about('incomplete text'),
    shows: { text: 'Once upon a time there was a', finishReason: 'length' },
  },
  {
    name: 'text that is cut by a content filter',
    ...about('content filter'),
    shows: { text: 'It begins with', finishReason: 'content-filter' },
  },
  {
    name: 'raw chunks',
    script: [say('Hello!')],
    ways: ['stream'],
    ask: { prompt: 'Hi', rawChunks: true },
    shows: { text: 'Hello!', rawChunks: eventsOf(say('Hello!')).length },
  },
  {
    name: 'provider options',
    script: [say('Hello!')],
    ask: { prompt: 'Hi', openai: { reasoningEffort: 'high', textVerbosity: 'low', promptCacheKey: 'a-key' } },
    sends: [{ reasoning: { effort: 'high' }, text: { verbosity: 'low' }, prompt_cache_key: 'a-key' }],
  },
  {
    name: 'warnings about settings and options that are not sent',
    script: [say('Hello!')],
    ask: { prompt: 'Hi', settings: { topK: 3, seed: 7 }, openai: { reasoningEfort: 'high' } },
    shows: {
      warnings: expect.arrayContaining([
        expect.stringContaining('topK'),
        expect.stringContaining('seed'),
        expect.stringMatching(/reasoningEfort[^]*reasoningEffort/),
      ]),
    },
  },
  {
    name: 'the reasoning setting of a call',
    script: [say('Hello!')],
    ask: { prompt: 'Hi', settings: { reasoning: 'high' } },
    sends: [{ reasoning: { effort: 'high' } }],
  },
  {
    name: 'temperature',
    script: [say('Hello!')],
    modelId: 'some-model',
    ask: { prompt: 'Hi', settings: { temperature: 0.3 } },
    sends: [{ temperature: 0.3 }],
  },
  {
    name: 'temperature 0',
    script: [say('Hello!')],
    modelId: 'some-model',
    ask: { prompt: 'Hi', settings: { temperature: 0 } },
    sends: [{ temperature: 0 }],
  },
];
