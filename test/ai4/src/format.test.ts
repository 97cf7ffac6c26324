import { generateObject } from 'ai';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { say } from './answers.ts';
import { bodiesOf, connect } from './bridge.ts';

const strict = z.object({ name: z.string() });
const loose = z.object({ name: z.string(), nick: z.string().optional() });

async function formatOf(
  settings: {
    schema: z.ZodTypeAny;
    schemaName?: string;
    providerOptions?: Record<string, Record<string, boolean | string>>;
  },
  value: unknown = { name: 'Ada' },
) {
  await using connection = await connect({ script: [say(JSON.stringify(value))] });
  const { warnings } = await generateObject({ model: connection.model(), prompt: 'Who?', ...settings });
  const [body] = bodiesOf(connection.upstream);
  return { text: body?.text as { format: Record<string, unknown>; verbosity?: string }, warnings };
}

interface Case {
  schema: z.ZodTypeAny;
  option?: boolean;
  strict: boolean;
  /** Words of the warning. */
  because?: string;
  value?: unknown;
}

const cases: Record<string, Case> = {
  'is true where the schema allows it': { schema: strict, strict: true },
  'is true for nullable properties': {
    schema: z.object({ name: z.string(), nick: z.string().nullable() }),
    strict: true,
    value: { name: 'Ada', nick: null },
  },
  'is true for nested lists': {
    schema: z.object({ all: z.array(z.object({ name: z.string() })) }),
    strict: true,
    value: { all: [] },
  },
  'is true for optional properties': { schema: loose, strict: true },
  'is true for nested optional properties, and for defaults': {
    schema: z.object({ one: loose.extend({ age: z.number().default(36) }) }),
    strict: true,
    value: { one: { name: 'Ada', nick: null, age: null } },
  },
  'is false for limits that are refused': {
    schema: z.object({ name: z.string().min(2) }),
    strict: false,
    because: 'name uses minLength. The option strictJsonSchema: true sends it without that.',
  },
  'is true for limits that are refused where the option says so': {
    schema: z.object({ name: z.string().min(2) }),
    option: true,
    strict: true,
    because: 'name uses minLength',
  },
  'is false for a record': {
    schema: z.object({ all: z.record(z.string()) }),
    strict: false,
    because: 'all',
    value: { all: {} },
  },
  'is true where the option says so': { schema: strict, option: true, strict: true },
  'is false for a record, also where the option says otherwise': {
    schema: z.object({ all: z.record(z.string()) }),
    option: true,
    strict: false,
    because: 'all takes properties of any name',
    value: { all: {} },
  },
  'is false where the option says so': { schema: strict, option: false, strict: false },
  'is false without a warning where the option says so': { schema: loose, option: false, strict: false },
};

describe('strict', () => {
  test.each(Object.entries(cases))('%s', async (_, { schema, option, because, value, ...expected }) => {
    const openai: Record<string, boolean> = option === undefined ? {} : { strictJsonSchema: option };
    const { text, warnings } = await formatOf({ schema, providerOptions: { openai } }, value);
    expect(text.format.strict).toBe(expected.strict);
    expect(warnings).toEqual(
      because === undefined ? [] : [{ type: 'other', message: expect.stringContaining(because) }],
    );
  });
});

test.each([
  ['person', 'person'],
  ['a person (new)', 'a_person__new_'],
  ['größe/日本', 'gr__e___'],
  ['x'.repeat(80), 'x'.repeat(64)],
])('the name %s of a schema becomes %s', async (schemaName, name) => {
  const { text } = await formatOf({ schema: strict, schemaName });
  expect(text.format.name).toBe(name);
});

test('format and verbosity stand side by side', async () => {
  const { text } = await formatOf({ schema: strict, providerOptions: { openai: { textVerbosity: 'low' } } });
  expect([text.format.type, text.verbosity]).toEqual(['json_schema', 'low']);
});
