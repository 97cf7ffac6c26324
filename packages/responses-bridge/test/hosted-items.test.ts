import { describe, expect, test } from 'vitest';
import { collect } from '../src/response/collect.ts';
import type { Content } from '../src/spec.ts';
import { decode, partsOf } from './decode.ts';
import { replay } from './replay.ts';

interface HostedItem {
  type: string;
  id: string;
  [field: string]: unknown;
}

const mcp = { server_label: 'docs', name: 'find', arguments: '{"q":"a"}' };

/** Items that the provider made by itself, some with fields that a server left null or that nobody knows yet. */
const hosted: HostedItem[] = [
  { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'open_page', url: null } },
  { type: 'web_search_call', id: 'ws_2', status: 'failed', action: null },
  { type: 'file_search_call', id: 'fs_1', status: 'completed', queries: ['a'], results: null },
  {
    type: 'file_search_call',
    id: 'fs_2',
    status: 'completed',
    queries: null,
    results: [{ file_id: 'f', score: null }],
  },
  { type: 'code_interpreter_call', id: 'ci_1', status: 'completed', code: 'a\n"b"', container_id: 'c', outputs: [] },
  { type: 'code_interpreter_call', id: 'ci_2', status: 'failed', code: null, container_id: null, outputs: null },
  { type: 'image_generation_call', id: 'ig_1', status: 'completed', result: 'AAAA', quality: 'low' },
  { type: 'image_generation_call', id: 'ig_2', status: 'failed', result: null },
  { type: 'image_generation_call', id: 'ig_3', status: 'incomplete', result: 'AAAA' },
  { type: 'mcp_call', id: 'mcp_1', status: 'completed', ...mcp, output: 'found', error: null, tomorrow: true },
  {
    type: 'mcp_call',
    id: 'mcp_2',
    status: 'failed',
    ...mcp,
    arguments: null,
    error: { type: 'http_error', code: 500 },
  },
  { type: 'mcp_approval_request', id: 'mcpr_1', ...mcp },
];

const named = (item: HostedItem): [string, HostedItem] => [`${item.type} ${item.id}`, item];

const asDone = (items: HostedItem[]) => [
  ...items.map((item, output_index) => ({ type: 'response.output_item.done', output_index, item })),
  { type: 'response.completed', response: {} },
];

const contentOf = async (items: HostedItem[], given: { stored: boolean }) =>
  (await collect(decode(asDone(items), given))).content;

const metadataOf = (content: Content[]) =>
  content.flatMap(part => {
    const metadata = 'providerMetadata' in part ? part.providerMetadata?.openai : undefined;
    return metadata === undefined ? [] : [metadata];
  });

describe.each(hosted.map(named))('%s', (_, item) => {
  test('goes back whole where nothing is stored', async () => {
    const { input, warnings } = await replay(await contentOf([item], { stored: false }));
    expect({ input, warnings }).toEqual({ input: [item], warnings: [] });
  });

  test('goes back by reference, once, where it is stored, and no copy of it travels', async () => {
    const content = await contentOf([item], { stored: true });
    expect(metadataOf(content).some(metadata => 'item' in metadata || 'endpoint' in metadata)).toBe(false);
    const { input, warnings } = await replay(content, { stored: true });
    expect({ input, warnings }).toEqual({ input: [{ type: 'item_reference', id: item.id }], warnings: [] });
  });

  test('is a call of the provider, with its input in JSON', async () => {
    const [call] = await contentOf([item], { stored: true });
    expect(call).toMatchObject({ type: 'tool-call', providerExecuted: true });
    expect(call?.type === 'tool-call' && JSON.parse(call.input)).toBeTypeOf('object');
  });
});

test('of what failed nothing has to be found in its result, which a page replaces with words of its own', async () => {
  const item = { type: 'image_generation_call', id: 'ig_3', status: 'incomplete', result: 'AAAA' };
  const content = await contentOf([item], { stored: false });
  expect(metadataOf(content)).toContainEqual(expect.objectContaining({ item }));
});

test('a list of the tools of a server travels where it is not stored, and else not at all', async () => {
  const list = { type: 'mcp_list_tools', id: 'mcpl_1', server_label: 'docs', tools: [{ name: 'find' }] };
  expect((await replay(await contentOf([list], { stored: false }))).input).toEqual([list]);
  expect(await contentOf([list], { stored: true })).toEqual([]);
});

test('that a server gave no list is told, stored or not', async () => {
  const list = { type: 'mcp_list_tools', id: 'mcpl_1', server_label: 'docs', tools: [], error: 'No such host.' };
  for (const stored of [false, true]) {
    const content = await contentOf([list], { stored });
    expect(content).toMatchObject([{ kind: 'openai.mcp_list_tools', providerMetadata: { openai: { item: list } } }]);
  }
});

describe('an approval', () => {
  const request = { type: 'mcp_approval_request', id: 'mcpr_1', ...mcp };
  const said = { type: 'tool-approval-response' as const, approvalId: 'mcpr_1' };
  const answer = { type: 'mcp_approval_response', approval_request_id: 'mcpr_1' };

  test('is asked for by the id of the wire, which is that of the call', async () => {
    expect(await contentOf([request], { stored: true })).toEqual([
      {
        type: 'tool-call',
        toolCallId: 'mcpr_1',
        toolName: 'mcp.find',
        input: mcp.arguments,
        providerExecuted: true,
        dynamic: true,
        providerMetadata: { openai: { approvalRequestId: 'mcpr_1' } },
      },
      { type: 'tool-approval-request', approvalId: 'mcpr_1', toolCallId: 'mcpr_1' },
    ]);
  });

  test.each([
    [false, request],
    [true, { type: 'item_reference', id: 'mcpr_1' }],
  ])('stored: %s: the request goes once, and its answer behind it, with its reason', async (stored, first) => {
    const content = await contentOf([request], { stored });
    const told = [
      { ...said, approved: false, reason: 'No.' },
      { ...said, approved: false, reason: 'No.' },
    ];
    expect((await replay(content, { stored, told })).input).toEqual([
      first,
      { ...answer, approve: false, reason: 'No.' },
    ]);
  });

  test('is not referred to beside its request, which goes whole as it was asked for where nothing was stored', async () => {
    const content = await contentOf([request], { stored: false });
    const { input } = await replay(content, { stored: true, told: [{ ...said, approved: true }] });
    expect(input).toEqual([request, { ...answer, approve: true }]);
  });

  test('ends the step as a call of the caller does', async () => {
    expect(await collect(decode(asDone([request])))).toMatchObject({ finishReason: { unified: 'tool-calls' } });
  });

  test('goes without its request where the endpoint goes on from the response that has it', async () => {
    const told = [{ ...said, approved: true }];
    const { input } = await replay([], { stored: true, told, previousResponseId: 'resp_1' });
    expect(input).toEqual([{ ...answer, approve: true }]);
  });

  test('that was denied is not told a second time as the result of a function', async () => {
    const content = await contentOf([request], { stored: false });
    const output = { type: 'execution-denied' as const, providerOptions: { openai: { approvalId: 'mcpr_1' } } };
    const denial = { type: 'tool-result' as const, toolCallId: 'mcpr_1', toolName: 'mcp.find', output };
    const { input } = await replay(content, { told: [{ ...said, approved: false }, denial] });
    expect(input).toEqual([request, { ...answer, approve: false }]);
  });

  test.each([
    [false, (call: HostedItem) => [call]],
    [true, (call: HostedItem) => ['mcpr_1', call.id].map(id => ({ type: 'item_reference', id }))],
  ])('stored: %s: what was approved goes on under the same id', async (stored, back) => {
    const call = { type: 'mcp_call', id: 'mcp_1', ...mcp, approval_request_id: 'mcpr_1', output: 'found' };
    const content = await contentOf([call], { stored });
    expect(content.map(part => 'toolCallId' in part && part.toolCallId)).toEqual(['mcpr_1', 'mcpr_1']);
    // A user interface merges both calls into one part, so the second one must not overwrite what the first one carries.
    expect(content[0]).not.toHaveProperty('providerMetadata.openai');
    expect(await replay(content, { stored })).toMatchObject({ input: back(call), warnings: [] });
  });

  test('that a user interface keeps as one call sends the request and what came of it', async () => {
    const call = { type: 'mcp_call', id: 'mcp_1', ...mcp, approval_request_id: 'mcpr_1', output: 'found' };
    const [asked] = await contentOf([request], { stored: false });
    const [, result] = await contentOf([call], { stored: false });
    if (asked === undefined || result === undefined) throw new Error('There is no call or no result.');
    expect((await replay([asked, result])).input).toEqual([request, call]);
  });
});

test('of several servers a call tells which one it is of', async () => {
  const events = asDone([
    { type: 'mcp_call', id: 'mcp_1', ...mcp },
    { type: 'mcp_approval_request', id: 'mcpr_1', ...mcp },
  ]);
  const { content } = await collect(decode(events, { stored: true, toolArgs: () => [{}, {}] }));
  expect(metadataOf(content)).toEqual([
    { serverLabel: 'docs' },
    { itemId: 'mcp_1', serverLabel: 'docs' },
    { approvalRequestId: 'mcpr_1', serverLabel: 'docs' },
  ]);
});

const at = (type: string, fields: object) => ({ type: `response.${type}`, output_index: 0, ...fields });

describe('the input of a call, streamed', () => {
  const code = 'print("ä\\n")\n';
  const item = { type: 'code_interpreter_call', id: 'ci_1', container_id: 'c"1', outputs: [] };
  const start = at('output_item.added', { item: { ...item, code: '' } });
  const deltas = [...code].map(delta => at('code_interpreter_call_code.delta', { delta }));
  const codeDone = at('code_interpreter_call_code.done', { code });
  const end = [at('output_item.done', { item: { ...item, code } }), { type: 'response.completed', response: {} }];

  test.each<[string, object[]]>([
    ['in full', [start, ...deltas, codeDone, ...end]],
    ['without its own end', [start, ...deltas, ...end]],
    ['without its last pieces', [start, ...deltas.slice(0, 4), codeDone, ...end]],
    ['without any piece', [start, ...end]],
    ['without being announced', [...deltas, codeDone, ...end]],
    ['as a whole', end],
  ])('%s, is the JSON of the call, before the call', async (_, events) => {
    const parts = await partsOf(decode(events));
    const text = parts.map(part => (part.type === 'tool-input-delta' ? part.delta : '')).join('');
    expect(JSON.parse(text)).toEqual({ containerId: 'c"1', code });
    const types = parts.map(({ type }) => type).filter(type => type !== 'tool-input-delta');
    expect(types).toEqual(['tool-input-start', 'tool-input-end', 'tool-call', 'tool-result', 'finish']);
    expect(parts.find(({ type }) => type === 'tool-call')).toMatchObject({
      input: JSON.stringify({ code, containerId: 'c"1' }),
    });
  });

  test('of a tool elsewhere is its arguments, and the call is told before it is answered', async () => {
    const call = { type: 'mcp_call', id: 'mcp_1', ...mcp };
    const parts = await partsOf(
      decode([
        at('output_item.added', { item: { ...call, arguments: '' } }),
        at('mcp_call_arguments.delta', { delta: '{"q":' }),
        at('mcp_call_arguments.done', { arguments: mcp.arguments }),
      ]),
    );
    expect(parts.slice(0, 5)).toMatchObject([
      { type: 'tool-input-start', id: 'mcp_1', toolName: 'mcp.find', providerExecuted: true, dynamic: true },
      { type: 'tool-input-delta', delta: '{"q":' },
      { type: 'tool-input-delta', delta: '"a"}' },
      { type: 'tool-input-end' },
      { type: 'tool-call', toolCallId: 'mcp_1', input: mcp.arguments },
    ]);
  });
});

test('what an image looks like on its way is a preliminary result, and no part of the whole answer', async () => {
  const item = { type: 'image_generation_call', id: 'ig_1' };
  const events = [
    { type: 'response.output_item.added', output_index: 0, item },
    { type: 'response.image_generation_call.partial_image', output_index: 0, partial_image_b64: 'AA' },
    ...asDone([{ ...item, result: 'AAAA' }]),
  ];
  const results = (await partsOf(decode(events))).filter(({ type }) => type === 'tool-result');
  expect(results).toMatchObject([{ result: { result: 'AA' }, preliminary: true }, { result: { result: 'AAAA' } }]);
  const { content } = await collect(decode(events));
  expect(content.map(({ type }) => type)).toEqual(['tool-call', 'tool-result']);
});

test('of the results that came on the way, which newer callers keep, only the last one goes back', async () => {
  const items: HostedItem[] = [
    {
      type: 'shell_call',
      id: 'sh_1',
      call_id: 'call_1',
      action: { commands: ['ls'] },
      environment: { type: 'container_reference' },
    },
    {
      type: 'shell_call_output',
      id: 'sho_1',
      call_id: 'call_1',
      output: [{ stdout: 'a', stderr: '', outcome: { type: 'exit', exit_code: 0 } }],
    },
  ];
  for (const stored of [false, true]) {
    const content = await contentOf(items, { stored });
    const partial = { type: 'tool-result' as const, toolCallId: 'call_1', toolName: 'shell', result: { output: [] } };
    const kept = content.flatMap((part): Content[] =>
      part.type === 'tool-result' ? [partial, partial, part] : [part],
    );
    expect(await replay(kept, { stored })).toEqual(await replay(content, { stored }));
  }
});
