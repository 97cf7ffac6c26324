import { InvalidArgumentError } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import type { CallOptions, Prompt, Warning } from '../spec.ts';
import { encodeRequest } from './encode-request.ts';

type Options = NonNullable<CallOptions['providerOptions']>[string];

const encode = (call: Partial<CallOptions>) =>
  encodeRequest({ prompt: [], ...call }, { names: ['mine', 'openai'], endpoint: 'here', modelId: 'gpt-5.3-codex' });
const options = (openai: Options) => ({ providerOptions: { openai } });

const tool = (name: string, openai?: Options) => ({
  type: 'function' as const,
  name,
  inputSchema: { type: 'object' as const, properties: {} },
  ...(openai && { providerOptions: { openai } }),
});

const names = (warnings: readonly Warning[]) => warnings.map(warning => ('feature' in warning ? warning.feature : ''));

const namespace = { name: 'crm', description: 'Customers.' };

const custom = (name: string, args: Record<string, unknown>) => ({
  type: 'provider' as const,
  id: 'openai.custom' as const,
  name,
  args,
});

describe('custom tools', () => {
  test('stand in their namespace, beside functions', async () => {
    const tools = [custom('query', { namespace, format: { type: 'text' } }), tool('a', { namespace }), custom('b', {})];
    const { body } = await encode({ tools });
    const [first, second] = body.tools ?? [];
    expect(first).toMatchObject({ type: 'namespace', ...namespace, tools: [{ name: 'query' }, { name: 'a' }] });
    expect(second).toMatchObject({ type: 'custom', name: 'b' });
    expect(JSON.stringify(first).match(/"namespace"/g)).toHaveLength(1);
  });
});

describe('function tools', () => {
  test('stand in their namespace, where its first one stood', async () => {
    const { body } = await encode({
      tools: [tool('a', { namespace }), tool('b'), tool('c', { namespace, deferLoading: true })],
    });
    expect(body.tools).toMatchObject([
      { type: 'namespace', name: 'crm', tools: [{ name: 'a' }, { name: 'c', defer_loading: true }] },
      { type: 'function', name: 'b' },
    ]);
  });

  test('cannot describe one namespace in two ways', async () => {
    const tools = ['One.', 'Two.'].map(description => tool(description, { namespace: { name: 'crm', description } }));
    await expect(encode({ tools })).rejects.toThrow(/namespace crm has two descriptions/);
  });

  test('name the option that has a wrong type, and warn of one that there is not', async () => {
    const error = await encode({ tools: [tool('a', { deferLoading: 'yes' })] }).catch((cause: unknown) => cause);
    expect(InvalidArgumentError.isInstance(error) && error.argument).toBe('tools.a.providerOptions.mine.deferLoading');
    const { warnings } = await encode({ tools: [tool('a', { deferLoadin: true })] });
    expect(names(warnings)).toEqual([expect.stringContaining('deferLoadin')]);
  });

  test('with an output schema get text as JSON', async () => {
    const prompt: Prompt = [
      { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'call_1', toolName: 'a', input: {} }] },
      {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId: 'call_1', toolName: 'a', output: { type: 'text', value: 'x' } }],
      },
    ];
    const { body } = await encode({ prompt, tools: [tool('a', { outputSchema: { type: 'string' } })] });
    expect(body.input.at(-1)).toMatchObject({ output: '"x"' });
  });
});

const allow = (...toolNames: string[]) => options({ allowedTools: { toolNames } });

describe('allowedTools', () => {
  test('comes before the choice of the call, and leaves all tools in the request', async () => {
    const { body } = await encode({ tools: [tool('a'), tool('b')], toolChoice: { type: 'required' }, ...allow('a') });
    expect(body.tools).toHaveLength(2);
    expect(body.tool_choice).toEqual({ type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'a' }] });
  });

  test('takes the endpoint’s name for one of its tools', async () => {
    const search = { type: 'provider' as const, id: 'openai.web_search' as const, name: 'find', args: {} };
    const { body } = await encode({ tools: [search], ...allow('web_search') });
    expect(body.tool_choice).toMatchObject({ tools: [{ type: 'web_search' }] });
  });

  test.each([
    ['a deferred tool', tool('b', { deferLoading: true })],
    ['a tool of a namespace', tool('b', { namespace })],
    ['a custom tool of a namespace', custom('b', { namespace })],
  ])('cannot name %s', async (_, hidden) => {
    const { body, warnings } = await encode({ tools: [tool('a'), hidden], ...allow('a', 'b') });
    expect(body.tool_choice).toMatchObject({ tools: [{ name: 'a' }] });
    expect(names(warnings)).toEqual(['allowedTools entry "b"']);
  });

  test('is an error where nothing is left', async () => {
    await expect(encode({ tools: [tool('b', { deferLoading: true })], ...allow('b') })).rejects.toThrow(/allowedTools/);
  });
});
