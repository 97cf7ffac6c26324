import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { ask, callsOf, message, provided, ways } from './ask.ts';

type Tool = NonNullable<LanguageModelV4CallOptions['tools']>[number];

const mcpServer = (label: string) =>
  provided('openai.mcp', label, { serverLabel: label, serverUrl: `https://${label}.example` });
const mcpCall = (label: string) => ({ type: 'mcp_call', id: `mcp_${label}`, server_label: label, name: 'look' });
const search = { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search' } };

/** Tools that a call is to use, and how the wire names them, or undefined where it has no form for that. */
const chosen: Array<[what: string, tool: Tool, choice: unknown]> = [
  ['shell', provided('openai.shell', 'mine'), { type: 'shell' }],
  ['apply_patch', provided('openai.apply_patch', 'mine'), { type: 'apply_patch' }],
  ['mcp', { ...mcpServer('one'), name: 'mine' }, { type: 'mcp', server_label: 'one' }],
  ['local_shell', provided('openai.local_shell', 'mine'), undefined],
  ['tool_search', provided('openai.tool_search', 'mine'), undefined],
];

/** Models that reason, by names that do not begin as OpenAI's do. */
const named = [
  'codex-mini-latest',
  'computer-use-preview',
  'gpt-oss-120b',
  'ft:gpt-5-mini:my-org::abc',
  'openai/gpt-5-codex',
  'my-deployment',
];

const effort: Array<[what: string, options: Partial<LanguageModelV4CallOptions>]> = [
  ['the provider option', { providerOptions: { openai: { reasoningEffort: 'high' } } }],
  ['the setting of the call', { reasoning: 'high' }],
];

type AssistantPart = Extract<LanguageModelV4Prompt[number], { role: 'assistant' }>['content'][number];

const bytes = { mediaType: 'image/png', data: { type: 'data', data: 'iVBORw0KGgo=' } } as const;

/** What an assistant message may hold and the endpoint has no form for. */
const unsendable: AssistantPart[] = [
  { type: 'file', ...bytes },
  { type: 'reasoning-file', ...bytes },
  { type: 'custom', kind: 'other.thing' },
];

describe.each(ways)('%s', way => {
  test.each(chosen)('B5: a choice of %s has the form of the wire, or is a warning', async (_, tool, choice) => {
    const options = { tools: [tool], toolChoice: { type: 'tool', toolName: 'mine' } as const };
    const { sent, warnings } = await ask(way, { options });
    expect(sent.tool_choice).toEqual(choice);
    expect(warnings).toEqual(choice === undefined ? [expect.stringContaining('toolChoice')] : []);
  });

  test.each(['anthropic.bash_20250124', 'google.google_search', 'openai.not_yet_made'] as const)(
    'B6: a provider tool that is not known, %s, is a warning and no empty list',
    async id => {
      const { sent, warnings } = await ask(way, { options: { tools: [provided(id, 'mine')] } });
      expect(sent).not.toHaveProperty('tools');
      expect(warnings).toEqual([expect.stringContaining(id)]);
    },
  );

  test.each(named)('B11: %s is sent what was asked for, and asked for its reasoning', async modelId => {
    const options = { providerOptions: { openai: { reasoningEffort: 'high', serviceTier: 'flex' } } };
    const { sent, warnings } = await ask(way, { modelId, options });
    expect(sent).toMatchObject({ model: modelId, reasoning: { effort: 'high' }, service_tier: 'flex' });
    expect(sent.include).toEqual(['reasoning.encrypted_content']);
    expect(warnings).toEqual([]);
  });

  test.each(effort)('B12: an effort by %s asks for no summary', async (_, options) => {
    expect((await ask(way, { options })).sent.reasoning).toEqual({ effort: 'high' });
  });

  test.each(['azure', 'openai'])(
    'B24: log probabilities asked for as openai come from a model named %s',
    async name => {
      const logprobs = [{ token: 'Hello', logprob: -0.1, top_logprobs: [] }];
      const options = { providerOptions: { openai: { logprobs: true } } };
      const { sent, parts } = await ask(way, { settings: { name }, options, output: [message({ logprobs })] });
      expect(sent.include).toContain('message.output_text.logprobs');
      expect(parts.at(-1)).toMatchObject({ providerMetadata: { [name]: { logprobs: [logprobs] } } });
    },
  );

  test.each<[string, Tool[]]>([
    ['two', [provided('openai.web_search', 'first'), provided('openai.web_search', 'second')]],
    ['two kinds of', [provided('openai.web_search_preview', 'first'), provided('openai.web_search', 'second')]],
  ])('B25: that calls of %s web search tools cannot be told apart is a warning', async (_, tools) => {
    const { warnings, lines } = await ask(way, { options: { tools }, output: [search] });
    expect(warnings).toEqual([expect.stringMatching(/first.*second/)]);
    expect(lines[0]).toMatch(/^call (first|second) /);
  });

  test('B25: tools of two servers that have one name are told apart by their server', async () => {
    const tools = [mcpServer('one'), mcpServer('other')];
    const { parts } = await ask(way, { options: { tools }, output: [mcpCall('one'), mcpCall('other')] });
    const calls = parts.filter(part => part.type === 'tool-call');
    expect(calls.map(({ providerMetadata }) => providerMetadata?.openai?.serverLabel)).toEqual(['one', 'other']);
  });

  test('B27: the namespace and the caller of a custom call go back with it', async () => {
    const caller = { type: 'program', caller_id: 'prog_1' };
    const item = { type: 'custom_tool_call', call_id: 'call_1', name: 'look', input: 'a', namespace: 'eyes', caller };
    const tools = [provided('openai.custom', 'look')];
    const { parts } = await ask(way, { options: { tools }, output: [item] });
    const { sent } = await ask(way, { options: { tools, prompt: [{ role: 'assistant', content: callsOf(parts) }] } });
    expect(sent.input).toEqual([item, expect.objectContaining({ type: 'custom_tool_call_output', call_id: 'call_1' })]);
  });

  test.each(unsendable)('B30: a part that cannot be sent, $type, is a warning', async part => {
    const prompt: LanguageModelV4Prompt = [{ role: 'assistant', content: [{ type: 'text', text: 'Hi' }, part] }];
    const { sent, warnings } = await ask(way, { options: { prompt } });
    expect(sent.input).toEqual([{ role: 'assistant', content: 'Hi' }]);
    expect(warnings).toEqual([expect.stringContaining(part.type)]);
  });
});
