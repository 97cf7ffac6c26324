import { validateRequest } from '@responses-bridge/recordings';
import type { LanguageModelV1CallOptions } from 'provider-v1';
import type { LanguageModelV2CallOptions } from 'provider-v2';
import type { LanguageModelV3CallOptions } from 'provider-v3';
import { describe, expect, test } from 'vitest';
import { encodeRequest } from '../src/request/encode-request.ts';
import type { CallOptions, ResponsesModel } from '../src/spec.ts';
import { asLanguageModelV1 } from '../src/specs/v1.ts';
import { asLanguageModelV2 } from '../src/specs/v2.ts';
import { asLanguageModelV3 } from '../src/specs/v3.ts';
import { asLanguageModelV4 } from '../src/specs/v4.ts';
import { decode } from './decode.ts';
import { done } from './items.ts';
import type { Item } from './streams.ts';

const caller = { type: 'program', caller_id: 'prog_1' };
const ids = { call_id: 'call_1', status: 'completed' };

interface Case {
  /** The id of the tool; none for a function. */
  tool?: `openai.${string}`;
  call: Item;
  /** What its output is to name of it. */
  output: Record<string, unknown>;
}

/** A call of every tool that the caller runs, with all that the protocol lets it carry. */
const cases: Case[] = [
  {
    call: { type: 'function_call', id: 'fc_1', ...ids, name: 'own', arguments: '{"a":1}', namespace: 'eyes', caller },
    output: { type: 'function_call_output', caller },
  },
  {
    tool: 'openai.custom',
    call: { type: 'custom_tool_call', id: 'ctc_1', ...ids, name: 'own', input: 'a "b"', namespace: 'eyes', caller },
    output: { type: 'custom_tool_call_output', caller },
  },
  {
    tool: 'openai.local_shell',
    call: { type: 'local_shell_call', id: 'lsh_1', ...ids, action: { type: 'exec', command: ['ls'], env: { A: 'b' } } },
    output: { type: 'local_shell_call_output' },
  },
  {
    tool: 'openai.shell',
    call: {
      type: 'shell_call',
      id: 'sh_1',
      ...ids,
      action: { commands: ['ls'], timeout_ms: 5, max_output_length: 9 },
      environment: { type: 'local' },
      caller,
    },
    output: { type: 'shell_call_output', caller, max_output_length: 9 },
  },
  {
    tool: 'openai.apply_patch',
    call: {
      type: 'apply_patch_call',
      id: 'apc_1',
      ...ids,
      operation: { type: 'create_file', path: 'a', diff: '+a' },
      caller,
    },
    output: { type: 'apply_patch_call_output', caller },
  },
  {
    tool: 'openai.computer',
    call: {
      type: 'computer_call',
      id: 'cu_1',
      ...ids,
      actions: [{ type: 'scroll', x: 1, y: 2, scroll_x: 0, scroll_y: 30 }, { type: 'screenshot' }],
      pending_safety_checks: [{ id: 'check_1', code: 'odd', message: 'Careful' }],
    },
    output: { type: 'computer_call_output' },
  },
  {
    tool: 'openai.computer_use_preview',
    call: {
      type: 'computer_call',
      id: 'cu_1',
      ...ids,
      action: { type: 'click', button: 'left', x: 1, y: 2 },
      pending_safety_checks: [],
    },
    output: { type: 'computer_call_output' },
  },
  {
    tool: 'openai.tool_search',
    call: { type: 'tool_search_call', id: 'tsc_1', ...ids, execution: 'client', arguments: { goal: 'a' } },
    output: { type: 'tool_search_output' },
  },
];

const args: Record<string, Record<string, unknown>> = {
  'openai.computer_use_preview': { environment: 'browser', displayWidth: 1, displayHeight: 1 },
  'openai.tool_search': { execution: 'client' },
};

/** A model that answers with one item and keeps what it was asked; `toolArgs` as the call declared them. */
function modelOf({ tool, call }: Case, asked: CallOptions[], stored: boolean): ResponsesModel {
  return {
    name: 'openai',
    provider: 'openai.responses',
    modelId: 'any',
    supportedUrls: {},
    async call(options) {
      asked.push(options);
      return {
        parts: decode([done(call), { type: 'response.completed', response: {} }], {
          stored,
          endpoint: stored ? undefined : 'test',
          toolName: () => 'own',
          toolArgs: (...names) => (names.includes(String(tool).slice('openai.'.length)) ? [{}] : []),
        }),
        warnings: [],
        request: { url: '', body: {}, json: '{}' },
        response: { headers: {} },
      };
    },
  };
}

type Asked = CallOptions[];
const declared = ({ tool = 'openai.none' }: Case) => ({ id: tool, name: 'own', args: args[tool] ?? {} }) as const;
const isFunction = ({ tool }: Case) => tool === undefined;

async function throughV1(given: Case, model: ResponsesModel) {
  const view = asLanguageModelV1(model);
  const options: LanguageModelV1CallOptions = {
    inputFormat: 'messages',
    mode: { type: 'regular', tools: isFunction(given) ? [] : [{ type: 'provider-defined', ...declared(given) }] },
    prompt: [],
  };
  const { reasoning = [], toolCalls = [] } = await view.doGenerate(options);
  const records = typeof reasoning === 'string' ? [] : reasoning;
  await view.doGenerate({
    ...options,
    prompt: [
      {
        role: 'assistant',
        content: [
          ...records.flatMap(part =>
            part.type === 'redacted' ? [{ ...part, type: 'redacted-reasoning' as const }] : [],
          ),
          ...toolCalls.map(({ toolCallId, toolName, args: json }) => ({
            type: 'tool-call' as const,
            toolCallId,
            toolName,
            args: JSON.parse(json),
          })),
        ],
      },
      { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'call_1', toolName: 'own', result: 'ok' }] },
    ],
  });
}

/** What ai@5 and later make of an answer, and of what its tool gave back: calls bring their metadata back, results do not. */
const promptOf = (content: ReadonlyArray<{ type: string; input?: string; providerMetadata?: unknown }>) => [
  {
    role: 'assistant',
    content: content.map(({ input, providerMetadata: providerOptions, ...part }) => ({
      ...part,
      input: JSON.parse(input ?? '{}'),
      providerOptions,
    })),
  },
  {
    role: 'tool',
    content: [{ type: 'tool-result', toolCallId: 'call_1', toolName: 'own', output: { type: 'text', value: 'ok' } }],
  },
];

const newer = {
  v2: [asLanguageModelV2, 'provider-defined'],
  v3: [asLanguageModelV3, 'provider'],
  v4: [asLanguageModelV4, 'provider'],
} as const;

async function through(version: keyof typeof newer, given: Case, model: ResponsesModel) {
  const [toView, type] = newer[version];
  const tools = isFunction(given) ? [] : [{ type, ...declared(given) }];
  // One table serves the views, whose options differ in the name of a tool's type.
  const view = toView(model) as unknown as {
    doGenerate(
      options: LanguageModelV2CallOptions | LanguageModelV3CallOptions | CallOptions,
    ): Promise<{ content: [] }>;
  };
  const { content } = await view.doGenerate({ prompt: [], tools } as unknown as CallOptions);
  // As above.
  await view.doGenerate({ prompt: promptOf(content), tools } as unknown as CallOptions);
}

async function roundTrip(version: 'v1' | keyof typeof newer, given: Case, stored = false) {
  const asked: Asked = [];
  const model = modelOf(given, asked, stored);
  await (version === 'v1' ? throughV1(given, model) : through(version, given, model));
  const [, second] = asked;
  const { body, warnings } = await encodeRequest(second ?? { prompt: [] }, {
    names: ['openai'],
    endpoint: 'test',
    modelId: 'gpt-5.3-codex',
    options: { store: stored },
  });
  expect(validateRequest(body)).toEqual([]);
  const input: Item[] = JSON.parse(JSON.stringify(body.input));
  return { input, warnings };
}

/** Calls of functions and custom tools go without what only matters to who made them. */
const canonical = ({ tool, call }: Case): Item => {
  const { id: _, status: __, ...plain } = call;
  return tool === undefined || tool === 'openai.custom' ? { ...plain, type: call.type } : call;
};

const versions = ['v1', 'v2', 'v3', 'v4'] as const;

describe.each(versions)('%s', version => {
  test.each(cases.map(given => [given.tool ?? 'function', given] as const))(
    'a call of %s comes back as the item that it was, and its output with what it names of it',
    async (tool, given) => {
      const { input, warnings } = await roundTrip(version, given);
      expect(input).toEqual([canonical(given), expect.objectContaining({ ...given.output, call_id: 'call_1' })]);
      // A text is no answer to a computer and to a search.
      expect(warnings).toHaveLength(/computer|tool_search/.test(tool) ? 1 : 0);
    },
  );

  test.each(
    cases
      .filter(({ tool }) => tool !== undefined && tool !== 'openai.custom')
      .map(given => [given.tool, given] as const),
  )('where it is stored, a call of %s comes back by its id', async (_, given) => {
    const { input } = await roundTrip(version, given, true);
    expect(input).toEqual([
      { type: 'item_reference', id: given.call.id },
      expect.objectContaining({ ...given.output, call_id: 'call_1' }),
    ]);
  });
});
