import { generateText, jsonSchema, type ToolSet } from 'ai';
import { createResponsesBridge, type Dialect, type ResponsesBridgeSettings } from 'responses-bridge';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { callOf, say, turn, weatherTool } from './answers.ts';
import { ask, failureOf, requestOf } from './ask.ts';
import { bodiesOf, connect, secretKey, watch } from './bridge.ts';
import { validated } from './validated.ts';

beforeEach(() => {
  for (const name of ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'HOUSE_API_KEY']) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** What a call fails with that must not get as far as the network. */
async function refusalOf(settings: ResponsesBridgeSettings) {
  const fetch = vi.fn<typeof globalThis.fetch>();
  const model = watch(createResponsesBridge({ ...settings, fetch })('gpt-5.3-codex'));
  const error = await failureOf(generateText({ model, prompt: 'Hi', maxRetries: 0 }));
  expect(fetch).not.toHaveBeenCalled();
  return error;
}

/** The address and the headers of a call that never reaches a network. */
async function addressOf(settings: ResponsesBridgeSettings) {
  const sent: Array<[url: string, authorization: string | null]> = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent.push([String(input), new Headers(init?.headers).get('authorization')]);
    return Response.json({ error: { message: 'Enough.' } }, { status: 400 });
  };
  const invalid: string[] = [];
  const model = watch(createResponsesBridge({ ...settings, fetch: validated(fetch, invalid) })('gpt-5.3-codex'));
  await failureOf(generateText({ model, prompt: 'Hi', maxRetries: 0 }));
  expect(invalid).toEqual([]);
  return sent;
}

const noKey = { name: 'AI_LoadAPIKeyError' };

describe('a dialect by its name', () => {
  test('openai wants a key at its own address only', async () => {
    expect(await refusalOf({ dialect: 'openai' })).toMatchObject(noKey);
    const { headers } = await requestOf({ dialect: 'openai' });
    expect(headers).not.toHaveProperty('authorization');
  });

  test('plain wants no key, not even at the address of OpenAI', async () => {
    expect(await addressOf({ dialect: 'plain' })).toEqual([['https://api.openai.com/v1/responses', null]]);
  });

  test('that there is none of is an error that lists the names', async () => {
    // @ts-expect-error TypeScript knows the names.
    expect(await refusalOf({ dialect: 'klingon', apiKey: 'k' })).toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: 'dialect',
      message: expect.stringMatching(/klingon.*openai, azure.*plain/),
    });
  });
});

const own = (dialect: Partial<Dialect>): Dialect => ({ name: 'house', ...dialect });

describe('a dialect of the caller', () => {
  test('touches the request last, and what it gives is what is sent and told', async () => {
    const seen: unknown[] = [];
    const dialect = own({
      request(body) {
        seen.push(body);
        return { ...body, service_tier: 'flex' };
      },
    });
    const { body, result } = await ask({}, {}, { dialect });
    expect(body.service_tier).toBe('flex');
    expect(seen).toEqual([expect.objectContaining({ model: 'gpt-5.3-codex', store: false })]);
    expect(JSON.parse(String(result.request.body))).toEqual(body);
  });

  test('touches each event first', async () => {
    const dialect = own({
      event: event => JSON.parse(JSON.stringify(event).replaceAll('Bonjour', 'Hello')),
    });
    const { result } = await ask({}, { script: [say('Bonjour.')] }, { dialect });
    expect(result.text).toBe('Hello.');
  });

  test('has an address of its own, behind that of the settings and of the environment', async () => {
    const dialect = own({ baseURL: 'https://house.test/v2' });
    expect(await addressOf({ dialect })).toEqual([['https://house.test/v2/responses', null]]);
    vi.stubEnv('OPENAI_BASE_URL', 'https://env.test/v1');
    expect(await addressOf({ dialect })).toEqual([['https://env.test/v1/responses', null]]);
    expect(await addressOf({ dialect, baseURL: 'https://set.test/v1' })).toEqual([
      ['https://set.test/v1/responses', null],
    ]);
  });

  test('has a variable of its own for the key, and OpenAI’s is not sent to it', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-another-house');
    vi.stubEnv('HOUSE_API_KEY', secretKey);
    const { headers } = await requestOf({ dialect: own({ keyVariable: 'HOUSE_API_KEY' }) });
    expect(headers.authorization).toBe(`Bearer ${secretKey}`);
    vi.stubEnv('HOUSE_API_KEY', undefined);
    expect((await requestOf({ dialect: own({ keyVariable: 'HOUSE_API_KEY' }) })).headers).not.toHaveProperty(
      'authorization',
    );
  });

  test('with a variable of its own is not looked for at OPENAI_BASE_URL, and says so where it has no address', async () => {
    vi.stubEnv('OPENAI_BASE_URL', 'https://env.test/v1');
    vi.stubEnv('HOUSE_API_KEY', secretKey);
    const keyVariable = 'HOUSE_API_KEY';
    expect(await addressOf({ dialect: own({ keyVariable, baseURL: 'https://house.test/v2' }) })).toEqual([
      ['https://house.test/v2/responses', `Bearer ${secretKey}`],
    ]);
    expect(await refusalOf({ dialect: own({ keyVariable }) })).toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: 'baseURL',
      message: expect.stringContaining('house'),
    });
  });

  test('that demands a key names its variable where there is none', async () => {
    const dialect = own({ keyVariable: 'HOUSE_API_KEY', keyRequired: true, baseURL: 'https://house.test/v2' });
    expect(await refusalOf({ dialect })).toMatchObject({
      ...noKey,
      message: expect.stringContaining('HOUSE_API_KEY'),
    });
    expect(await addressOf({ dialect, apiKey: 'sk-house-key' })).toEqual([
      ['https://house.test/v2/responses', 'Bearer sk-house-key'],
    ]);
  });

  test('that demands a key does so only at the addresses it serves', async () => {
    const dialect = own({ keyRequired: true, serves: ({ hostname }) => hostname === 'house.test' });
    expect(await refusalOf({ dialect, baseURL: 'https://house.test/v2' })).toMatchObject(noKey);
    expect(await addressOf({ dialect, baseURL: 'https://proxy.test/v1' })).toEqual([
      ['https://proxy.test/v1/responses', null],
    ]);
  });
});

describe('an endpoint that does not know include', () => {
  const settings = { dialect: own({ limits: { include: false } }) };
  const parameters = jsonSchema({ type: 'object' });
  const tools: ToolSet = {
    web_search: { type: 'provider-defined', id: 'openai.web_search', args: {}, parameters },
  };

  test('is not asked for anything there, not by tools either', async () => {
    expect((await ask({ tools }, {}, settings)).body).toMatchObject({ tools: [{ type: 'web_search' }] });
    expect((await ask({ tools }, {}, settings)).body).not.toHaveProperty('include');
    expect((await ask({}, {}, settings)).body).not.toHaveProperty('include');
  });

  test('is sent what the option include says', async () => {
    const include = ['message.input_image.image_url'];
    expect((await ask({ tools, providerOptions: { openai: { include } } }, {}, settings)).body.include).toEqual(
      include,
    );
  });
});

const numbered = () => {
  let count = 0;
  return vi.fn(() => `own_${++count}`);
};

describe('the setting generateId', () => {
  /** The ids are taken off on the way, as by endpoints that have none. */
  const withoutIds = own({
    event: event =>
      JSON.parse(JSON.stringify(event), (key, value: unknown) =>
        key === 'call_id' || key === 'id' || key === 'item_id' ? undefined : value,
      ),
  });

  test('names a call that came without an id, and its result goes back to it', async () => {
    const generateId = numbered();
    const script = [turn(callOf('get_weather', { city: 'Bonn' })), say('7 degrees.')];
    await using connection = await connect({ script }, { generateId, dialect: withoutIds });
    const { steps } = await generateText({ model: connection.model(), prompt: 'Hi', tools: weatherTool, maxSteps: 2 });
    expect(steps[0]?.toolCalls.map(({ toolCallId }) => toolCallId)).toEqual(['own_1']);
    expect(bodiesOf(connection.upstream).at(-1)?.input.slice(1)).toMatchObject([
      { type: 'function_call', call_id: 'own_1' },
      { type: 'function_call_output', call_id: 'own_1' },
    ]);
  });

  test('names sources, which have no id on the wire', async () => {
    const annotations = [
      { type: 'url_citation', url: 'https://nodejs.org/en', title: 'Node.js', start_index: 0, end_index: 2 },
    ];
    const { result } = await ask(
      {},
      { script: [turn({ type: 'message', text: 'Hi.', annotations })] },
      { generateId: numbered() },
    );
    expect(result.sources.map(({ id }) => id)).toEqual(['own_1']);
  });

  test('names no call that has an id', async () => {
    const generateId = numbered();
    const call = { type: 'function_call', call_id: 'call_7', name: 'get_weather', arguments: { city: 'Bonn' } };
    const { result } = await ask({ tools: weatherTool }, { script: [turn(call)] }, { generateId });
    expect(result.toolCalls.map(({ toolCallId }) => toolCallId)).toEqual(['call_7']);
    expect(generateId).not.toHaveBeenCalled();
  });
});
