import { describe, expect, test } from 'vitest';
import { encodeRequest } from '../src/request/encode-request.ts';
import type { Prompt, ReplayPart } from '../src/spec.ts';
import { decodeItems, encodeHistory } from './items.ts';
import { replay } from './replay.ts';
import type { Item } from './streams.ts';

const ids = { id: 'item_1', call_id: 'call_1' };

/** Items that were answered where nothing is kept. */
const answers: Item[][] = [
  [{ type: 'message', id: 'msg_1', role: 'assistant', content: [{ type: 'output_text', text: 'Seven.' }] }],
  [{ type: 'function_call', ...ids, name: 'add', arguments: '{"a":3}' }],
  [{ type: 'custom_tool_call', ...ids, name: 'custom', input: 'hi' }],
  [{ type: 'shell_call', ...ids, action: { commands: ['ls'] } }],
  [{ type: 'local_shell_call', ...ids, action: { type: 'exec', command: ['ls'], env: {} } }],
  [{ type: 'apply_patch_call', ...ids, operation: { type: 'update_file', path: 'a', diff: '+b' } }],
  [{ type: 'computer_call', ...ids, actions: [{ type: 'screenshot' }], pending_safety_checks: [] }],
  [{ type: 'tool_search_call', ...ids, execution: 'client', arguments: { goal: 'weather' } }],
  [{ type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'x' } }],
  [{ type: 'compaction', id: 'cmp_1', encrypted_content: 'sealed' }],
  [
    {
      type: 'reasoning',
      id: 'rs_1',
      summary: ['One.', 'Two.'].map(text => ({ type: 'summary_text', text })),
      encrypted_content: 'sealed',
    },
  ],
  [{ type: 'reasoning', id: 'rs_1', summary: [], content: [{ type: 'reasoning_text', text: 'Hm.' }] }],
];

const named = answers.map(items => [items.map(({ type }) => type).join(), items] as const);

describe.each(named)('%s, answered where nothing is kept', (_, items) => {
  test('goes whole to an endpoint that is to keep what comes', async () => {
    const content = await decodeItems(items);
    const { input, warnings } = await replay(content);
    expect(input).toHaveLength(items.length);
    expect(await replay(content, { stored: true })).toEqual({ input, warnings });
  });

  test('goes whole to a conversation, which does not have it', async () => {
    const content = await decodeItems(items);
    const { input } = await replay(content);
    expect((await replay(content, { conversation: 'conv_1' })).input).toEqual(input);
  });
});

const ask: Prompt[number] = { role: 'user', content: [{ type: 'text', text: 'Why?' }] };

const tools = ['custom', 'shell', 'local_shell', 'apply_patch', 'computer', 'tool_search'].map(name => ({
  type: 'provider' as const,
  id: `openai.${name}` as const,
  name,
  args: name === 'tool_search' ? { execution: 'client' } : {},
}));

test.each(
  answers.flatMap(items => items.filter(({ call_id }) => call_id !== undefined)).map(item => [item.type, item]),
)(
  'the result of a %s is sent where things are kept, also with the metadata of its call, as newer callers give it',
  async (_, item) => {
    const [call] = await decodeItems([item], { stored: true, endpoint: undefined });
    const { toolCallId, toolName, providerMetadata: providerOptions } = call;
    const results: ReplayPart[] = [
      { type: 'tool-result', toolCallId, toolName, output: { type: 'text', value: 'a' }, providerOptions },
    ];
    const { input } = await encodeHistory({ results, tools, stored: true });
    expect(input).toMatchObject([{ type: expect.stringMatching(/_output$/), call_id: 'call_1' }]);
  },
);

test('what a conversation answered is not sent to it again', async () => {
  const call = { prompt: [ask], providerOptions: { openai: { conversation: 'conv_1' } } };
  const settings = { names: ['openai'], endpoint: 'test', modelId: 'gpt-5.3-codex' };
  const { kept, body } = await encodeRequest(call, settings);
  expect(kept).toBe(true);
  for (const [item] of answers) {
    const content = await decodeItems(item === undefined ? [] : [item], { endpoint: kept ? undefined : 'test' });
    const answer = content.map((part: { providerMetadata: object }) => ({
      ...part,
      providerOptions: part.providerMetadata,
    }));
    const prompt = [ask, { role: 'assistant', content: answer } as Prompt[number], ask];
    const { input } = (await encodeRequest({ ...call, prompt }, settings)).body;
    // A call that nobody answered is answered as stopped.
    expect(input.filter(({ type }) => !type?.endsWith('_output'))).toEqual(body.input);
  }
});

test('a call and its output that both came without an id go back both', async () => {
  const call = { type: 'shell_call', call_id: 'call_1', id: null, environment: { type: 'container_reference' } };
  const output = { type: 'shell_call_output', call_id: 'call_1', id: null, output: [] };
  const { input } = await replay(await decodeItems([call, output]));
  expect(input).toEqual([call, output]);
});

test.each(['mistral.message', 'other.mcp_approval_response', 'other.function_call'])(
  'a custom part %s of another provider is told of',
  async kind => {
    const answer = [{ type: 'custom', kind, providerOptions: { other: {} } } as ReplayPart];
    const { input, warnings } = await encodeHistory({ answer });
    expect({ input, warnings: warnings.length }).toEqual({ input: [], warnings: 1 });
  },
);
