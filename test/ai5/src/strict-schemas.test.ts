import { connect, modelId, type BridgeOf } from '@responses-bridge/matrix';
import { generateText, Output, streamText, tool } from 'ai';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

/** What zod 4 writes for these is outside of the strict subset: `default`, `oneOf`, `allOf`, what may be left out. */
const node = z.object({
  value: z.string(),
  get next(): z.ZodOptional<typeof node> {
    return node.optional();
  },
});
const schema = z.object({
  mail: z.email().optional(),
  unit: z.enum(['C', 'F']).default('C'),
  pet: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('dog'), age: z.int().optional() }),
    z.object({ kind: z.literal('cat'), lives: z.number().nullish() }),
  ]),
  list: node.optional(),
});

// What the endpoint says in strict mode, where every property has to be there.
const dog = { mail: null, unit: null, pet: { kind: 'dog', age: null }, list: { value: 'a', next: null } };
const cat = { mail: 'ada@example.test', unit: 'F', pet: { kind: 'cat', lives: null }, list: null };
const answers = [
  { said: dog, parsed: { unit: 'C', pet: { kind: 'dog' }, list: { value: 'a' } } },
  { said: cat, parsed: { mail: 'ada@example.test', unit: 'F', pet: { kind: 'cat', lives: null } } },
];

describe.each(['generateText', 'streamText'])('%s', which => {
  test.each(answers)('reads $parsed, as the schema has it', async ({ said, parsed }) => {
    const input = JSON.stringify(said);
    await using connection = await connect('ai5', {
      script: [
        { output: [{ type: 'function_call', name: 'keep', arguments: said }] },
        { output: [{ type: 'message', text: input }] },
      ],
    });
    const bridge = connection.bridge as BridgeOf<'ai5'>;
    const kept: unknown[] = [];
    const call = {
      model: bridge(modelId),
      prompt: 'Which pet?',
      experimental_output: Output.object({ schema }),
      tools: {
        keep: tool({
          inputSchema: schema,
          // Its tools have no word of their own for it.
          providerOptions: { openai: { strict: true } },
          execute: async given => void kept.push(given),
        }),
      },
      stopWhen: ({ steps }: { steps: unknown[] }) => steps.length === 2,
    };
    const result = which === 'generateText' ? await generateText(call) : streamText(call);
    expect(schema.parse(JSON.parse(await result.text))).toEqual(parsed);
    expect(kept).toEqual([parsed]);
    expect(connection.bodies()).toMatchObject([
      { text: { format: { strict: true } }, tools: [{ strict: true }] },
      { text: { format: { strict: true } }, tools: [{ strict: true }] },
    ]);
    expect(await result.warnings).toEqual([]);
  });
});
