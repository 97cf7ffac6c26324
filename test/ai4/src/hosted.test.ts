import { scenario } from '@responses-bridge/scenarios';
import { generateText, jsonSchema, type ToolSet } from 'ai';
import { describe, expect, test } from 'vitest';
import { say } from './answers.ts';
import { ask, failureOf, story, stream } from './ask.ts';
import { bodiesOf, connect } from './bridge.ts';

const search = scenario('web search with citations');
const anyArguments = jsonSchema({ type: 'object' });
const webSearch = (args: Record<string, unknown> = {}): ToolSet => ({
  web_search: { type: 'provider-defined', id: 'openai.web_search', args, parameters: anyArguments },
});

const sources = [
  { sourceType: 'url', id: expect.any(String), url: 'https://nodejs.org/en', title: 'Node.js' },
  { sourceType: 'url', id: expect.any(String), url: 'https://nodejs.org/en/blog', title: 'Blog' },
];

describe('a search by the endpoint', () => {
  test('gives its sources to generateText, in one step and without a call to run', async () => {
    await using connection = await connect({ script: search.turns });
    const result = await generateText({
      model: connection.model(),
      prompt: search.prompt,
      tools: webSearch(),
      maxSteps: 5,
    });
    expect(result.sources).toEqual(sources);
    expect([result.toolCalls, result.steps.length, result.finishReason]).toEqual([[], 1, 'stop']);
  });

  test('gives its sources to streamText', async () => {
    await using connection = await connect({ script: search.turns });
    const { parts, errors, result } = await stream(connection, {
      prompt: search.prompt,
      tools: webSearch(),
      maxSteps: 5,
    });
    expect(errors).toEqual([]);
    expect(await result.sources).toEqual(sources);
    expect(story(parts)).not.toContain('tool-call');
    expect(connection.upstream.requests).toHaveLength(1);
  });

  test('asks for the sources and for the reasoning', async () => {
    const { body } = await ask({ tools: webSearch() });
    expect(body.tools).toEqual([{ type: 'web_search' }]);
    expect(body.include).toEqual(['web_search_call.action.sources', 'reasoning.encrypted_content']);
  });

  test('asks for the sources alone where the model does not reason', async () => {
    const { body } = await ask({ model: 'gpt-4o', tools: webSearch() });
    expect(body.include).toEqual(['web_search_call.action.sources']);
  });
});

test('the arguments of a hosted tool are sent by the names of the wire', async () => {
  const { body } = await ask({
    tools: webSearch({
      searchContextSize: 'low',
      filters: { allowedDomains: ['nodejs.org'] },
      userLocation: { type: 'approximate', country: 'DE' },
    }),
  });
  expect(body.tools).toEqual([
    {
      type: 'web_search',
      search_context_size: 'low',
      filters: { allowed_domains: ['nodejs.org'] },
      user_location: { type: 'approximate', country: 'DE' },
    },
  ]);
});

test('wrong arguments of a hosted tool are an error that names it, before any request', async () => {
  await using connection = await connect({ script: [say('Hi.')] });
  const tools = webSearch({ searchContextSize: 'huge' });
  const error = await failureOf(generateText({ model: connection.model(), prompt: 'Hi', tools }));
  expect(error).toMatchObject({
    name: 'AI_InvalidArgumentError',
    message: expect.stringContaining('openai.web_search'),
  });
  expect(connection.upstream.requests).toEqual([]);
});

test('a hosted tool that is not known is left out with a warning that names it', async () => {
  const { body, warnings } = await ask({
    tools: { dance: { type: 'provider-defined', id: 'openai.dance', args: {}, parameters: anyArguments } },
  });
  expect([body.tools, body.tool_choice]).toEqual([undefined, undefined]);
  expect(warnings).toEqual([expect.objectContaining({ message: expect.stringContaining('openai.dance') })]);
});

test('a custom tool is declared with its grammar', async () => {
  const format = { type: 'grammar', syntax: 'regex', definition: '[0-9]+' };
  const { body } = await ask({
    tools: {
      count: {
        type: 'provider-defined',
        id: 'openai.custom',
        args: { description: 'Counts.', format },
        parameters: anyArguments,
      },
    },
    toolChoice: 'none',
  });
  expect(body.tools).toEqual([{ type: 'custom', name: 'count', description: 'Counts.', format }]);
});

test('the next turn brings the search back in its place', async () => {
  await using connection = await connect({ script: [...search.turns, say('As I said.')] });
  const model = connection.model();
  const messages = [{ role: 'user' as const, content: search.prompt }];
  const { response } = await generateText({ model, messages, tools: webSearch() });
  await generateText({
    model,
    messages: [...messages, ...response.messages, { role: 'user', content: 'Sure?' }],
    tools: webSearch(),
  });
  const kinds = bodiesOf(connection.upstream)[1]?.input.map(({ type, role }) => type ?? role);
  expect(kinds).toEqual(['user', 'reasoning', 'web_search_call', 'assistant', 'user']);
});
