import { createUpstream, type Turn } from '@responses-bridge/upstream';
import { generateText, type CoreMessage } from 'ai';
import { describe, expect, test } from 'vitest';
import { callOf, say, turn, weatherTool } from './answers.ts';
import { failureOf, stream, textOf } from './ask.ts';
import { answeredBy, streamed } from './vendor.ts';

type Event = Record<string, unknown>;

/** Nothing was lost in silence: what is not in the body is told. */
const featuresOf = (warnings: ReadonlyArray<object> | undefined) =>
  (warnings ?? []).map(warning => {
    if ('setting' in warning) return warning.setting;
    return 'message' in warning ? String(warning.message).split(':')[0] : undefined;
  });

/** A name as Copilot gives it, another in every event. */
const long = (at: number) => `${'r'.repeat(400)}${at}`;
const short = (at: number) => `id_${at}`;

/** The second request of a loop at an endpoint that refuses long ids. */
async function secondInput(script: Event[][]) {
  const { bodies, model } = answeredBy(
    ({ input }) => {
      const isLong = input.some(({ id }) => String(id ?? '').length > 64);
      const message = "Invalid 'input[1].id': string too long. Expected a string with maximum length 64.";
      return isLong ? Response.json({ error: { message } }, { status: 400 }) : streamed(script.shift() ?? []);
    },
    { dialect: 'github-copilot' },
  );
  const { errors, parts } = await stream({ model }, { tools: weatherTool, maxSteps: 2 });
  expect([errors, textOf(parts)]).toEqual([[], '7.']);
  return bodies[1]?.input.slice(1);
}

describe('GitHub Copilot', () => {
  const call = { type: 'function_call', call_id: 'call_1', name: 'get_weather', arguments: '{"city":"Bonn"}' };
  const answer = { type: 'message', id: 'msg_1', role: 'assistant', content: [{ type: 'output_text', text: '7.' }] };

  /** A call with a thought in front of it, as Copilot streams it, and then an answer. */
  function scriptOf(nameOf: (at: number) => string): Event[][] {
    const reasoning = (at: number, encrypted: string) => ({
      type: 'reasoning',
      id: nameOf(at),
      summary: [],
      encrypted_content: encrypted,
    });
    const output = [reasoning(4, 'of completed'), { ...call, id: nameOf(5) }];
    return [
      [
        { type: 'response.output_item.added', output_index: 0, item: reasoning(1, 'of added') },
        { type: 'response.output_item.done', output_index: 0, item: reasoning(2, 'of done') },
        { type: 'response.output_item.done', output_index: 1, item: { ...call, id: nameOf(3) } },
        { type: 'response.completed', response: { id: nameOf(6), output } },
      ],
      [{ type: 'response.completed', response: { id: 'resp_2', output: [answer] } }],
    ];
  }

  const reasoning = { type: 'reasoning', summary: [], encrypted_content: 'of done' };
  const result = { type: 'function_call_output', call_id: 'call_1', output: '7 degrees in Bonn' };

  test('gets back no id that it would refuse, and the encrypted content of the finished item', async () => {
    expect(await secondInput(scriptOf(long))).toEqual([reasoning, call, result]);
  });

  test('gets back an id that it takes, the one that came with the encrypted content', async () => {
    expect(await secondInput(scriptOf(short))).toMatchObject([{ ...reasoning, id: short(2) }, call, result]);
  });
});

/** The backend as far as it was seen to refuse requests, and behind it a strict endpoint that answers the rest. */
function chatgptBackend(script: Turn[] = [say('Hi.'), say('Bye.')]) {
  const upstream = createUpstream({ apiKey: null, script });
  const taken =
    /^(model|instructions|input|tools|tool_choice|parallel_tool_calls|reasoning|store|stream|include|prompt_cache_key|text|service_tier)$/;
  const refusalOf = (body: Event) => {
    if (!body.instructions) return 'Instructions are required';
    if (body.store !== false) return 'Store must be set to false';
    if (body.stream !== true) return 'Stream must be set to true';
    if (!Array.isArray(body.input)) return 'Input must be a list';
    if (body.input.some(({ role }) => role === 'system' || role === 'developer'))
      return 'System messages are not allowed';
    const unknown = Object.keys(body).find(field => !taken.test(field));
    return unknown === undefined ? undefined : `Unsupported parameter: ${unknown}`;
  };
  return answeredBy(
    (body, request) => {
      const detail = refusalOf(body);
      return detail === undefined ? upstream.fetch(request) : Response.json({ detail }, { status: 400 });
    },
    { dialect: 'chatgpt' },
  );
}

describe('the ChatGPT backend', () => {
  const system = 'Be brief.';

  test('generates from a stream, with tools, and streams', async () => {
    const thinking = turn({ type: 'reasoning', summary: ['Hm.'] }, callOf('get_weather', { city: 'Bonn' }));
    const { bodies, model } = chatgptBackend([thinking, say('7.'), say('Bye.')]);
    const result = await generateText({
      model: model('gpt-5.3-codex'),
      system,
      prompt: 'Hi',
      tools: weatherTool,
      maxSteps: 2,
    });
    expect(result).toMatchObject({ text: '7.', finishReason: 'stop' });
    expect(result.steps[0]).toMatchObject({ reasoning: 'Hm.', toolCalls: [{ args: { city: 'Bonn' } }] });
    const { parts, errors } = await stream({ model }, { modelId: 'gpt-5.3-codex', system });
    expect([errors, textOf(parts)]).toEqual([[], 'Bye.']);
    expect(bodies.map(({ instructions, stream: streams }) => [instructions, streams])).toEqual([
      [system, true],
      [system, true],
      [system, true],
    ]);
  });

  test('loses no setting in silence', async () => {
    const { bodies, model } = chatgptBackend();
    const openai = {
      instructions: 'First.',
      truncation: 'auto',
      user: 'u',
      safetyIdentifier: 's',
      metadata: { a: 'b' },
      logprobs: 3,
      maxToolCalls: 3,
      promptCacheKey: 'cache',
      serviceTier: 'flex',
      reasoningEffort: 'low',
      contextManagement: [{ type: 'compaction', compactThreshold: 2000 }],
      promptCacheRetention: '24h',
      includeObfuscation: false,
      extraBody: { background: false },
    };
    const { warnings } = await generateText({
      model: model('gpt-5.3-codex'),
      system,
      prompt: 'Hi',
      maxTokens: 100,
      providerOptions: { openai: { ...openai, temperature: 0.5, topP: 0.5 } },
      maxRetries: 0,
    });
    expect(bodies[0]).toMatchObject({
      instructions: 'First.\n\nBe brief.',
      prompt_cache_key: 'cache',
      service_tier: 'flex',
      reasoning: { effort: 'low' },
    });
    expect(featuresOf(warnings).toSorted()).toEqual(
      [
        'background',
        'contextManagement',
        'includeObfuscation',
        'logprobs',
        'maxTokens',
        'maxToolCalls',
        'metadata',
        'promptCacheRetention',
        'safetyIdentifier',
        'temperature',
        'topP',
        'truncation',
        'user',
      ].toSorted(),
    );
  });

  test('moves later system messages to the beginning, and says so', async () => {
    const { bodies, model } = chatgptBackend();
    const messages: CoreMessage[] = [
      { role: 'system', content: 'One.' },
      { role: 'user', content: 'Hi' },
      { role: 'system', content: 'Two.' },
    ];
    const moved = await generateText({ model: model('gpt-5.3-codex'), messages });
    const first = await generateText({ model: model('gpt-5.3-codex'), messages: messages.slice(0, 2) });
    expect(bodies.map(({ instructions, input }) => [instructions, input.length])).toEqual([
      ['One.\n\nTwo.', 1],
      ['One.', 1],
    ]);
    expect(moved.warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('system messages') }]);
    expect(first.warnings).toEqual([]);
  });

  test('folds no tools that a conversation gains', async () => {
    const tool = { type: 'function', name: 'later', parameters: { type: 'object', properties: {} }, strict: false };
    const { bodies, model } = answeredBy(() => Response.json({ object: 'response', output: [] }), {
      dialect: 'chatgpt',
    });
    const messages: CoreMessage[] = [
      { role: 'system', content: 'One.', providerOptions: { openai: { additionalTools: [tool] } } },
      { role: 'user', content: 'Hi' },
    ];
    await generateText({ model: model('gpt-5.3-codex'), messages });
    expect(bodies[0]?.instructions).toBe('One.');
    expect(bodies[0]?.input).toMatchObject([{ type: 'additional_tools', tools: [tool] }, { role: 'user' }]);
  });

  test('is not asked without instructions', async () => {
    const { bodies, model } = chatgptBackend();
    const error = await failureOf(generateText({ model: model('gpt-5.3-codex'), prompt: 'Hi', maxRetries: 0 }));
    expect(error).toMatchObject({ name: 'AI_InvalidArgumentError', argument: 'instructions' });
    expect(bodies).toEqual([]);
  });
});

/** Asks a strict endpoint in a vendor's dialect. */
async function ask(dialect: 'groq' | 'huggingface', call: Partial<Parameters<typeof generateText>[0]>) {
  const upstream = createUpstream({ apiKey: null });
  const { bodies, model } = answeredBy((_, request) => upstream.fetch(request), { dialect });
  const result = await generateText({
    prompt: 'Hi',
    maxRetries: 0,
    ...call,
    model: model(call.model as never),
  } as Parameters<typeof generateText>[0]);
  return { body: bodies[0] ?? { input: [] }, result };
}

describe('Groq', () => {
  test('is asked for nothing by include, and not sent what it lists as unsupported', async () => {
    const openai = {
      truncation: 'auto',
      promptCacheKey: 'cache',
      safetyIdentifier: 's',
      reasoningEffort: 'low',
      logprobs: 2,
    };
    const { body, result } = await ask('groq', { providerOptions: { openai } });
    for (const field of ['include', 'truncation', 'prompt_cache_key', 'safety_identifier']) {
      expect(body).not.toHaveProperty(field);
    }
    expect(body).toMatchObject({ reasoning: { effort: 'low' }, store: false });
    expect(featuresOf(result.warnings)).toEqual(['logprobs', 'truncation', 'promptCacheKey', 'safetyIdentifier']);
  });
});

describe('xAI', () => {
  test.each([
    [5, 5, 0],
    [true, 8, 1],
    [false, undefined, 0],
  ])('is asked for log probabilities: %s', async (logprobs, asked, told) => {
    const output = [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hi.' }] }];
    const { bodies, model } = answeredBy(() => Response.json({ object: 'response', output }), { dialect: 'xai' });
    const providerOptions = { openai: { logprobs, include: ['message.input_image.image_url'] } };
    const { warnings } = await generateText({ model: model(), prompt: 'Hi', providerOptions });
    expect(bodies[0]?.include).toEqual(['reasoning.encrypted_content', 'message.input_image.image_url']);
    expect([bodies[0]?.logprobs, bodies[0]?.top_logprobs]).toEqual([asked && true, asked]);
    expect(featuresOf(warnings)).toEqual(Array.from({ length: told }, () => 'logprobs'));
  });
});

describe('Hugging Face', () => {
  const encrypted = { openai: { itemId: 'rs_1', reasoningEncryptedContent: 'secret' } };
  const history: CoreMessage[] = [
    { role: 'user', content: 'Hi' },
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'Hm.', providerOptions: encrypted },
        { type: 'text', text: 'Hello.' },
      ],
    },
    { role: 'user', content: 'And?' },
  ];

  test('gets no reasoning back, and that is told', async () => {
    const { body, result } = await ask('huggingface', { prompt: undefined, messages: history });
    expect(body.input.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(result.warnings).toMatchObject([{ message: expect.stringContaining('reasoning') }]);
  });
});
