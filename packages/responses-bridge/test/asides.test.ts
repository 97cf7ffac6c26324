import type { LanguageModelV1CallOptions } from 'provider-v1';
import { describe, expect, test } from 'vitest';
import { encodeRequest } from '../src/request/encode-request.ts';
import type { CallOptions, ReplayPart, ResponsesModel } from '../src/spec.ts';
import { asLanguageModelV1 } from '../src/specs/v1.ts';
import { upgradeCall } from '../src/specs/v1/upgrade-call.ts';
import { asLanguageModelV2 } from '../src/specs/v2.ts';
import { asLanguageModelV3 } from '../src/specs/v3.ts';
import { asLanguageModelV4 } from '../src/specs/v4.ts';
import { decode } from './decode.ts';
import { added, done, encodeHistory } from './items.ts';

const say = (id: string, phase: string | undefined, text: string) => ({
  type: 'message',
  id,
  phase,
  role: 'assistant',
  content: [{ type: 'output_text', text }],
});
const commentary = say('msg_1', 'commentary', 'Let me see.');
const answer = say('msg_2', 'final_answer', '{"a":1}');
const whole = [done(commentary), done(answer, 1)];
const streamed = [commentary, answer].flatMap((item, index) => [
  added({ ...item, content: [] }, index),
  { type: 'response.output_text.delta', output_index: index, content_index: 0, delta: item.content[0]?.text },
  done(item, index),
]);

const modelOf = (events: typeof whole): ResponsesModel => ({
  name: 'openai',
  provider: 'openai.responses',
  modelId: 'any',
  supportedUrls: {},
  call: async () => ({
    parts: decode([...events, { type: 'response.completed', response: {} }]),
    warnings: [],
    request: { url: '', body: {}, json: '{}' },
    response: { headers: {} },
  }),
});

const json = { prompt: [], responseFormat: { type: 'json' as const } };
const text = { prompt: [] };
const v1Of = (mode: { type: 'object-json' } | { type: 'regular' }): LanguageModelV1CallOptions => ({
  inputFormat: 'prompt',
  mode,
  prompt: [],
});

/** What a caller takes for the answer: all of its text. */
async function streamedText(stream: ReadableStream<{ type: string; delta?: unknown; textDelta?: unknown }>) {
  let said = '';
  for await (const { type, delta, textDelta } of stream) if (type === 'text-delta') said += String(delta ?? textDelta);
  return said;
}

const textOf = (content: ReadonlyArray<{ type: string; text?: string }>) =>
  content.map(part => (part.type === 'text' ? part.text : '')).join('');

describe.each([
  ['done', whole],
  ['streamed', streamed],
])('what is said beside JSON, %s', (_, events) => {
  const model = modelOf(events);

  test('is no text for a caller that asked for JSON, on every view', async () => {
    expect(await streamedText((await asLanguageModelV4(model).doStream(json)).stream)).toBe('{"a":1}');
    expect(await streamedText((await asLanguageModelV3(model).doStream(json)).stream)).toBe('{"a":1}');
    expect(await streamedText((await asLanguageModelV2(model).doStream(json)).stream)).toBe('{"a":1}');
    const v1 = asLanguageModelV1(model);
    expect(await streamedText((await v1.doStream(v1Of({ type: 'object-json' }))).stream)).toBe('{"a":1}');
    expect((await v1.doGenerate(v1Of({ type: 'object-json' }))).text).toBe('{"a":1}');
    expect(textOf((await asLanguageModelV3(model).doGenerate(json)).content)).toBe('{"a":1}');
    expect(textOf((await asLanguageModelV2(model).doGenerate(json)).content)).toBe('{"a":1}');
    // The newest has a place of its own for what is to be parsed.
    expect(await asLanguageModelV4(model).doGenerate(json)).toMatchObject({
      content: [{ text: 'Let me see.' }, { text: '{"a":1}' }],
      structuredOutputText: '{"a":1}',
    });
  });

  test('is told as reasoning, and not lost', async () => {
    const { content } = await asLanguageModelV3(model).doGenerate(json);
    expect(content).toMatchObject([{ type: 'reasoning', text: 'Let me see.' }, { type: 'text' }]);
  });

  test('is text for a caller that did not', async () => {
    const all = 'Let me see.{"a":1}';
    expect(textOf((await asLanguageModelV3(model).doGenerate(text)).content)).toBe(all);
    expect(await streamedText((await asLanguageModelV4(model).doStream(text)).stream)).toBe(all);
    const { text: said } = await asLanguageModelV1(model).doGenerate(v1Of({ type: 'regular' }));
    expect(said?.replaceAll('\n', '')).toBe(all);
  });
});

const back = [
  { role: 'assistant', content: 'Let me see.', phase: 'commentary' },
  { role: 'assistant', content: '{"a":1}', phase: 'final_answer' },
];

test('it goes back as the message that it was', async () => {
  const { content } = await asLanguageModelV3(modelOf(whole)).doGenerate(json);
  // Only reasoning and text are in it.
  const parts = content.map(({ providerMetadata: providerOptions, ...part }) => ({
    ...part,
    providerOptions,
  })) as ReplayPart[];
  expect(await encodeHistory({ answer: parts })).toEqual({ input: back, warnings: [] });
});

test('ai@4 brings it back through its record', async () => {
  const { text: said = '', reasoning = [] } = await asLanguageModelV1(modelOf(streamed)).doGenerate(
    v1Of({ type: 'object-json' }),
  );
  const records = typeof reasoning === 'string' ? [] : reasoning;
  const content = records.map(part =>
    part.type === 'redacted'
      ? { type: 'redacted-reasoning' as const, data: part.data }
      : { type: 'reasoning' as const, text: part.text, signature: part.signature },
  );
  const upgraded = upgradeCall({
    inputFormat: 'messages',
    mode: { type: 'regular' },
    prompt: [{ role: 'assistant', content: [...content, { type: 'text', text: said }] }],
  });
  // The parts of this answer are the same in both versions.
  const { body, warnings } = await encodeRequest(upgraded as CallOptions, {
    names: ['openai'],
    endpoint: 'test',
    modelId: 'gpt-5.3-codex',
  });
  expect(body.input).toEqual(back);
  expect(warnings).toEqual([]);
});
