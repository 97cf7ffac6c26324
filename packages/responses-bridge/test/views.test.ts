import type { LanguageModelV4CallOptions } from 'provider-v4';
import { describe, expect, test } from 'vitest';
import type { ResponsesModel } from '../src/spec.ts';
import { asLanguageModelV1 } from '../src/specs/v1.ts';
import { asLanguageModelV2 } from '../src/specs/v2.ts';
import { asLanguageModelV3 } from '../src/specs/v3.ts';
import { asLanguageModelV4 } from '../src/specs/v4.ts';
import { decode } from './decode.ts';
import { fails, streams, type Event } from './streams.ts';

const modelOf = (events: readonly Event[]): ResponsesModel => ({
  name: 'openai',
  provider: 'openai.responses',
  modelId: 'any',
  supportedUrls: {},
  call: async () => ({
    parts: decode(events),
    warnings: [],
    request: { url: '', body: {}, json: '{}' },
    response: { headers: {} },
  }),
});

const options: LanguageModelV4CallOptions = { prompt: [] };
const optionsV1 = { inputFormat: 'prompt' as const, mode: { type: 'regular' as const }, prompt: [] };

async function readAll<T>(stream: ReadableStream<T>): Promise<T[]> {
  const parts: T[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

interface Told {
  text: string;
  reasoning: string;
  calls: unknown[];
  finish: unknown;
}

/** What a stream of v2, v3 or v4 tells. */
function toldBy(
  parts: ReadonlyArray<{
    type: string;
    delta?: string;
    finishReason?: unknown;
    providerExecuted?: boolean;
    toolCallId?: string;
    input?: string;
  }>,
): Told {
  const joined = (type: string) => parts.map(part => (part.type === type ? part.delta : '')).join('');
  const reason = parts.find(({ type }) => type === 'finish')?.finishReason;
  return {
    text: joined('text-delta'),
    reasoning: joined('reasoning-delta'),
    calls: parts.flatMap(({ type, providerExecuted, toolCallId, input }) =>
      type === 'tool-call' && !providerExecuted ? [{ toolCallId, input }] : [],
    ),
    finish: typeof reason === 'object' && reason !== null && 'unified' in reason ? reason.unified : reason,
  };
}

/** v1 joins messages and summaries, with an empty line between them. */
const squeeze = (text: string) => text.replaceAll(/\s/g, '');

const unwrap = (args: string) => (args.startsWith('{"input":"') ? JSON.stringify(JSON.parse(args).input) : args);

describe('every view tells the same', () => {
  test.each(streams.map(stream => [stream.name, stream.events] as const))('%s', async (_, events) => {
    const model = modelOf(events);
    const v4 = toldBy(await readAll((await asLanguageModelV4(model).doStream(options)).stream));
    const v3 = toldBy(await readAll((await asLanguageModelV3(model).doStream({ prompt: [] })).stream));
    const v2 = toldBy(await readAll((await asLanguageModelV2(model).doStream({ prompt: [] })).stream));
    const v1 = await readAll((await asLanguageModelV1(model).doStream(optionsV1)).stream);
    expect(v3).toEqual(v4);
    expect(v2).toEqual(v4);
    expect(squeeze(v1.map(part => (part.type === 'text-delta' ? part.textDelta : '')).join(''))).toBe(squeeze(v4.text));
    expect(squeeze(v1.map(part => (part.type === 'reasoning' ? part.textDelta : '')).join(''))).toBe(
      squeeze(v4.reasoning),
    );
    expect(
      v1.flatMap(part =>
        part.type === 'tool-call' ? [{ toolCallId: part.toolCallId, input: unwrap(part.args) }] : [],
      ),
    ).toEqual(v4.calls);
    expect(v1.find(({ type }) => type === 'finish')).toMatchObject({ finishReason: v4.finish });
  });

  test.each(streams.filter(stream => !fails(stream)).map(stream => [stream.name, stream.events] as const))(
    '%s: v1 whole = streamed',
    async (_, events) => {
      const model = asLanguageModelV1(modelOf(events));
      const parts = await readAll((await model.doStream(optionsV1)).stream);
      const { text = '', reasoning = [], toolCalls, usage, finishReason } = await model.doGenerate(optionsV1);
      expect(text).toBe(parts.map(part => (part.type === 'text-delta' ? part.textDelta : '')).join(''));
      const records = parts.flatMap(part => (part.type === 'redacted-reasoning' ? [part.data] : []));
      expect(
        typeof reasoning === 'string' ? [] : reasoning.flatMap(part => (part.type === 'redacted' ? [part.data] : [])),
      ).toEqual(records);
      expect(toolCalls?.map(call => call.args)).toEqual(
        parts.flatMap(part => (part.type === 'tool-call' ? [part.args] : [])),
      );
      expect(parts.at(-1)).toMatchObject({ type: 'finish', usage, finishReason });
    },
  );

  test.each(streams.map(stream => [stream.name, stream.events] as const))(
    '%s: what v1 streams of a call is its arguments',
    async (_, events) => {
      const parts = await readAll((await asLanguageModelV1(modelOf(events)).doStream(optionsV1)).stream);
      for (const call of parts) {
        if (call.type !== 'tool-call') continue;
        const streamed = parts
          .map(part =>
            part.type === 'tool-call-delta' && part.toolCallId === call.toolCallId ? part.argsTextDelta : '',
          )
          .join('');
        if (streamed !== '') expect(JSON.parse(streamed)).toEqual(JSON.parse(call.args));
      }
    },
  );
});

describe('a call of a server elsewhere that waits for an approval', () => {
  const item = {
    type: 'mcp_approval_request',
    id: 'mcpr_1',
    server_label: 'docs',
    name: 'find',
    arguments: '{"q":"a"}',
  };
  const events = [
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: {} },
  ];
  const call = { toolCallId: 'mcpr_1', toolName: 'mcp.find', providerExecuted: true };
  const metadata = { openai: { approvalRequestId: 'mcpr_1', itemId: 'mcpr_1', item, endpoint: 'test' } };

  test.each([
    ['v4', asLanguageModelV4],
    ['v3', asLanguageModelV3],
  ])('%s asks for it', async (_, view) => {
    const { content } = await view(modelOf(events)).doGenerate(options as never);
    expect(content).toMatchObject([
      { type: 'tool-call', ...call, dynamic: true, providerMetadata: metadata },
      { type: 'tool-approval-request', approvalId: 'mcpr_1', toolCallId: 'mcpr_1' },
    ]);
  });

  test('v2 tells a call of the caller’s own server, with the request in its metadata', async () => {
    const asked = { prompt: [], tools: [declared({ toolName: 'mcp.find' })] };
    const { content } = await asLanguageModelV2(modelOf(events)).doGenerate(asked);
    const own = { ...metadata.openai, serverLabel: 'docs' };
    expect(content).toEqual([
      {
        type: 'tool-call',
        toolCallId: 'approval:mcpr_1',
        toolName: 'mcp',
        input: expect.any(String),
        providerMetadata: { openai: own },
      },
    ]);
  });

  test('v2 carries it unseen where no server was declared', async () => {
    const { content } = await asLanguageModelV2(modelOf(events)).doGenerate({ prompt: [] });
    expect(content).toEqual([{ type: 'reasoning', text: '', providerMetadata: metadata }]);
  });

  test('v1 records it, as it would run a call that it sees', async () => {
    const { toolCalls, reasoning } = await asLanguageModelV1(modelOf(events)).doGenerate(optionsV1);
    expect(toolCalls ?? []).toEqual([]);
    const [redacted] = Array.isArray(reasoning) ? reasoning : [];
    const record = redacted?.type === 'redacted' ? JSON.parse(redacted.data) : undefined;
    expect(record).toMatchObject({
      after: null,
      at: 0,
      parts: [{ type: 'tool-call', ...call, providerOptions: metadata }],
    });
  });
});

/** The tool of a call, as a caller of v2 declares it: of what a server has, only the server. */
function declared({ toolName }: { toolName: string }) {
  const name = toolName.startsWith('mcp.') ? 'mcp' : toolName;
  return { type: 'provider-defined' as const, id: `openai.${name}` as const, name, args: {} };
}

/** What a result carries: in v3 its own metadata, in v2 the empty reasoning part behind it, as ai@5 drops the former. */
describe('v2 carries what v3 puts to a result', () => {
  const successful = streams.filter(stream => !fails(stream)).map(stream => [stream.name, stream.events] as const);

  test('in these streams there are such results', async () => {
    const all = await Promise.all(
      successful.map(([, events]) => asLanguageModelV3(modelOf(events)).doGenerate({ prompt: [] })),
    );
    expect(all.flatMap(({ content }) => content.filter(({ type }) => type === 'tool-result'))).not.toEqual([]);
  });

  test.each(successful)('%s', async (_, events) => {
    const { content } = await asLanguageModelV3(modelOf(events)).doGenerate({ prompt: [] });
    // A result whose call was in an earlier answer is not one that ai@5 could take.
    const calls = new Set(content.flatMap(part => (part.type === 'tool-call' ? [part.toolCallId] : [])));
    const carried = content.flatMap(part =>
      part.type === 'tool-result' &&
      calls.has(part.toolCallId) &&
      !part.preliminary &&
      part.providerMetadata !== undefined
        ? [[part.toolCallId, { openai: { ...part.providerMetadata.openai, resultOf: part.toolCallId } }]]
        : [],
    );
    const tools = content.flatMap(part => (part.type === 'tool-result' ? [declared(part)] : []));
    const asked = { prompt: [], tools };
    const whole = (await asLanguageModelV2(modelOf(events)).doGenerate(asked)).content;
    const streamed = await readAll((await asLanguageModelV2(modelOf(events)).doStream(asked)).stream);
    // ai@5 throws where it sees a call that nobody declared, or one that is none of its own words.
    const names = new Set(tools.map(({ name }) => name));
    const hosted = streamed.filter(part => 'toolName' in part && 'providerExecuted' in part && part.providerExecuted);
    expect(hosted.every(part => 'toolName' in part && names.has(part.toolName) && !('dynamic' in part))).toBe(true);
    for (const parts of [whole, streamed]) {
      const found = parts.flatMap((part, index) => {
        const next = parts[index + 1];
        const isCarrier = next?.type === 'reasoning' || next?.type === 'reasoning-start';
        return part.type === 'tool-result' && isCarrier ? [[part.toolCallId, next.providerMetadata]] : [];
      });
      expect(found).toEqual(carried);
      expect(parts.filter(part => part.type === 'tool-result' && 'providerMetadata' in part)).toEqual([]);
    }
  });
});

/** ai@7 calls models of v3 too, and translates only what v3 has a word for. */
test.each([
  { type: 'reference', reference: { openai: 'file-abc123' } },
  { type: 'text', text: 'Hello' },
])('v3 leaves file data as v4 has it: $type', async data => {
  const asked: unknown[] = [];
  const model = modelOf([]);
  const view = asLanguageModelV3({
    ...model,
    call(call, transfer) {
      asked.push(call.prompt);
      return model.call(call, transfer);
    },
  });
  const file = { type: 'file', mediaType: 'application/pdf', data };
  const result = { type: 'tool-result', toolCallId: '1', toolName: 'look', output: { type: 'content', value: [file] } };
  const prompt = [
    { role: 'user', content: [file] },
    { role: 'tool', content: [result] },
  ];
  // Not of v3's types: that is what is tested.
  await view.doStream({ prompt: prompt as Parameters<typeof view.doStream>[0]['prompt'] });
  expect(asked).toEqual([prompt]);
});
