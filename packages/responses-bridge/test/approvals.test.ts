import type { LanguageModelV1, LanguageModelV1Prompt } from 'provider-v1';
import type { LanguageModelV2, LanguageModelV2Prompt } from 'provider-v2';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeRequest } from '../src/request/encode-request.ts';
import type { CallOptions, ResponsesModel } from '../src/spec.ts';
import { asLanguageModelV1 } from '../src/specs/v1.ts';
import { asLanguageModelV2 } from '../src/specs/v2.ts';
import { decode } from './decode.ts';
import type { Item } from './streams.ts';

/** Two servers, as a caller of v1 or v2 declares them. */
const servers = ['docs', 'code'].map(serverLabel => ({
  type: 'provider-defined' as const,
  id: 'openai.mcp' as const,
  name: `my_${serverLabel}`,
  args: { serverLabel, serverUrl: 'https://mcp.example' },
}));

const request = {
  type: 'mcp_approval_request',
  id: 'mcpr_1',
  server_label: 'code',
  name: 'find',
  arguments: '{ "q": "a" }',
};

/** A model that answers with these items, and keeps the input items of each call. */
function modelOf(items: Item[], { stored = false, tools = servers } = {}) {
  const inputs: Item[][] = [];
  const model: ResponsesModel = {
    name: 'openai',
    provider: 'openai.responses',
    modelId: 'any',
    supportedUrls: {},
    async call(options: CallOptions) {
      const settings = { names: ['openai'], endpoint: 'test', modelId: 'gpt-5.3-codex', options: { store: stored } };
      const { body, declared } = await encodeRequest(options, settings);
      inputs.push(JSON.parse(JSON.stringify(body.input)));
      const { toolArgs } = declared;
      const endpoint = stored ? undefined : 'test';
      const parts = decode([{ type: 'response.completed', response: { output: items } }], {
        stored,
        endpoint,
        toolArgs,
      });
      return { parts, warnings: [], request: { url: '', body: {}, json: '' }, response: { headers: {} } };
    },
  };
  return { model, inputs, tools };
}

type Options = Parameters<typeof modelOf>[1];

/** What a caller has to say to a call, as each version puts it. */
interface Said {
  result?: unknown;
  isError?: boolean;
}

const v1Call = (tools: typeof servers, prompt: LanguageModelV1Prompt) => ({
  inputFormat: 'messages' as const,
  mode: { type: 'regular' as const, tools },
  prompt,
});

/** Asks, answers each call as told, and asks again: the calls that v1 showed, and the input items of the second request. */
async function askV1(items: Item[], { result, isError }: Said, options?: Options) {
  const { model, inputs, tools } = modelOf(items, options);
  const view: LanguageModelV1 = asLanguageModelV1(model);
  const first = await view.doGenerate(v1Call(tools, []));
  const calls = (first.toolCalls ?? []).map(({ toolCallId, toolName, args }) => ({ toolCallId, toolName, args }));
  const content = calls.map(({ args, ...call }) => ({ type: 'tool-call' as const, ...call, args: JSON.parse(args) }));
  const results = calls.map(({ toolCallId, toolName }) => ({
    type: 'tool-result' as const,
    toolCallId,
    toolName,
    result,
    isError,
  }));
  await view.doGenerate(
    v1Call(tools, [
      { role: 'assistant', content },
      { role: 'tool', content: results },
    ]),
  );
  return { calls, finishReason: first.finishReason, input: inputs[1] };
}

/** The same through v2, whose calls bring their metadata back. */
async function askV2(items: Item[], { result, isError }: Said, options?: Options) {
  const { model, inputs, tools } = modelOf(items, options);
  const view: LanguageModelV2 = asLanguageModelV2(model);
  const first = await view.doGenerate({ prompt: [], tools });
  const calls = first.content.flatMap(part => (part.type === 'tool-call' && !part.providerExecuted ? [part] : []));
  const texts = isError ? ('error-text' as const) : ('text' as const);
  const jsons = isError ? ('error-json' as const) : ('json' as const);
  const output = typeof result === 'string' ? { type: texts, value: result } : { type: jsons, value: result as never };
  const prompt: LanguageModelV2Prompt = [
    {
      role: 'assistant',
      content: calls.map(({ input, providerMetadata, ...call }) => ({
        ...call,
        input: JSON.parse(input),
        providerOptions: providerMetadata,
      })),
    },
    {
      role: 'tool',
      content: calls.map(({ toolCallId, toolName }) => ({ type: 'tool-result', toolCallId, toolName, output })),
    },
  ];
  await view.doGenerate({ prompt, tools });
  return {
    calls: calls.map(({ toolCallId, toolName, input: args }) => ({ toolCallId, toolName, args })),
    finishReason: first.finishReason,
    input: inputs[1],
  };
}

const answer = { type: 'mcp_approval_response', approval_request_id: 'mcpr_1' };

describe.each([
  ['v1', askV1],
  ['v2', askV2],
])('%s: a request for approval', (_, ask) => {
  test('is a call of the server that the caller declared, and ends the step', async () => {
    const { calls, finishReason } = await ask([request], { result: true });
    const { type, server_label: serverLabel, name, arguments: given } = request;
    const args = JSON.stringify({ type, serverLabel, name, arguments: given });
    expect(calls).toEqual([{ toolCallId: 'approval:mcpr_1', toolName: 'my_code', args }]);
    expect(finishReason).toBe('tool-calls');
  });

  test.each<[string, Said, object]>([
    ['true', { result: true }, { approve: true }],
    ['false', { result: false }, { approve: false }],
    ['an approval', { result: { approve: true } }, { approve: true }],
    ['an approval with a reason', { result: { approve: true, reason: 'Go.' } }, { approve: true, reason: 'Go.' }],
    ['a denial with a reason', { result: { approve: false, reason: 'No.' } }, { approve: false, reason: 'No.' }],
    ['an approval as a text', { result: '{"approve":true}' }, { approve: true }],
    ['another text', { result: 'yes' }, { approve: false, reason: 'yes' }],
    [
      'an approval that is no boolean',
      { result: { approve: 'true' } },
      { approve: false, reason: '{"approve":"true"}' },
    ],
    ['an approval with a reason that is none', { result: { approve: true, reason: 1 } }, { approve: false }],
    ['a list', { result: [true] }, { approve: false, reason: '[true]' }],
    ['null', { result: null }, { approve: false, reason: 'null' }],
    ['a failure', { result: 'broken', isError: true }, { approve: false, reason: 'broken' }],
    ['a failure that looks like an approval', { result: { approve: true }, isError: true }, { approve: false }],
  ])('%s goes back behind the request, which goes whole where nothing is stored', async (_name, said, sent) => {
    const { input } = await ask([request], said);
    expect(input).toHaveLength(2);
    expect(input).toMatchObject([request, { ...answer, ...sent }]);
  });

  test('is referred to where it is stored', async () => {
    const { input } = await ask([request], { result: true }, { stored: true });
    expect(input).toEqual([
      { type: 'item_reference', id: 'mcpr_1' },
      { ...answer, approve: true },
    ]);
  });

  test('and several of them each have their own answer', async () => {
    const { input } = await ask([request, { ...request, id: 'mcpr_2', server_label: 'docs' }], { result: true });
    expect(input?.map(({ type, id, approval_request_id }) => [type, id ?? approval_request_id])).toEqual([
      ['mcp_approval_request', 'mcpr_1'],
      ['mcp_approval_request', 'mcpr_2'],
      ['mcp_approval_response', 'mcpr_1'],
      ['mcp_approval_response', 'mcpr_2'],
    ]);
  });

  test('of a server that nobody declared is no call that could be run', async () => {
    const { calls } = await ask([request], { result: true }, { tools: [] });
    expect(calls).toEqual([]);
  });

  test('only the two words approve, whatever else is said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async result => {
        const { input } = await ask([request], { result });
        const said = typeof result === 'string' ? parse(result) : result;
        const { approve } = Object(said) as { approve?: unknown };
        const { reason } = Object(said) as { reason?: unknown };
        const exact = said === true || (approve === true && (reason == null || typeof reason === 'string'));
        expect(input?.at(-1)).toMatchObject({ ...answer, approve: exact });
      }),
      { numRuns: 100 },
    );
  });
});

test('v2: a later major, which takes models of v2 too, declares its servers in its own words', async () => {
  const tools = servers.map(server => ({ ...server, type: 'provider' as 'provider-defined' }));
  const { calls } = await askV2([request], { result: true }, { tools });
  expect(calls).toMatchObject([{ toolCallId: 'approval:mcpr_1', toolName: 'my_code' }]);
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

test('a function that is called with such arguments is no request: its id is none', async () => {
  const { model, inputs } = modelOf([]);
  const asked = { type: request.type, serverLabel: 'code', name: 'find', arguments: '{}' };
  const call = { toolCallId: 'call_1', toolName: 'look' };
  await asLanguageModelV2(model).doGenerate({
    prompt: [
      { role: 'assistant', content: [{ type: 'tool-call', ...call, input: asked }] },
      { role: 'tool', content: [{ type: 'tool-result', ...call, output: { type: 'json', value: { approve: true } } }] },
    ],
    tools: [{ type: 'function', name: 'look', inputSchema: { type: 'object' } }],
  });
  expect(inputs[0]?.map(({ type }) => type)).toEqual(['function_call', 'function_call_output']);
});

test('what was approved is told by another id than the request, as a page merges calls of one id', async () => {
  const { model } = modelOf([request, { ...request, type: 'mcp_call', id: 'mcp_1', approval_request_id: 'mcpr_1' }]);
  const { content } = await asLanguageModelV2(model).doGenerate({ prompt: [], tools: servers });
  const ids = content.flatMap(part => (part.type === 'tool-call' ? [part.toolCallId] : []));
  expect(ids).toEqual(['approval:mcpr_1', 'mcpr_1']);
});
