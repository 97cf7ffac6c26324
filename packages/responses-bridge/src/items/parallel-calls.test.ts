import { describe, expect, test } from 'vitest';
import { added, decodeItems, decodeParts, done, encodeHistory } from '../../test/items.ts';
import type { ReplayPart } from '../spec.ts';

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

const result = (toolCallId: string, output: unknown) =>
  // A table of outputs of several types.
  ({ type: 'tool-result', toolCallId, toolName: 'weather', output }) as Extract<ReplayPart, { type: 'tool-result' }>;
const text = (value: string) => ({ type: 'text', value });
const outputOf = (output: unknown, call_id = 'call_1') => ({ type: 'function_call_output', call_id, output });

describe('where the endpoint goes on from what it keeps', () => {
  const kept = { ...declared, stored: true, endpoint: undefined };
  const picture = {
    type: 'content',
    value: [{ type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'AA==' } }],
  };
  const after = result('call_2', text('other'));
  const callOfWrapper = { type: 'function_call', call_id: 'call_1', name: 'parallel', arguments: both.arguments };

  async function answered(context = {}) {
    const content = await decodeItems([both], { ...kept, ...context });
    return content.map(({ input, providerMetadata: providerOptions, ...part }: Record<string, string>) => ({
      ...part,
      input: JSON.parse(String(input)),
      providerOptions,
    })) as ReplayPart[];
  }

  const pictured = [
    { type: 'input_image', image_url: 'data:image/png;base64,AA==' },
    { type: 'input_text', text: 'none' },
  ];

  test.each<[string, Array<[number, unknown]>, unknown]>([
    [
      'texts',
      [
        [0, text('sun')],
        [1, text('none')],
      ],
      'sun\nnone',
    ],
    [
      'in another order',
      [
        [1, text('none')],
        [0, text('sun')],
      ],
      'sun\nnone',
    ],
    ['without one of them', [[1, text('none')]], 'aborted\nnone'],
    [
      'with a picture',
      [
        [0, picture],
        [1, text('none')],
      ],
      pictured,
    ],
  ])('the results are one output of the wrapper: %s', async (_, outputs, joined) => {
    const results = [...outputs.map(([index, output]) => result(`call_1_${index}`, output)), after];
    const answer = await answered();
    for (const options of [{ conversation: 'conv_1' }, { previousResponseId: 'resp_1' }]) {
      const { input } = await encodeHistory({ answer, results, stored: true, options });
      const calls = 'conversation' in options ? [] : [callOfWrapper];
      expect(input).toEqual([...calls, outputOf(joined), outputOf('other', 'call_2')]);
    }
  });

  test('the metadata that ai@7 copies to the results is enough', async () => {
    const answer = await answered();
    const results = answer.map((part, index) => ({
      ...result(`call_1_${index}`, text(`${index}`)),
      providerOptions: part.providerOptions,
    }));
    const { input } = await encodeHistory({ results, options: { previousResponseId: 'resp_1' } });
    expect(input).toEqual([outputOf('0\n1')]);
  });

  test('what was answered where nothing is kept stays plain calls, as without the options', async () => {
    const answer = await answered({ stored: false, endpoint: 'test' });
    const results = [result('call_1_0', text('sun')), result('call_1_1', text('none'))];
    const plain = (await encodeHistory({ answer, results })).input;
    expect(plain).toHaveLength(4);
    expect((await encodeHistory({ answer, results, options: { previousResponseId: 'resp_1' } })).input).toEqual(plain);
  });
});

test.each([
  ['a function of the caller has that name', both, { hasFunction: () => true }],
  ['one of them is not declared', wrapper([use('functions.weather'), use('functions.other')]), declared],
  ['one of them is no function', wrapper([use('web.search')]), declared],
  ['one of them has no parameters', wrapper([use('functions.weather', 'Paris')]), declared],
  ['there is none', wrapper([]), declared],
  ['they are no list', wrapper({ a: 1 }), declared],
  ['one of them is nothing', wrapper([use('functions.weather'), null]), declared],
  ['one of them is named twice over', wrapper([use('functions.functions.weather')]), declared],
  ['one of them has no name', wrapper([use('functions.')]), declared],
  ['one of them is not said to be a function', wrapper([use('weather')]), declared],
  ['one of them has a list of parameters', wrapper([use('functions.weather', ['Paris'])]), declared],
  ['its arguments are something else', { ...both, arguments: '{"a":' }, declared],
])('it is the call that it is where %s', async (_, item, context) => {
  expect(await decodeItems([item], context)).toMatchObject([
    { type: 'tool-call', toolCallId: 'call_1', toolName: 'parallel', input: item.arguments },
  ]);
});

test('cut off mid-way none of them is handed out', async () => {
  expect(await decodeItems([{ ...both, status: 'incomplete' }], declared)).toEqual([]);
});
