import { asSchema } from '@ai-sdk/provider-utils';
import { describe, expect, test } from 'vitest';
import { providerTools } from '../items/index.ts';
import { createToolsV1 } from './v1.ts';
import { createToolsV2 } from './v2.ts';
import { createToolsV3 } from './v3.ts';

const tools = { v1: createToolsV1(), v2: createToolsV2(), v3: createToolsV3() };

type Factory = (given?: object) => Record<string, unknown>;

/** The factory of each tool in each form; here they are called with less than their types ask for. */
const factories = Object.entries(tools).flatMap(([version, made]) =>
  Object.entries(made).map(([name, make]) => ({ version, name, make: make as unknown as Factory })),
);

/** How the AI SDK reads a schema, and what of it is no schema of its own. */
const validate = (schema: unknown, value: unknown) =>
  asSchema(schema as Parameters<typeof asSchema>[0]).validate?.(value);

test('each form has a factory for each tool', () => {
  expect(factories).toHaveLength(3 * providerTools.length);
});

describe.each(factories)('$name in $version', ({ version, name, make }) => {
  const id = providerTools.find(({ factory }) => factory === name)?.id;

  test('has the fields that its version asks for', () => {
    const type = version === 'v3' ? 'provider' : 'provider-defined';
    const { parameters, inputSchema, outputSchema, ...fields } = make({ some: 'arg' });
    expect(fields).toMatchObject({ type, id, args: { some: 'arg' } });
    const schemas = version === 'v1' ? [parameters] : [inputSchema, outputSchema];
    for (const schema of schemas) {
      expect(asSchema(schema as Parameters<typeof asSchema>[0])).toBe(schema);
      expect(schema).toMatchObject({ '~standard': { version: 1 } });
    }
  });

  test('keeps what the AI SDK runs apart from what the endpoint is told', () => {
    const run = { execute: () => {}, toModelOutput: () => {}, needsApproval: true };
    expect(make({ ...run, some: undefined, other: 1 })).toMatchObject({ ...run, args: { other: 1 } });
    expect(make({ ...run, some: undefined, other: 1 }).args).toEqual({ other: 1 });
  });
});

/** What the caller may be asked to run, and what is no such thing. */
const inputs: Record<string, { taken: unknown[]; refused: unknown[] }> = {
  shell: { taken: [{ action: { commands: ['ls'], timeoutMs: 1 } }], refused: [{}, { action: {} }, 'ls'] },
  localShell: {
    taken: [{ action: { type: 'exec', command: ['ls'], env: { A: 'b' } } }],
    refused: [{ action: { type: 'exec' } }, { action: { type: 'other', command: [] } }],
  },
  applyPatch: {
    taken: [
      { callId: 'call_1', operation: { type: 'update_file', path: 'a', diff: '' } },
      { callId: 'call_1', operation: { type: 'delete_file', path: 'a' } },
    ],
    refused: [{ callId: 'call_1', operation: { type: '', path: '' } }, { callId: 'call_1' }],
  },
  computer: {
    taken: [
      { actions: [{ type: 'click', x: 1, y: 2, button: 'left' }], pendingSafetyChecks: [], status: 'completed' },
      { actions: [{ type: 'tomorrow', speed: 3 }], pendingSafetyChecks: [{ id: 'a' }], status: 'completed' },
    ],
    refused: [{ actions: [{}], pendingSafetyChecks: [], status: 'completed' }, {}],
  },
  customTool: { taken: ['text', ''], refused: [1, { text: 'text' }] },
  toolSearch: { taken: [{ arguments: { goal: 'a' }, call_id: 'call_1' }, {}], refused: ['text'] },
};

describe.each(Object.entries(inputs))('%s is run', (name, { taken, refused }) => {
  const made = factories.filter(each => each.name === name);
  const check = (value: unknown) =>
    made.map(({ make }) => {
      const { parameters, inputSchema } = make();
      return validate(parameters ?? inputSchema, value);
    });

  test.each(taken)('with %j, which arrives as it is', value => {
    for (const checked of check(value)) expect(checked).toEqual({ success: true, value });
  });

  test.each(refused)('never with %j', value => {
    for (const checked of check(value)) expect(checked).toMatchObject({ success: false, error: expect.any(Error) });
  });
});

test('text stands in an object for ai@4, and nothing else in it is taken', () => {
  const { parameters } = tools.v1.customTool();
  expect(validate(parameters, { input: 'text' })).toEqual({ success: true, value: { input: 'text' } });
  expect(validate(parameters, { input: 1 })).toMatchObject({ success: false });
});

test('telemetry is told no secret, and the endpoint all', () => {
  const headers = { authorization: 'secret', 'x-tenant': 'secret' };
  const networkPolicy = {
    type: 'allowlist' as const,
    allowedDomains: ['a'],
    domainSecrets: [{ domain: 'a', name: 'b', value: 'secret' }],
  };
  const made = [
    tools.v3.mcp({ serverLabel: 'docs', serverUrl: 'https://docs.example.com', authorization: 'secret', headers }),
    tools.v3.shell({ environment: { type: 'containerAuto', networkPolicy } }),
    tools.v3.codeInterpreter({ container: { networkPolicy } }),
  ];
  for (const { args } of made) {
    const redact = Object.getOwnPropertyDescriptor(args, Symbol.for('vercel.ai.telemetry.redact'))?.value;
    expect(JSON.stringify(args)).toContain('"secret"');
    expect(JSON.stringify(redact(args))).not.toContain('"secret"');
    expect(Object.keys(redact(args))).toEqual(Object.keys(args));
  }
});
