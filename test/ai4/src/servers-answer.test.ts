import { validateRequest } from '@responses-bridge/recordings';
import { createUpstream } from '@responses-bridge/upstream';
import { generateText } from 'ai';
import { describe, expect, test } from 'vitest';
import { callOf, say, turn, weatherTool } from './answers.ts';
import { stream } from './ask.ts';
import { servers } from './servers.ts';
import { answeredBy } from './vendor.ts';

/** A loop of two steps at a strict endpoint that is called by a vendor's dialect. */
function connect(dialect: (typeof servers)[number]['name'] | 'plain') {
  const thinking = turn({ type: 'reasoning', summary: ['Hm.'] }, callOf('get_weather', { city: 'Bonn' }));
  const upstream = createUpstream({ apiKey: null, script: [thinking, say('7 degrees.')] });
  const { bodies, model } = answeredBy((_, request) => upstream.fetch(request), {
    dialect,
    baseURL: 'https://house.test/v1',
  });
  return { bodies, upstream, model };
}

const call = {
  system: 'Be brief.',
  prompt: 'How is the weather in Bonn?',
  tools: weatherTool,
  maxSteps: 2,
  providerOptions: { openai: { reasoningEffort: 'low', reasoningSummary: 'auto' } },
};

interface Step {
  text: string;
  reasoning?: string | undefined;
  toolCalls: unknown[];
  toolResults: unknown[];
  finishReason: string;
  warnings?: object[] | undefined;
}

const gist = ({ text, reasoning, toolCalls, toolResults, finishReason }: Step) => ({
  text,
  reasoning,
  toolCalls,
  toolResults,
  finishReason,
});

async function generated(connection: ReturnType<typeof connect>): Promise<Step[]> {
  return (await generateText({ ...call, model: connection.model('gpt-5.3-codex') })).steps;
}

async function streamedSteps(connection: ReturnType<typeof connect>): Promise<Step[]> {
  const { errors, result } = await stream(connection, { ...call, modelId: 'gpt-5.3-codex' });
  expect(errors).toEqual([]);
  return result.steps;
}

describe.each([
  ['generated', generated],
  ['streamed', streamedSteps],
] as const)('%s', (_, run) => {
  test.each(servers.map(({ name }) => name))('%s loops as a server without habits does', async dialect => {
    const connection = connect(dialect);
    const steps = await run(connection);
    expect(steps.map(gist)).toEqual((await run(connect('plain'))).map(gist));
    expect(connection.upstream.requests.map(({ rejected }) => rejected)).toEqual([undefined, undefined]);
    expect(connection.bodies.flatMap(body => validateRequest(body))).toEqual([]);
  });
});

/** Items that a vendor is not sent. */
const leftOut: Record<string, (item: Record<string, unknown>) => boolean> = {
  chatgpt: ({ role }) => role === 'developer',
  // It is not asked for encrypted content, without which a summary cannot be read again.
  groq: ({ type }) => type === 'reasoning',
  huggingface: ({ type }) => type === 'reasoning',
};

test.each(servers.map(({ name }) => name))('%s is sent the items that any server is sent', async dialect => {
  const [connection, plain] = [connect(dialect), connect('plain')];
  await Promise.all([generated(connection), generated(plain)]);
  const sent = plain.bodies.map(({ input }) => input.filter(item => leftOut[dialect]?.(item) !== true));
  expect(connection.bodies.map(({ input }) => input)).toEqual(sent);
  expect(sent[1]?.length).toBeGreaterThanOrEqual(3);
});
