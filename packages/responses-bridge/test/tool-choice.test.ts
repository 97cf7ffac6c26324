import { validateRequest } from '@responses-bridge/recordings';
import { describe, expect, test } from 'vitest';
import { providerTools } from '../src/items/index.ts';
import { encodeRequest } from '../src/request/encode-request.ts';
import type { CallOptions } from '../src/spec.ts';

type Tools = NonNullable<CallOptions['tools']>;

/** What tools need that have args without which they are none. */
const required: Record<string, Record<string, unknown>> = {
  'openai.file_search': { vectorStoreIds: ['vs_1'] },
  'openai.mcp': { serverLabel: 'docs', serverUrl: 'https://docs.example.com/mcp' },
  'openai.computer_use_preview': { environment: 'browser', displayWidth: 1024, displayHeight: 768 },
};

// An id is a provider's and a tool's.
const declare = (id: string, name = 'mine') =>
  ({ type: 'provider', id: id as `${string}.${string}`, name, args: required[id] ?? {} }) as const;

async function choose(tools: Tools, call: Pick<CallOptions, 'toolChoice' | 'providerOptions'>) {
  const { body, warnings } = await encodeRequest(
    { prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }], tools, ...call },
    { names: ['openai'], endpoint: 'here', modelId: 'gpt-5.3-codex' },
  );
  const sent: { tool_choice?: unknown } = JSON.parse(JSON.stringify(body));
  expect(validateRequest(sent)).toEqual([]);
  return { choice: sent.tool_choice, warnings };
}

const byName = (tools: Tools, toolName = 'mine') => choose(tools, { toolChoice: { type: 'tool', toolName } });
const allow = (tools: Tools, ...toolNames: string[]) =>
  choose(tools, { providerOptions: { openai: { allowedTools: { toolNames, mode: 'required' } } } });

/** Every form of a choice that names one of the endpoint's tools. */
const forms: Record<string, object> = {
  'openai.apply_patch': { type: 'apply_patch' },
  'openai.code_interpreter': { type: 'code_interpreter' },
  'openai.computer': { type: 'computer' },
  'openai.computer_use_preview': { type: 'computer_use_preview' },
  'openai.custom': { type: 'custom', name: 'mine' },
  'openai.file_search': { type: 'file_search' },
  'openai.image_generation': { type: 'image_generation' },
  'openai.mcp': { type: 'mcp', server_label: 'docs' },
  'openai.programmatic_tool_calling': { type: 'programmatic_tool_calling' },
  'openai.shell': { type: 'shell' },
  'openai.web_search': { type: 'web_search' },
  'openai.web_search_preview': { type: 'web_search_preview' },
  'openai.web_search_preview_2025_03_11': { type: 'web_search_preview_2025_03_11' },
};

describe.each(providerTools.map(({ id }) => id))('%s', id => {
  const form = forms[id];

  test('is chosen by the name that the caller gave it, or is told to have no form for that', async () => {
    const { choice, warnings } = await byName([declare(id)]);
    expect(choice).toEqual(form);
    expect(warnings.map(warning => 'feature' in warning && warning.feature)).toEqual(form ? [] : ['toolChoice']);
  });

  test('is allowed beside others by that name', async () => {
    const other = {
      type: 'function' as const,
      name: 'other',
      inputSchema: { type: 'object' as const, properties: {} },
    };
    const { choice } = await allow([declare(id), other], 'mine', 'other');
    const tools = [...(form ? [form] : []), { type: 'function', name: 'other' }];
    expect(choice).toEqual({ type: 'allowed_tools', mode: 'required', tools });
  });
});

describe('one tool of a server', () => {
  const docs = declare('openai.mcp', 'library');
  const find = { type: 'mcp', server_label: 'docs', name: 'find.all' };

  test.each(['library.find.all', 'mcp.find.all'])('is chosen and allowed as %s', async name => {
    expect(await byName([docs], name)).toEqual({ choice: find, warnings: [] });
    const { choice, warnings } = await allow([docs], name);
    expect({ choice, warnings }).toEqual({
      choice: { type: 'allowed_tools', mode: 'required', tools: [find] },
      warnings: [],
    });
  });

  test.each(['mcp.find', 'other.find', 'find'])('is not guessed from %s where there are two servers', async name => {
    const two = [
      docs,
      { ...declare('openai.mcp', 'second'), args: { serverLabel: 'b', serverUrl: 'https://b.example.com' } },
    ];
    const { choice, warnings } = await byName(two, name);
    expect(choice).toBeUndefined();
    expect(warnings).toContainEqual(expect.objectContaining({ type: 'unsupported', feature: 'toolChoice' }));
  });
});
