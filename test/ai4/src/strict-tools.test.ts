import { generateText, streamText, tool } from 'ai';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { callOf, say, turn } from './answers.ts';
import { bodiesOf, connect, tell } from './bridge.ts';

/** What zod 3 writes for these is outside of the strict subset: `default`, and what may be left out. */
const parameters = z.object({
  city: z.string(),
  unit: z.enum(['C', 'F']).default('C'),
  day: z.object({ name: z.string().optional(), offset: z.number().nullish() }).optional(),
});

// What the endpoint says in strict mode, where every property has to be there.
const calls = [
  { said: { city: 'Bonn', unit: null, day: null }, args: { city: 'Bonn', unit: 'C' } },
  {
    said: { city: 'Bonn', unit: 'F', day: { name: null, offset: null } },
    args: { city: 'Bonn', unit: 'F', day: { offset: null } },
  },
];

describe.each(['generateText', 'streamText'])('%s', which => {
  test.each(calls)('calls a strict tool with $args', async ({ said, args }) => {
    await using connection = await connect({ script: [turn(callOf('look', said)), say('7 degrees.')] });
    const ran: unknown[] = [];
    const call = {
      model: connection.model(),
      prompt: 'Weather?',
      maxSteps: 2,
      toolCallStreaming: true,
      onError: ({ error }: { error: unknown }) => tell(error),
      providerOptions: { openai: { strictJsonSchema: true } },
      tools: { look: tool({ parameters, execute: async given => (ran.push(given), '7 degrees') }) },
    };
    const result = which === 'generateText' ? await generateText(call) : streamText(call);
    if ('consumeStream' in result) await result.consumeStream();
    expect(await result.text).toBe('7 degrees.');
    expect(ran).toEqual([args]);
    expect(bodiesOf(connection.upstream)).toMatchObject([{ tools: [{ strict: true }] }, { tools: [{ strict: true }] }]);
    expect(await result.warnings).toEqual([]);
  });
});
