import { describe, expect, test } from 'vitest';
import { declare, decodeItems, decodeParts, added, done, encodeHistory } from '../../test/items.ts';
import type { ReplayPart } from '../spec.ts';

type Output = Extract<ReplayPart, { type: 'tool-result' }>['output'];

/** The tools that the endpoint knows and the caller runs, with a call of each as the wire has it and as the caller gets it. */
const tools = [
  {
    id: 'openai.local_shell',
    output: 'local_shell_call_output',
    item: {
      type: 'local_shell_call',
      action: { type: 'exec', command: ['ls'], timeout_ms: null, user: null, working_directory: '/', env: {} },
    },
    input: { action: { type: 'exec', command: ['ls'], workingDirectory: '/', env: {} } },
  },
  {
    id: 'openai.shell',
    output: 'shell_call_output',
    item: { type: 'shell_call', action: { commands: ['ls', 'pwd'], timeout_ms: 5, max_output_length: null } },
    input: { action: { commands: ['ls', 'pwd'], timeoutMs: 5 } },
  },
  {
    id: 'openai.apply_patch',
    output: 'apply_patch_call_output',
    item: { type: 'apply_patch_call', operation: { type: 'update_file', path: 'a', diff: '+"b"\n' } },
    input: { callId: 'call_1', operation: { type: 'update_file', path: 'a', diff: '+"b"\n' } },
  },
  {
    id: 'openai.apply_patch',
    output: 'apply_patch_call_output',
    item: { type: 'apply_patch_call', operation: { type: 'delete_file', path: 'a' } },
    input: { callId: 'call_1', operation: { type: 'delete_file', path: 'a' } },
  },
  {
    id: 'openai.computer',
    output: 'computer_call_output',
    item: {
      type: 'computer_call',
      actions: [{ type: 'scroll', x: 1, y: 2, scroll_x: 0, scroll_y: 30, keys: null }, { type: 'screenshot' }],
      pending_safety_checks: [{ id: 'check_1', code: null, message: 'Careful' }],
    },
    input: {
      actions: [{ type: 'scroll', x: 1, y: 2, scrollX: 0, scrollY: 30 }, { type: 'screenshot' }],
      pendingSafetyChecks: [{ id: 'check_1', message: 'Careful' }],
      status: 'completed',
    },
  },
  {
    id: 'openai.tool_search',
    output: 'tool_search_output',
    item: { type: 'tool_search_call', execution: 'client', arguments: { goal: 'weather' } },
    input: { arguments: { goal: 'weather' }, call_id: 'call_1' },
  },
] as const;

const ids = { id: 'item_1', call_id: 'call_1' };
const named = tools.map(tool => [`${tool.item.type} ${JSON.stringify(tool.input).length}`, tool] as const);

/** Nothing is said by a null that is not said by leaving it out. */
const withoutNulls = (value: unknown) => JSON.parse(JSON.stringify(value), (_, inner) => inner ?? undefined);

describe.each(named)('%s', (_, { id, item, input, output }) => {
  const whole = { ...item, ...ids, status: 'completed' };
  const call = {
    type: 'tool-call',
    toolCallId: 'call_1',
    toolName: 'own',
    input: JSON.stringify(input),
    providerMetadata: { openai: { itemId: 'item_1', endpoint: 'test' } },
  };
  const declared = { toolName: () => 'own' };
  const part = { type: 'tool-call', toolCallId: 'call_1', toolName: 'own', input } as const;

  test.each([true, false])('is a call of the caller, whether it is stored (%s) or not', async stored => {
    const kept = { ...call, providerMetadata: { openai: { itemId: 'item_1' } } };
    const endpoint = stored ? undefined : 'test';
    expect(await decodeItems([whole], { ...declared, stored, endpoint })).toEqual([stored ? kept : call]);
  });

  test('announced or not, its input is streamed as it is given', async () => {
    for (const events of [[done(whole)], [added({ ...item, ...ids }), done(whole)]]) {
      const parts = await decodeParts(events, declared);
      expect(parts.at(-1)).toEqual(call);
      const deltas = parts.flatMap((one: { type: string; delta?: string }) => one.delta ?? []).join('');
      expect(['', call.input]).toContain(deltas);
    }
  });

  test('cut off mid-way it is not handed out', async () => {
    expect(await decodeItems([{ ...whole, status: 'incomplete' }], declared)).toEqual([]);
  });

  test('goes back as the item that it was, with its id and without, from an object and from JSON', async () => {
    const providerOptions = { openai: { itemId: 'item_1' } };
    const back = async (one: Partial<typeof call> & { providerOptions?: typeof providerOptions }) =>
      encodeHistory({ answer: [{ ...part, ...one } as ReplayPart], tools: [declare(id)] });
    const { id: _id, ...plain } = withoutNulls(whole);
    // Where the protocol wants an id, a call that has none is given one.
    const made = { local_shell_call: 'lsh_call_1', computer_call: 'cu_call_1' }[String(item.type)];
    const anonymous = made === undefined ? plain : { ...plain, id: made };
    expect(await back({ providerOptions })).toEqual({ input: [withoutNulls(whole)], warnings: [] });
    expect(await back({})).toEqual({ input: [anonymous], warnings: [] });
    expect((await back({ input: JSON.stringify(input) })).input).toEqual([anonymous]);
  });

  test('where it is stored it goes back by its id', async () => {
    const answer = [{ ...part, providerOptions: { openai: { itemId: 'item_1' } } }];
    const { input: items } = await encodeHistory({ answer, tools: [declare(id)], stored: true });
    expect(items).toEqual([{ type: 'item_reference', id: 'item_1' }]);
  });

  const outputs: Output[] = [
    { type: 'text', value: 'done' },
    { type: 'json', value: { any: 'thing' } },
    { type: 'json', value: ['a', 1] },
    { type: 'error-text', value: 'broke' },
    { type: 'error-json', value: { code: 1 } },
    { type: 'execution-denied', reason: 'no' },
    { type: 'execution-denied' },
    { type: 'content', value: [{ type: 'text', text: 'a' }] },
  ];

  test.each(outputs)('whatever its tool gave back is its own output: %j', async value => {
    const results = [{ type: 'tool-result' as const, toolCallId: 'call_1', toolName: 'own', output: value }];
    const { input: items, warnings } = await encodeHistory({ answer: [part], results, tools: [declare(id)] });
    expect(items.map(({ type, call_id }: Record<string, string>) => ({ type, call_id }))).toEqual([
      { type: item.type, call_id: 'call_1' },
      { type: output, call_id: 'call_1' },
    ]);
    // What an item has no form for is not dropped in silence.
    const text = 'value' in value && typeof value.value === 'string' ? value.value : undefined;
    if (text !== undefined && warnings.length === 0) expect(JSON.stringify(items[1])).toContain(text);
  });
});

test.each([
  [
    'openai.local_shell',
    { output: 'a' },
    { type: 'local_shell_call_output', id: 'call_1', call_id: 'call_1', output: 'a' },
  ],
  [
    'openai.shell',
    {
      maxOutputLength: 9,
      output: [
        { stdout: 'a', stderr: '', outcome: { type: 'exit', exitCode: 2 } },
        { stdout: '', stderr: 'b', outcome: { type: 'timeout' } },
      ],
    },
    {
      type: 'shell_call_output',
      call_id: 'call_1',
      max_output_length: 9,
      output: [
        { stdout: 'a', stderr: '', outcome: { type: 'exit', exit_code: 2 } },
        { stdout: '', stderr: 'b', outcome: { type: 'timeout' } },
      ],
    },
  ],
  [
    'openai.apply_patch',
    { status: 'failed', output: 'no such file' },
    { type: 'apply_patch_call_output', call_id: 'call_1', status: 'failed', output: 'no such file' },
  ],
  [
    'openai.computer',
    {
      output: { type: 'computer_screenshot', imageUrl: 'data:image/png;base64,AA==', detail: 'original' },
      acknowledgedSafetyChecks: [{ id: 'check_1' }],
    },
    {
      type: 'computer_call_output',
      call_id: 'call_1',
      output: { type: 'computer_screenshot', image_url: 'data:image/png;base64,AA==', detail: 'original' },
      acknowledged_safety_checks: [{ id: 'check_1' }],
    },
  ],
  [
    'openai.tool_search',
    { tools: [{ type: 'function', name: 'weather' }] },
    {
      type: 'tool_search_output',
      call_id: 'call_1',
      execution: 'client',
      status: 'completed',
      tools: [{ type: 'function', name: 'weather' }],
    },
  ],
] as const)('%s: a result in its own form is that of its item', async (id, value, item) => {
  const output: Output = { type: 'json', value: JSON.parse(JSON.stringify(value)) };
  const results = [{ type: 'tool-result' as const, toolCallId: 'call_1', toolName: 'own', output }];
  expect(await encodeHistory({ results, tools: [declare(id)] })).toEqual({ input: [item], warnings: [] });
});
