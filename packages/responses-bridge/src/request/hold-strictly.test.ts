import type { JSONSchema7 } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import type { CallOptions, Warning } from '../spec.ts';
import { encodeRequest } from './encode-request.ts';

const encode = (call: Partial<CallOptions>, openai = {}) =>
  encodeRequest(
    { prompt: [], ...call },
    { names: ['openai'], endpoint: 'here', modelId: 'gpt-5.3-codex', options: openai },
  );

const text: JSONSchema7 = { type: 'string' };
const simple: JSONSchema7 = {
  type: 'object',
  properties: { a: text },
  required: ['a'],
  additionalProperties: false,
};
const loose: JSONSchema7 = { type: 'object', properties: { a: text, b: text }, required: ['a'] };
const ruled: JSONSchema7 = { ...simple, properties: { a: { ...text, minLength: 1 } } };
const open: JSONSchema7 = { type: 'object', additionalProperties: text };

const widened = {
  type: 'object',
  properties: { a: text, b: { type: ['string', 'null'] } },
  required: ['a', 'b'],
  additionalProperties: false,
};
const told = { ...simple, properties: { a: { ...text, description: '{"minLength":1}' } } };

const details = (warnings: readonly Warning[]) =>
  warnings.map(warning => ('details' in warning ? warning.details : ''));
const isLoose = (why: string) => [expect.stringContaining(`strict: false, because ${why}`)];
const isTold = [expect.stringContaining('a uses minLength. The model is told')];

interface Row {
  given: JSONSchema7;
  strict?: boolean;
  sent: { schema: unknown; strict: boolean };
  /** What the warning says. */
  why?: unknown[];
}

/** What is asked for, and what is not wanted. */
const asked: Record<string, Row> = {
  'a schema that is strict': { given: simple, strict: true, sent: { schema: simple, strict: true } },
  'one that can be': { given: loose, strict: true, sent: { schema: widened, strict: true } },
  'one that can be without a rule': { given: ruled, strict: true, sent: { schema: told, strict: true }, why: isTold },
  'one that cannot': {
    given: open,
    strict: true,
    sent: { schema: open, strict: false },
    why: isLoose('its root takes properties of any name'),
  },
  'one that can be and is not to be': { given: loose, strict: false, sent: { schema: loose, strict: false } },
};

describe('structured output', () => {
  const unasked: Record<string, Row> = {
    'a schema that is strict, unasked': { given: simple, sent: { schema: simple, strict: true } },
    'one that can be, unasked': { given: loose, sent: { schema: widened, strict: true } },
    'one that can be without a rule, unasked': {
      given: ruled,
      sent: { schema: ruled, strict: false },
      why: isLoose('a uses minLength. The option strictJsonSchema: true sends it without that.'),
    },
    'one that cannot, unasked': {
      given: open,
      sent: { schema: open, strict: false },
      why: isLoose('its root takes properties of any name'),
    },
  };

  test.each(Object.entries({ ...asked, ...unasked }))('%s', async (_, { given, strict, sent, why = [] }) => {
    const responseFormat = { type: 'json' as const, schema: given };
    const { body, warnings } = await encode({ responseFormat }, { strictJsonSchema: strict });
    expect(body.text?.format).toEqual({ type: 'json_schema', name: 'response', ...sent });
    expect(details(warnings)).toEqual(why);
  });
});

type Tool = Partial<Extract<NonNullable<CallOptions['tools']>[number], { type: 'function' }>>;

async function encodeTool(tool: Tool, openai = {}) {
  const given = { type: 'function' as const, name: 'look', inputSchema: loose, ...tool };
  const { body, warnings, undoing } = await encode({ tools: [given] }, openai);
  const sent = body.tools?.map(({ parameters: schema, strict }) => ({ schema, strict }))[0];
  return { sent, warnings, undoing };
}

const says = (strict: boolean): Tool => ({ providerOptions: { openai: { strict } } });

describe('a tool', () => {
  const unasked: Record<string, Row> = {
    'one that can be, unasked': { given: loose, sent: { schema: loose, strict: false } },
    'one that is, unasked': { given: simple, sent: { schema: simple, strict: false } },
  };

  test.each(Object.entries({ ...asked, ...unasked }))('%s', async (_, { given, strict, sent, why = [] }) => {
    const encoded = await encodeTool({ inputSchema: given, ...(strict !== undefined && { strict }) });
    expect([encoded.sent, details(encoded.warnings)]).toEqual([sent, why]);
  });

  test.each([
    { by: 'its own word', tool: { strict: true }, call: false, strict: true },
    { by: 'its own word, which says no', tool: { strict: false }, call: true, strict: false },
    { by: 'its provider option', tool: says(true), call: undefined, strict: true },
    { by: 'its provider option, which says no', tool: says(false), call: true, strict: false },
    { by: 'the option of the call', tool: {}, call: true, strict: true },
  ])('is strict by $by', async ({ tool, call, strict }) => {
    expect((await encodeTool(tool, { strictJsonSchema: call })).sent?.strict).toBe(strict);
  });

  test('is undone where it was converted, and by its own name', async () => {
    const { undoing } = await encodeTool({ strict: true });
    expect([...undoing.tools].map(([name, { drops }]) => [name, [...drops]])).toEqual([['look', ['b']]]);
    expect((await encodeTool({ strict: true, inputSchema: simple })).undoing.tools.size).toBe(0);
  });
});
