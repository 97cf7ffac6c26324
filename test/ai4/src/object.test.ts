import { generateObject, generateText, Output, streamObject, streamText } from 'ai';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { callOf, say, turn, weatherTool } from './answers.ts';
import { bodiesOf, connect } from './bridge.ts';

const schema = z.object({ name: z.string(), age: z.number() });
const ada = { name: 'Ada', age: 36 };
const prompt = 'Who? As JSON.';
const json = (value: unknown) => say(JSON.stringify(value));

const format = (properties: Record<string, unknown>) => ({
  format: {
    type: 'json_schema',
    name: 'response',
    strict: true,
    schema: expect.objectContaining({ type: 'object', properties: expect.objectContaining(properties) }),
  },
});

async function streamed(call: unknown): Promise<unknown> {
  const result = streamObject(call as Parameters<typeof streamObject>[0]);
  const partial: unknown[] = [];
  for await (const object of result.partialObjectStream) partial.push(object);
  const object = await result.object;
  if (!('output' in (call as object))) expect(partial.at(-1)).toEqual(object);
  return object;
}

describe.each(['generateObject', 'streamObject'] as const)('%s', kind => {
  type Settings = Record<string, unknown>;
  /** The overloads differ by output only, which is what the table below varies. */
  async function run(answer: Parameters<typeof turn>[0] | ReturnType<typeof say>, settings: Settings) {
    const script = [
      'output' in answer && Array.isArray(answer.output)
        ? { output: answer.output }
        : turn(answer as Parameters<typeof turn>[0]),
    ];
    await using connection = await connect({ script });
    const call = { model: connection.model(), prompt, ...settings } as unknown as Parameters<typeof generateObject>[0];
    const object = kind === 'generateObject' ? (await generateObject(call)).object : await streamed(call);
    const [body] = bodiesOf(connection.upstream);
    return { object: object as unknown, body };
  }

  test('asks for JSON by the schema', async () => {
    const { object, body } = await run(json(ada), { schema });
    expect(object).toEqual(ada);
    expect(body?.text).toEqual(format({ name: { type: 'string' } }));
    expect(body?.input).toEqual([{ role: 'user', content: [{ type: 'input_text', text: prompt }] }]);
  });

  test('sends the name and the description of the schema', async () => {
    const { body } = await run(json(ada), { schema, schemaName: 'person', schemaDescription: 'A person.' });
    expect(body?.text).toMatchObject({ format: { name: 'person', description: 'A person.' } });
  });

  test('makes one tool of the schema in mode tool', async () => {
    const { object, body } = await run(callOf('json', ada), { schema, mode: 'tool' });
    expect(object).toEqual(ada);
    expect(body).toMatchObject({
      tools: [{ type: 'function', name: 'json', strict: false }],
      tool_choice: { type: 'function', name: 'json' },
    });
    expect(body?.text).toBeUndefined();
  });

  test('gives an array', async () => {
    const { object, body } = await run(json({ elements: [ada, ada] }), { schema, output: 'array' });
    expect(object).toEqual([ada, ada]);
    expect(body?.text).toEqual(format({ elements: expect.anything() }));
  });

  test('gives JSON without a schema', async () => {
    const { object, body } = await run(json({ any: ['thing'] }), { output: 'no-schema' });
    expect(object).toEqual({ any: ['thing'] });
    expect(body?.text).toEqual({ format: { type: 'json_object' } });
  });

  if (kind === 'generateObject') {
    test('gives one of an enum', async () => {
      const { object, body } = await run(json({ result: 'sunny' }), { output: 'enum', enum: ['sunny', 'rainy'] });
      expect(object).toBe('sunny');
      expect(body?.text).toEqual(format({ result: { type: 'string', enum: ['sunny', 'rainy'] } }));
    });
  }

  test('is not disturbed by reasoning', async () => {
    const { object } = await run(
      turn({ type: 'reasoning', summary: ['Ada, surely.'] }, { type: 'message', text: JSON.stringify(ada) }),
      {
        schema,
        providerOptions: { openai: { reasoningSummary: 'auto' } },
      },
    );
    expect(object).toEqual(ada);
  });
});

describe('experimental_output', () => {
  const settings = { prompt, experimental_output: Output.object({ schema }) };

  test('of generateText', async () => {
    await using connection = await connect({ script: [json(ada)] });
    const { experimental_output: output } = await generateText({ model: connection.model(), ...settings });
    expect(output).toEqual(ada);
    expect(bodiesOf(connection.upstream)[0]?.text).toEqual(format({ age: { type: 'number' } }));
  });

  test('of generateText after tools', async () => {
    await using connection = await connect({ script: [turn(callOf('get_weather', { city: 'Bonn' })), json(ada)] });
    const { experimental_output: output } = await generateText({
      model: connection.model(),
      ...settings,
      tools: weatherTool,
      maxSteps: 3,
    });
    expect(output).toEqual(ada);
    expect(bodiesOf(connection.upstream).map(({ text, tools }) => [text, tools])).toEqual([
      [format({}), [expect.objectContaining({ name: 'get_weather' })]],
      [format({}), [expect.objectContaining({ name: 'get_weather' })]],
    ]);
  });

  test('of streamText', async () => {
    await using connection = await connect({ script: [json(ada)] });
    const { experimental_partialOutputStream: partial } = streamText({ model: connection.model(), ...settings });
    const seen: unknown[] = [];
    for await (const object of partial) seen.push(object);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toEqual(ada);
  });
});
