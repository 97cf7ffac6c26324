import { describe, expect, test } from 'vitest';
import { added, decodeItems, decodeParts, done, encodeHistory } from '../../test/items.ts';

const use = (recipient_name: unknown, parameters: unknown = { city: 'Paris' }) => ({ recipient_name, parameters });
const wrapper = (tool_uses: unknown) => ({
  type: 'function_call',
  id: 'fc_1',
  call_id: 'call_1',
  name: 'parallel',
  arguments: JSON.stringify({ tool_uses }),
});

const declared = { hasFunction: (name: string) => ['weather', 'news'].includes(name) };
const both = wrapper([use('functions.weather'), use('functions.news', {})]);

describe('calls in a wrapper that nobody declared', () => {
  const calls = [
    { toolCallId: 'call_1_0', toolName: 'weather', input: '{"city":"Paris"}' },
    { toolCallId: 'call_1_1', toolName: 'news', input: '{}' },
  ];

  test('are the calls, whether streamed or whole, each with its input', async () => {
    const parts = await decodeParts(
      [
        added({ ...both, arguments: '' }),
        { type: 'response.function_call_arguments.delta', output_index: 0, delta: both.arguments },
        { type: 'response.function_call_arguments.done', output_index: 0, arguments: both.arguments },
        done({ ...both, arguments: null }),
      ],
      declared,
    );
    expect(parts.filter(({ type }: { type: string }) => type === 'tool-call')).toMatchObject(calls);
    expect(parts.map(({ id, toolCallId }: Record<string, string>) => id ?? toolCallId)).toEqual([
      ...Array.from({ length: 4 }, () => 'call_1_0'),
      ...Array.from({ length: 4 }, () => 'call_1_1'),
    ]);
    expect(await decodeItems([both], declared)).toMatchObject(calls);
  });

  test('go back as plain calls', async () => {
    const answer = calls.map(({ input, ...call }) => ({
      type: 'tool-call' as const,
      ...call,
      input: JSON.parse(input),
      providerOptions: { openai: { itemId: 'fc_1' } },
    }));
    expect((await encodeHistory({ answer })).input).toEqual(
      calls.map(({ toolCallId, toolName, input }) => ({
        type: 'function_call',
        call_id: toolCallId,
        name: toolName,
        arguments: input,
      })),
    );
  });
});

test.each([
  ['a function of the caller has that name', both, { hasFunction: () => true }],
  ['one of them is not declared', wrapper([use('functions.weather'), use('functions.other')]), declared],
  ['one of them is no function', wrapper([use('web.search')]), declared],
  ['one of them has no parameters', wrapper([use('functions.weather', 'Paris')]), declared],
  ['there is none', wrapper([]), declared],
  ['its arguments are something else', { ...both, arguments: '{"a":' }, declared],
])('it is the call that it is where %s', async (_, item, context) => {
  expect(await decodeItems([item], context)).toMatchObject([
    { type: 'tool-call', toolCallId: 'call_1', toolName: 'parallel', input: item.arguments },
  ]);
});

test('cut off mid-way none of them is handed out', async () => {
  expect(await decodeItems([{ ...both, status: 'incomplete' }], declared)).toEqual([]);
});
