import * as ai4 from 'responses-bridge/ai4';
import * as ai5 from 'responses-bridge/ai5';
import * as ai6 from 'responses-bridge/ai6';
import * as ai7 from 'responses-bridge/ai7';
import * as contentView from './content-view.ts';
import type { Heard, Spoil } from './heard.ts';
import * as stepView from './step-view.ts';

type Fetch = typeof globalThis.fetch;

/** One of the four views, as the provider that a user makes. */
export interface View {
  name: 'v1' | 'v2' | 'v3' | 'v4';
  /** Hears a stream of one answer. */
  stream(fetch: Fetch, prompt: object[], spoil: Spoil): Promise<Heard>;
  /** Hears the answer as a whole. */
  generate(fetch: Fetch, prompt: object[]): Promise<Heard>;
}

const schema = { type: 'object', properties: { words: { type: 'string' } } };

/** What a caller declares: functions, text tools, tools that it runs itself and tools that the provider runs. */
const hosted = [
  ['custom', 'note', {}],
  ['shell', 'shell', {}],
  ['apply_patch', 'apply_patch', {}],
  ['local_shell', 'local_shell', {}],
  ['web_search', 'web_search', {}],
  ['file_search', 'file_search', { vectorStoreIds: ['vs_1'] }],
  ['code_interpreter', 'code_interpreter', {}],
  ['image_generation', 'image_generation', {}],
  ['mcp', 'mcp', { serverLabel: 'docs', serverUrl: 'https://example.test/mcp', requireApproval: 'always' }],
  ['computer', 'computer', {}],
  ['tool_search', 'tool_search', {}],
  ['programmatic_tool_calling', 'programmatic_tool_calling', {}],
] as const;

const declare = (type: string) => hosted.map(([id, name, args]) => ({ type, id: `openai.${id}`, name, args }));

const settings = (fetch: Fetch) => ({ fetch, apiKey: 'test-key', baseURL: 'https://upstream.test/v1' });
const modelId = 'gpt-5.3-codex';

interface Model {
  doStream(options: never): PromiseLike<{ stream: ReadableStream<unknown> }>;
}

/** The options of every version are given as they are documented; the types of four versions have no common one. */
const asOptions = (options: object) => options as never;

function content(
  name: 'v2' | 'v3' | 'v4',
  create: (
    fetch: Fetch,
  ) => Model & { doGenerate(options: never): PromiseLike<{ content: readonly unknown[]; finishReason: unknown }> },
): View {
  const type = name === 'v2' ? 'provider-defined' : 'provider';
  const tools = [{ type: 'function', name: 'look', inputSchema: schema }, ...declare(type)];
  return {
    name,
    async stream(fetch, prompt, spoil) {
      const { stream } = await create(fetch).doStream(asOptions({ prompt, tools }));
      return contentView.hearStream(name, stream, spoil);
    },
    async generate(fetch, prompt) {
      return contentView.hearResult(name, await create(fetch).doGenerate(asOptions({ prompt, tools })));
    },
  };
}

const tools = [{ type: 'function', name: 'look', parameters: schema }, ...declare('provider-defined')];
const callV1 = (prompt: object[]) => asOptions({ inputFormat: 'messages', mode: { type: 'regular', tools }, prompt });

export const views: readonly View[] = [
  {
    name: 'v1',
    async stream(fetch, prompt, spoil) {
      const { stream } = await ai4.createResponsesBridge(settings(fetch))(modelId).doStream(callV1(prompt));
      return stepView.hearStream('v1', stream, spoil);
    },
    async generate(fetch, prompt) {
      return stepView.hearResult(
        'v1',
        await ai4.createResponsesBridge(settings(fetch))(modelId).doGenerate(callV1(prompt)),
      );
    },
  },
  content('v2', fetch => ai5.createResponsesBridge(settings(fetch))(modelId)),
  content('v3', fetch => ai6.createResponsesBridge(settings(fetch))(modelId)),
  content('v4', fetch => ai7.createResponsesBridge(settings(fetch))(modelId)),
];
