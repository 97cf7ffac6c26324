import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { added, declare, decodeItems, decodeParts, done, encodeHistory, encodeTool } from '../../test/items.ts';

const source = { type: 'base64', data: 'UEs=' };

describe('args', () => {
  test.each([
    [{}, {}],
    [{ allowedCallers: ['direct', 'programmatic'] }, { allowed_callers: ['direct', 'programmatic'] }],
    [{ environment: {} }, { environment: { type: 'local' } }],
    [
      { environment: { type: 'local', skills: [{ name: 'a', description: 'b', path: '/c' }] } },
      { environment: { type: 'local', skills: [{ name: 'a', description: 'b', path: '/c' }] } },
    ],
    [
      { environment: { type: 'containerReference', containerId: 'cntr_1' } },
      { environment: { type: 'container_reference', container_id: 'cntr_1' } },
    ],
    [
      {
        environment: {
          type: 'containerAuto',
          fileIds: ['file-1'],
          memoryLimit: '4g',
          networkPolicy: { type: 'disabled' },
          skills: [
            { type: 'skillReference', providerReference: { openai: 'skill_1' } },
            { type: 'skillReference', providerReference: { openai: 'skill_2' }, version: '3' },
            { type: 'inline', name: 'a', description: 'b', source: { ...source, mediaType: 'application/zip' } },
          ],
        },
      },
      {
        environment: {
          type: 'container_auto',
          file_ids: ['file-1'],
          memory_limit: '4g',
          network_policy: { type: 'disabled' },
          skills: [
            { type: 'skill_reference', skill_id: 'skill_1', version: 'latest' },
            { type: 'skill_reference', skill_id: 'skill_2', version: '3' },
            { type: 'inline', name: 'a', description: 'b', source: { ...source, media_type: 'application/zip' } },
          ],
        },
      },
    ],
    [
      {
        environment: {
          type: 'containerAuto',
          networkPolicy: {
            type: 'allowlist',
            allowedDomains: ['a.test'],
            domainSecrets: [{ domain: 'a.test', name: 'KEY', value: 'x' }],
          },
        },
      },
      {
        environment: {
          type: 'container_auto',
          network_policy: {
            type: 'allowlist',
            allowed_domains: ['a.test'],
            domain_secrets: [{ domain: 'a.test', name: 'KEY', value: 'x' }],
          },
        },
      },
    ],
  ])('%j', async (args, fields) => {
    expect(await encodeTool('openai.shell', args)).toEqual({
      tool: { type: 'shell', ...fields },
      choice: { type: 'shell' },
      warnings: [],
    });
  });

  test('an arg that there is not is an error that names it', async () => {
    await expect(encodeTool('openai.shell', { enviroment: {} })).rejects.toThrow('enviroment');
  });

  test('a skill of other providers alone is their error', async () => {
    const skills = [{ type: 'skillReference', providerReference: { other: 'skill_1' } }];
    await expect(encodeTool('openai.shell', { environment: { type: 'containerAuto', skills } })).rejects.toMatchObject({
      name: 'AI_NoSuchProviderReferenceError',
      message: "No provider reference found for provider 'openai'. Available providers: other",
    });
  });
});

const call = { type: 'shell_call', id: 'sh_1', call_id: 'call_1', status: 'completed', action: { commands: ['ls'] } };
const container = { ...call, environment: { type: 'container_reference', container_id: 'cntr_1' } };
const declaring = (type?: string) => ({ toolArgs: () => [type === undefined ? {} : { environment: { type } }] });

describe('the provider runs what is for a container', () => {
  test.each([
    ['nothing is said', call, declaring(), false],
    ['the tool is local', call, declaring('local'), false],
    ['the tool has a container', call, declaring('containerAuto'), true],
    ['the tool names a container', call, declaring('containerReference'), true],
    ['the item names a container', container, declaring(), true],
    ['the item says local', { ...call, environment: { type: 'local' } }, declaring('containerAuto'), false],
  ])('%s', async (...row) => {
    const [, item, declared, hosted] = row;
    const [part] = await decodeItems([item], declared);
    expect(part.providerExecuted ?? false).toBe(hosted);
  });
});

const output = {
  type: 'shell_call_output',
  id: 'sho_1',
  call_id: 'call_1',
  output: [
    { stdout: 'a', stderr: null, outcome: { type: 'exit', exit_code: 0 } },
    { stdout: null, stderr: 'b', outcome: { type: 'timeout' } },
  ],
};

const result = {
  output: [
    { stdout: 'a', stderr: '', outcome: { type: 'exit', exitCode: 0 } },
    { stdout: '', stderr: 'b', outcome: { type: 'timeout' } },
  ],
};

test('where it is stored, a result has no metadata, and goes back rebuilt behind a reference to its call', async () => {
  const content = await decodeItems([container, output], { stored: true, endpoint: undefined });
  expect(content).toEqual([
    {
      type: 'tool-call',
      toolCallId: 'call_1',
      toolName: 'shell',
      input: '{"action":{"commands":["ls"]}}',
      providerExecuted: true,
      providerMetadata: { openai: { itemId: 'sh_1' } },
    },
    { type: 'tool-result', toolCallId: 'call_1', toolName: 'shell', result },
  ]);
  const [{ providerMetadata: providerOptions, ...made }] = content;
  const answer = [
    { ...made, providerOptions },
    {
      type: 'tool-result' as const,
      toolCallId: 'call_1',
      toolName: 'shell',
      output: { type: 'json' as const, value: result },
    },
  ];
  const tools = [declare('openai.shell', { environment: { type: 'containerAuto' } }, 'shell')];
  // Also where the tool is no longer declared, as it has its own name.
  for (const declared of [tools, []]) {
    const { input, warnings } = await encodeHistory({ answer, tools: declared, stored: true });
    expect(input).toMatchObject([
      { type: 'item_reference', id: 'sh_1' },
      { type: 'shell_call_output', call_id: 'call_1', output: [{ stdout: 'a' }, { outcome: { type: 'timeout' } }] },
    ]);
    expect(warnings).toEqual([]);
  }
  // Under a name of the caller's nobody knows what it was; the id of the call names no item.
  const unknown = answer.map(part => ({ ...part, toolName: 'gone' }));
  const { input, warnings } = await encodeHistory({ answer: unknown, stored: true });
  expect(input).toEqual([{ type: 'item_reference', id: 'sh_1' }]);
  expect(warnings).toMatchObject([{ message: expect.stringContaining('gone') }]);
});

/** An event of one of the commands. */
const command = (type: string, command_index: number, field: object) => ({
  type: `response.shell_call_command.${type}`,
  output_index: 0,
  command_index,
  ...field,
});

test('commands are streamed as the JSON that they are given in', async () => {
  const texts = fc.array(fc.array(fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(texts, async commands => {
      const action = { commands: commands.map(pieces => pieces.join('')) };
      const parts = await decodeParts([
        added({ ...call, action: { commands: [] } }),
        ...commands.flatMap((pieces, index) => [
          command('added', index, { command: '' }),
          ...pieces.map(delta => command('delta', index, { delta })),
          command('done', index, { command: action.commands[index] }),
        ]),
        done({ ...call, action }),
      ]);
      const deltas = parts.flatMap((part: { delta?: string }) => part.delta ?? []);
      expect(deltas.join('')).toBe(JSON.stringify({ action }));
      expect(parts.at(-1)).toMatchObject({ type: 'tool-call', input: JSON.stringify({ action }) });
    }),
  );
});

test('commands that nobody said were done are given where the response ended well', async () => {
  const parts = await decodeParts([
    added({ ...call, action: null }),
    { type: 'response.shell_call_command.delta', output_index: 0, command_index: 0, delta: 'ls' },
  ]);
  expect(parts.at(-1)).toMatchObject({ type: 'tool-call', input: '{"action":{"commands":["ls"]}}' });
});

test('commands that the whole item leaves null are those that were streamed', async () => {
  const streamed = { type: 'response.shell_call_command.done', output_index: 0, command_index: 1, command: 'ls' };
  const item = { type: 'shell_call', id: 'sh_1', call_id: 'call_1', action: { commands: null } };
  const parts = await decodeParts([added(item), streamed, done(item)]);
  expect(JSON.parse(parts.at(-1).input)).toEqual({ action: { commands: ['', 'ls'] } });
});
