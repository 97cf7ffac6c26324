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

type Row = [name: string, schema: JSONSchema7, strict: boolean | undefined, sent: unknown, why: unknown[]];

/** What is asked for and not where it was not said. */
const asked: Row[] = [
  ['a schema that is strict', simple, true, { schema: simple, strict: true }, []],
  ['one that can be', loose, true, { schema: widened, strict: true }, []],
  ['one that can be without a rule', ruled, true, { schema: told, strict: true }, isTold],
  ['one that cannot', open, true, { schema: open, strict: false }, isLoose('its root takes properties of any name')],
  ['one that can be and is not to be', loose, false, { schema: loose, strict: false }, []],
];

describe('structured output', () => {
  test.each<Row>([
    ...asked,
    ['a schema that is strict, unasked', simple, undefined, { schema: simple, strict: true }, []],
    ['one that can be, unasked', loose, undefined, { schema: widened, strict: true }, []],
    ['one that can be without a rule, unasked', ruled, undefined, { schema: ruled, strict: false }, isLoose('a uses')],
    ['one that cannot, unasked', open, undefined, { schema: open, strict: false }, isLoose('its root takes')],
  ])('%s', async (_, schema, strictJsonSchema, format, why) => {
    const responseFormat = { type: 'json' as const, schema };
    const { body, warnings } = await encode({ responseFormat }, { strictJsonSchema });
    expect(body.text?.format).toMatchObject(format as object);
    expect(body.text?.format).toHaveProperty('schema', (format as { schema: unknown }).schema);
    expect(details(warnings)).toEqual(why);
  });
});

type Tool = Partial<Extract<NonNullable<CallOptions['tools']>[number], { type: 'function' }>>;

describe('a tool', () => {
  const encodeTool = async (tool: Tool, openai = {}) => {
    const given = { type: 'function' as const, name: 'look', inputSchema: loose, ...tool };
    const { body, warnings, undoing } = await encode({ tools: [given] }, openai);
    const sent = body.tools?.map(({ parameters: schema, strict }) => ({ schema, strict }))[0];
    return { sent, warnings, undoing };
  };
  const says = (strict: boolean): Tool => ({ providerOptions: { openai: { strict } } });

  test.each<Row>([...asked, ['one that can be, unasked', loose, undefined, { schema: loose, strict: false }, []]])(
    '%s',
    async (_, inputSchema, strict, sent, why) => {
      const encoded = await encodeTool({ inputSchema, ...(strict !== undefined && { strict }) });
      expect([encoded.sent, details(encoded.warnings)]).toEqual([sent, why]);
    },
  );

  test.each<[string, Tool, boolean | undefined, boolean]>([
    ['its own word', { strict: true }, false, true],
    ['its own word, which says no', { strict: false }, true, false],
    ['its provider option', says(true), undefined, true],
    ['its provider option, which says no', says(false), true, false],
    ['the option of the call', {}, true, true],
  ])('is strict by %s', async (_, tool, strictJsonSchema, strict) => {
    expect((await encodeTool(tool, { strictJsonSchema })).sent?.strict).toBe(strict);
  });

  test('is undone where it was converted, and by its own name', async () => {
    const { undoing } = await encodeTool({ strict: true });
    expect([...undoing.tools].map(([name, { drops }]) => [name, [...drops]])).toEqual([['look', ['b']]]);
    expect((await encodeTool({ strict: true, inputSchema: simple })).undoing.tools.size).toBe(0);
  });
});
