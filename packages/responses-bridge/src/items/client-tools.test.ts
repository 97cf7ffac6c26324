import { describe, expect, test } from 'vitest';
import { added, declare, decodeItems, decodeParts, done, encodeHistory, encodeTool } from '../../test/items.ts';
import type { ReplayPart } from '../spec.ts';

describe('args and choice', () => {
  const patch = { allowedCallers: ['programmatic'] };
  const preview = { environment: 'browser', displayWidth: 1024, displayHeight: 768 };
  const search = { execution: 'client', description: 'Find a tool', parameters: { type: 'object' } };
  const custom = { description: 'a', format: { type: 'text' }, deferLoading: true, allowedCallers: ['direct'] };
  test.each([
    ['openai.local_shell', {}, { type: 'local_shell' }, undefined],
    ['openai.apply_patch', {}, { type: 'apply_patch' }, { type: 'apply_patch' }],
    ['openai.apply_patch', patch, { type: 'apply_patch', allowed_callers: ['programmatic'] }, { type: 'apply_patch' }],
    ['openai.computer', {}, { type: 'computer' }, { type: 'computer' }],
    [
      'openai.computer_use_preview',
      preview,
      { type: 'computer_use_preview', environment: 'browser', display_width: 1024, display_height: 768 },
      { type: 'computer_use_preview' },
    ],
    ['openai.tool_search', {}, { type: 'tool_search' }, undefined],
    ['openai.tool_search', search, { type: 'tool_search', ...search }, undefined],
    [
      'openai.programmatic_tool_calling',
      {},
      { type: 'programmatic_tool_calling' },
      { type: 'programmatic_tool_calling' },
    ],
    [
      'openai.custom',
      custom,
      {
        type: 'custom',
        name: 'own',
        description: 'a',
        format: { type: 'text' },
        defer_loading: true,
        allowed_callers: ['direct'],
      },
      { type: 'custom', name: 'own' },
    ],
  ] as const)('%s %j', async (...row) => {
    const [id, args, tool, choice] = row;
    const encoded = await encodeTool(id, args);
    expect({ ...encoded, warnings: encoded.warnings.length }).toEqual({ tool, choice, warnings: choice ? 0 : 1 });
    await expect(encodeTool(id, { ...args, unheard: 1 })).rejects.toThrow('unheard');
  });
});

/** A piece of the diff of a patch. */
const delta = (text: string) => ({
  type: 'response.apply_patch_call_operation_diff.delta',
  output_index: 0,
  delta: text,
});

/** A compaction as the caller has it. */
const custom = (openai: Record<string, string>): ReplayPart[] => [
  { type: 'custom', kind: 'openai.compaction', providerOptions: { openai } },
];

describe('local_shell_call', () => {
  test('what is null or missing in an action is not there', async () => {
    for (const action of [null, {}, { command: null, env: null }]) {
      const [call] = await decodeItems([{ type: 'local_shell_call', call_id: 'call_1', action }]);
      expect(call.input).toBe('{"action":{"type":"exec","command":[]}}');
    }
  });
});

describe('apply_patch_call', () => {
  const item = { type: 'apply_patch_call', id: 'apc_1', call_id: 'call_1', status: 'in_progress' };
  const operation = { type: 'create_file', path: 'a"b', diff: '' };
  const diff = '+"quoted"\n+\\ \u0007 😀\n';
  const input = JSON.stringify({ callId: 'call_1', operation: { ...operation, diff } });

  test('its JSON is streamed up to the diff, piece by piece, and closed', async () => {
    // The second cut goes through a character of two units.
    const at = diff.indexOf('😀') + 1;
    const parts = await decodeParts([
      added({ ...item, operation }),
      ...[diff.slice(0, 3), diff.slice(3, at), diff.slice(at)].map(delta),
      { type: 'response.apply_patch_call_operation_diff.done', output_index: 0, diff },
      done({ ...item, status: 'completed', operation: { ...operation, diff } }),
    ]);
    expect(parts.map(({ type }: { type: string }) => type)).toEqual([
      'tool-input-start',
      ...Array.from({ length: 5 }, () => 'tool-input-delta'),
      'tool-input-end',
      'tool-call',
    ]);
    expect(parts.flatMap((part: { delta?: string }) => part.delta ?? []).join('')).toBe(input);
    expect(parts.at(-1).input).toBe(input);
  });

  test('a diff that nobody said was done is given where the response ended well', async () => {
    const parts = await decodeParts([added({ ...item, operation }), delta(diff)]);
    expect(parts.at(-1)).toMatchObject({ type: 'tool-call', input });
  });
});

describe('computer_call', () => {
  test('one action is a list of one, and what is null or missing is not there', async () => {
    const click = { type: 'click', button: 'left', x: 1, y: 2 };
    const item = { type: 'computer_call', id: 'cu_1', call_id: 'call_1' };
    const inputs = await Promise.all(
      [{ action: click }, { actions: [{ ...click, keys: null }], pending_safety_checks: null }].map(async fields => {
        const [call] = await decodeItems([{ ...item, ...fields }]);
        return JSON.parse(call.input);
      }),
    );
    const input = { actions: [click], pendingSafetyChecks: [], status: 'completed' };
    expect(inputs).toEqual([input, input]);
  });

  test('without a call_id the provider ran it, and it goes back whole', async () => {
    const item = { type: 'computer_call', id: 'cu_1', status: 'completed', action: { type: 'wait' } };
    const content = await decodeItems([item]);
    expect(content).toMatchObject([
      { type: 'tool-call', toolCallId: 'cu_1', toolName: 'computer_use', input: '{}', providerExecuted: true },
      { type: 'tool-result', toolCallId: 'cu_1', result: { type: 'computer_use_tool_result', status: 'completed' } },
    ]);
    expect(await encodeHistory({ answer: toAnswer(content) })).toEqual({ input: [item], warnings: [] });
  });

  test('a picture is a screenshot; a text has no form, which is told', async () => {
    const tools = [declare('openai.computer')];
    const send = (output: Extract<ReplayPart, { type: 'tool-result' }>['output']) =>
      encodeHistory({ tools, results: [{ type: 'tool-result', toolCallId: 'call_1', toolName: 'own', output }] });
    const picture = { type: 'file' as const, mediaType: 'image/png', data: { type: 'data' as const, data: 'AA==' } };
    expect(await send({ type: 'content', value: [picture] })).toEqual({
      input: [
        {
          type: 'computer_call_output',
          call_id: 'call_1',
          output: { type: 'computer_screenshot', image_url: 'data:image/png;base64,AA==' },
        },
      ],
      warnings: [],
    });
    const told = await send({ type: 'error-text', value: 'broke' });
    expect(told.input).toMatchObject([{ output: { type: 'computer_screenshot' }, status: 'incomplete' }]);
    expect(told.warnings).toHaveLength(1);
  });
});

describe('tool_search_call', () => {
  const search = { type: 'tool_search_call', execution: 'server', call_id: null, status: 'completed' };
  const found = { type: 'tool_search_output', execution: 'server', call_id: null, status: 'completed' };
  const items = [
    { ...search, id: 'tsc_1', arguments: { paths: ['a'] } },
    { ...search, id: 'tsc_2', arguments: { paths: ['b'] } },
    { ...found, id: 'tso_1', tools: [{ type: 'function', name: 'a' }] },
    { ...found, id: 'tso_2', tools: null },
  ];

  test("the provider's results are those of its calls, in order, and go back whole", async () => {
    const content = await decodeItems(items);
    expect(content).toMatchObject([
      { type: 'tool-call', toolCallId: 'tsc_1', input: '{"arguments":{"paths":["a"]},"call_id":null}' },
      { type: 'tool-call', toolCallId: 'tsc_2', providerExecuted: true },
      { type: 'tool-result', toolCallId: 'tsc_1', result: { tools: [{ type: 'function', name: 'a' }] } },
      { type: 'tool-result', toolCallId: 'tsc_2', result: { tools: [] } },
    ]);
    expect(await encodeHistory({ answer: toAnswer(content) })).toEqual({ input: items, warnings: [] });
  });

  test('where they are stored, call and result go back by their ids', async () => {
    const content = await decodeItems(items.slice(1, 3), { stored: true, endpoint: undefined });
    const tools = [declare('openai.tool_search', {}, 'tool_search')];
    const { input } = await encodeHistory({ answer: toAnswer(content), tools, stored: true });
    expect(input).toEqual([
      { type: 'item_reference', id: 'tsc_2' },
      { type: 'item_reference', id: 'tso_1' },
    ]);
  });

  test('a history of the peer goes back as its items', async () => {
    const content = await decodeItems(items, { stored: true, endpoint: undefined });
    const tools = [declare('openai.tool_search', {}, 'tool_search')];
    const { input, warnings } = await encodeHistory({ answer: toAnswer(content), tools });
    expect(input).toEqual(items.map(item => ('tools' in item ? { ...item, tools: item.tools ?? [] } : item)));
    expect(warnings).toEqual([]);
  });

  test('a call of the caller has the id that it is done with', async () => {
    const item = { type: 'tool_search_call', id: 'tsc_1', execution: 'client', arguments: {} };
    const parts = await decodeParts([
      added({ ...item, call_id: 'call_early' }),
      done({ ...item, call_id: 'call_final', arguments: { goal: 'a' } }),
    ]);
    expect(parts).toMatchObject([
      { type: 'tool-input-start', id: 'call_final' },
      { type: 'tool-input-end', id: 'call_final' },
      { type: 'tool-call', input: '{"arguments":{"goal":"a"},"call_id":"call_final"}' },
    ]);
  });
});

describe('program', () => {
  const items = [
    { type: 'program', id: 'cm_1', call_id: 'call_1', code: 'text("a")', fingerprint: 'seal' },
    { type: 'program_output', id: 'cmo_1', call_id: 'call_1', result: 'a', status: 'completed' },
  ];
  const parts = [
    { type: 'tool-call', toolCallId: 'call_1', input: '{"code":"text(\\"a\\")","fingerprint":"seal"}' },
    { type: 'tool-result', toolCallId: 'call_1', result: { result: 'a', status: 'completed' } },
  ];
  const tools = [declare('openai.programmatic_tool_calling', {}, 'programmatic_tool_calling')];

  test('goes back whole, or as its items where the peer kept it, or by its ids', async () => {
    const stateless = await decodeItems(items);
    const stored = await decodeItems(items, { stored: true, endpoint: undefined });
    expect(stateless).toMatchObject(parts);
    expect(stored.map((part: { providerMetadata: unknown }) => part.providerMetadata)).toEqual([
      { openai: { itemId: 'cm_1' } },
      { openai: { itemId: 'cmo_1' } },
    ]);
    expect((await encodeHistory({ answer: toAnswer(stateless) })).input).toEqual(items);
    expect((await encodeHistory({ answer: toAnswer(stored), tools })).input).toEqual(items);
    expect((await encodeHistory({ answer: toAnswer(stored), tools, stored: true })).input).toEqual([
      { type: 'item_reference', id: 'cm_1' },
      { type: 'item_reference', id: 'cmo_1' },
    ]);
  });
});

describe('compaction', () => {
  const item = { type: 'compaction', id: 'cmp_1', encrypted_content: 'sealed' };
  const peers = { type: 'compaction', itemId: 'cmp_1', encryptedContent: 'sealed' };

  test('has the keys of the peer, and goes back from them, also as the empty reasoning that older versions make of it', async () => {
    const content = await decodeItems([item], { stored: true, endpoint: undefined });
    expect(content).toEqual([{ type: 'custom', kind: 'openai.compaction', providerMetadata: { openai: peers } }]);
    const asReasoning: ReplayPart[] = [{ type: 'reasoning', text: '', providerOptions: { openai: peers } }];
    for (const answer of [custom(peers), asReasoning]) {
      expect(await encodeHistory({ answer })).toEqual({ input: [item], warnings: [] });
    }
  });

  test.each([[{ ...peers, endpoint: 'another' }], [{ type: 'compaction', itemId: 'cmp_1' }]])(
    'what this endpoint cannot read is left out, and told: %j',
    async openai => {
      const { input, warnings } = await encodeHistory({ answer: custom(openai) });
      expect({ input, warnings: warnings.length }).toEqual({ input: [], warnings: 1 });
    },
  );
});

/** What ai@5 and later make of content when it goes back. */
function toAnswer(content: Record<string, unknown>[]): ReplayPart[] {
  return content.map(({ providerMetadata: providerOptions, result, input, ...part }) => {
    const value = { type: 'json', value: result };
    const own = part.type === 'tool-result' ? { output: value } : { input: JSON.parse(String(input)) };
    return { ...part, ...own, providerOptions } as unknown as ReplayPart;
  });
}
