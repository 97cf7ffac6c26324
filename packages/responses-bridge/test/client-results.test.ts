import { validateRequest } from '@responses-bridge/recordings';
import type { LanguageModelV1CallOptions } from 'provider-v1';
import type { LanguageModelV2CallOptions } from 'provider-v2';
import type { LanguageModelV3CallOptions } from 'provider-v3';
import { describe, expect, test } from 'vitest';
import { encodeRequest } from '../src/request/encode-request.ts';
import type { CallOptions } from '../src/spec.ts';
import * as v1 from '../src/specs/v1/upgrade-call.ts';
import * as v2 from '../src/specs/v2.ts';
import * as v3 from '../src/specs/v3.ts';

/** A tool that the caller runs, the input of a call of it, and a result in its own form. */
const tools = {
  shell: {
    args: {},
    input: { action: { commands: ['ls', 'pwd'], maxOutputLength: 40 } },
    own: { output: [{ stdout: 'WORD', stderr: '', outcome: { type: 'exit', exitCode: 0 } }] },
    output: 'shell_call_output',
  },
  local_shell: {
    args: {},
    input: { action: { type: 'exec', command: ['ls'], env: {} } },
    own: { output: 'WORD' },
    output: 'local_shell_call_output',
  },
  apply_patch: {
    args: {},
    input: { callId: 'call_1', operation: { type: 'delete_file', path: 'a' } },
    own: { status: 'completed', output: 'WORD' },
    output: 'apply_patch_call_output',
  },
  computer: {
    args: {},
    input: { actions: [{ type: 'screenshot' }], pendingSafetyChecks: [], status: 'completed' },
    own: { output: { type: 'computer_screenshot', imageUrl: 'https://example.test/WORD.png' } },
    output: 'computer_call_output',
  },
  tool_search: {
    args: { execution: 'client' },
    input: { arguments: { goal: 'a' }, call_id: 'call_1' },
    own: { tools: [{ type: 'function', name: 'WORD', parameters: {}, strict: false }] },
    output: 'tool_search_output',
  },
} as const;
type Tool = keyof typeof tools;

/** A result, as every version puts it; v1 and v2 know of no denial. */
interface Result {
  type: 'text' | 'json' | 'error-text' | 'error-json' | 'execution-denied' | 'content';
  value: unknown;
  picture?: true;
}
const png = 'iVBORw0KGgoWORD=';

const results: Result[] = [
  { type: 'text', value: 'WORD' },
  { type: 'text', value: '' },
  { type: 'text', value: 'data:image/png;base64,WORD' },
  { type: 'json', value: { any: 'WORD' } },
  { type: 'json', value: ['WORD', 1] },
  { type: 'json', value: null },
  { type: 'json', value: { output: ['WORD', null, { exitCode: 3 }] } },
  { type: 'json', value: { stdout: 1, output: {}, tools: 'WORD', status: 5 } },
  { type: 'json', value: { stderr: 'WORD', exitCode: 3 } },
  { type: 'error-text', value: 'WORD' },
  { type: 'error-json', value: { code: 'WORD' } },
  { type: 'execution-denied', value: 'WORD' },
  { type: 'content', value: 'WORD' },
  { type: 'content', value: 'here', picture: true },
];

const fails = ({ type }: Result) => type.startsWith('error') || type === 'execution-denied';

const call = { type: 'tool-call', toolCallId: 'call_1', toolName: 'own' } as const;
const answered = { type: 'tool-result', toolCallId: 'call_1', toolName: 'own' } as const;
const declared = (tool: Tool) => ({ id: `openai.${tool}` as const, name: 'own', args: tools[tool].args });
const withoutDenial = ({ type, value }: Result) => ({ type: type === 'execution-denied' ? 'error-text' : type, value });

function encodeV1(tool: Tool, result: Result): CallOptions {
  const { input } = tools[tool];
  const text = { type: 'text' as const, text: String(result.value) };
  const picture = { type: 'image' as const, data: png, mimeType: 'image/png' };
  const content = result.type === 'content' ? [text, ...(result.picture ? [picture] : [])] : undefined;
  const part = { ...answered, result: content ?? result.value, content, isError: fails(result) };
  const options: LanguageModelV1CallOptions = {
    inputFormat: 'messages',
    mode: { type: 'regular', tools: [{ type: 'provider-defined', ...declared(tool) }] },
    prompt: [
      { role: 'assistant', content: [{ ...call, args: input }] },
      { role: 'tool', content: [part] },
    ],
  };
  return v2.upgradeCall(v1.upgradeCall(options), 'openai');
}

function encodeV2(tool: Tool, result: Result): CallOptions {
  const picture = { type: 'media', data: png, mediaType: 'image/png' };
  const value = [{ type: 'text', text: result.value }, ...(result.picture ? [picture] : [])];
  const output = result.type === 'content' ? { type: 'content', value } : withoutDenial(result);
  return v2.upgradeCall(
    {
      tools: [{ type: 'provider-defined', ...declared(tool) }],
      prompt: promptOf(tool, output),
      // The rows hold what this version allows, which a table of all versions cannot tell the compiler.
    } as LanguageModelV2CallOptions,
    'openai',
  );
}

function encodeV3(tool: Tool, result: Result): CallOptions {
  const picture = { type: 'image-data', data: png, mediaType: 'image/png' };
  const value = [{ type: 'text', text: result.value }, ...(result.picture ? [picture] : [])];
  return v3.upgradeCall({
    tools: [{ type: 'provider', ...declared(tool) }],
    prompt: promptOf(tool, outputOf(result, value)),
    // As above.
  } as LanguageModelV3CallOptions);
}

function encodeV4(tool: Tool, result: Result): CallOptions {
  const picture = { type: 'file', data: { type: 'data', data: png }, mediaType: 'image/png' };
  const value = [{ type: 'text', text: result.value }, ...(result.picture ? [picture] : [])];
  return {
    tools: [{ type: 'provider', ...declared(tool) }],
    prompt: promptOf(tool, outputOf(result, value)),
    // As above.
  } as CallOptions;
}

function outputOf(result: Result, content: unknown[]): unknown {
  if (result.type === 'content') return { type: 'content', value: content };
  return result.type === 'execution-denied' ? { type: result.type, reason: result.value } : result;
}

const promptOf = (tool: Tool, output: unknown) => [
  { role: 'assistant', content: [{ ...call, input: tools[tool].input }] },
  { role: 'tool', content: [{ ...answered, output }] },
];

const views = { v1: encodeV1, v2: encodeV2, v3: encodeV3, v4: encodeV4 };

async function send(view: keyof typeof views, tool: Tool, result: Result) {
  const context = { names: ['openai'], endpoint: 'test', modelId: 'gpt-5.3-codex' };
  const { body, warnings } = await encodeRequest(views[view](tool, result), context);
  const input: Array<Record<string, unknown>> = JSON.parse(JSON.stringify(body.input));
  return { body, input, warnings };
}

const names = Object.keys(tools) as Tool[];
const cases = (['v1', 'v2', 'v3', 'v4'] as const).flatMap(view => names.map(tool => [view, tool] as const));

describe.each(cases)('%s: %s', (view, tool) => {
  test.each(results)('a result of any shape is a legal output of its call: $type $value', async result => {
    const { body, input, warnings } = await send(view, tool, result);
    expect(input.map(({ type, call_id }) => [type, call_id])).toEqual([
      [expect.stringMatching(new RegExp(`^${tool}_call$`)), 'call_1'],
      [tools[tool].output, 'call_1'],
    ]);
    expect(validateRequest(body)).toEqual([]);
    // What an output has no place for is told.
    if (JSON.stringify(result).includes('WORD')) {
      expect(JSON.stringify([input[1], warnings])).toMatch(/WORD|is left out|are left out/);
    }
  });

  test('a result in its own form says the same', async () => {
    const { input, warnings } = await send(view, tool, { type: 'json', value: tools[tool].own });
    expect(JSON.stringify(input[1])).toContain('WORD');
    expect(warnings).toEqual([]);
  });

  test.each(results.filter(fails))('a failure is told as one: $type', async result => {
    const [, output] = (await send(view, tool, result)).input;
    const failed = {
      shell: {
        output: [{ stdout: '', stderr: expect.stringContaining('WORD'), outcome: { type: 'exit', exit_code: 1 } }],
      },
      local_shell: { output: expect.stringContaining('WORD') },
      apply_patch: { status: 'failed', output: expect.stringContaining('WORD') },
      computer: { status: 'incomplete' },
      tool_search: { status: 'incomplete', tools: [] },
    }[tool];
    expect(output).toMatchObject(failed);
  });
});

test.each(['v1', 'v2', 'v3', 'v4'] as const)('%s: a picture answers a call of the computer', async view => {
  for (const result of results.filter(({ picture }) => picture)) {
    const [, output] = (await send(view, 'computer', result)).input;
    expect(output).toMatchObject({ output: { image_url: `data:image/png;base64,${png}` } });
  }
});

test.each(['v1', 'v2', 'v3', 'v4'] as const)(
  '%s: the limit that a call of the shell named is that of its output',
  async view => {
    for (const result of results) {
      expect((await send(view, 'shell', result)).input[1]).toMatchObject({ max_output_length: 40 });
    }
  },
);
