import { generateText } from 'ai';
import { createResponsesBridge, type ResponsesBridgeSettings } from 'responses-bridge';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from './ask.ts';
import { watch } from './bridge.ts';
import { place, servers, type Server } from './servers.ts';

const rows = servers.map(server => [server.name, server] as const);
const variables = servers.flatMap(({ variable }) => variable ?? []);

beforeEach(() => {
  for (const name of [...variables, ...Object.keys(place), 'OPENAI_BASE_URL']) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const keys = ['authorization', 'api-key'];

/** The address of a call that never reaches a network, and the headers of it that hold keys. */
async function ask(settings: ResponsesBridgeSettings, providerOptions: Record<string, Record<string, string>> = {}) {
  const sent: Array<{ url: string; keys: Array<[string, string]> }> = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    sent.push({ url: String(input), keys: [...headers].filter(([name]) => keys.includes(name)) });
    return Response.json({ error: { message: 'Enough.' } }, { status: 400 });
  };
  const model = watch(createResponsesBridge({ ...settings, fetch })('some-model'));
  const error = await failureOf(generateText({ model, system: 'Hi', prompt: 'Hi', maxRetries: 0, providerOptions }));
  return { sent: sent[0], error };
}

const withKey = ({ header }: Server, key: string) => [header ? [header, key] : ['authorization', `Bearer ${key}`]];

describe.each(rows)('%s', (dialect, server) => {
  const { url, variable, keyRequired } = server;

  beforeEach(() => {
    for (const [name, value] of Object.entries(place)) vi.stubEnv(name, value);
  });

  test('by its name, with the key of the settings', async () => {
    const { sent } = await ask({ dialect, apiKey: 'key-4711' });
    expect(sent).toEqual({ url, keys: withKey(server, 'key-4711') });
  });

  test('takes the key of its own variable, and that of no other vendor', async () => {
    for (const name of variables) vi.stubEnv(name, `key-of-${name}`);
    const { sent, error } = await ask({ dialect });
    if (variable !== undefined) expect(sent?.keys).toEqual(withKey(server, `key-of-${variable}`));
    else if (keyRequired) expect([sent, error]).toMatchObject([undefined, { name: 'AI_LoadAPIKeyError' }]);
    else expect(sent?.keys).toEqual([]);
  });

  test(
    keyRequired ? 'is not asked without a key, and the error names its variable' : 'is asked without a key',
    async () => {
      const { sent, error } = await ask({ dialect });
      if (keyRequired !== true) expect(sent).toEqual({ url, keys: [] });
      else
        expect(error).toMatchObject({
          name: 'AI_LoadAPIKeyError',
          message: expect.stringContaining(variable ?? 'apiKey'),
        });
    },
  );

  test('may stand at another address', async () => {
    const { sent } = await ask({ dialect, apiKey: 'key-4711', baseURL: 'https://proxy.test/v1' });
    expect(sent).toEqual({ url: 'https://proxy.test/v1/responses', keys: withKey(server, 'key-4711') });
  });

  test.each(server.serves ?? [])('is known by %s', async baseURL => {
    for (const name of variables) vi.stubEnv(name, `key-of-${name}`);
    if (variable === undefined) {
      expect((await ask({ baseURL })).error).toMatchObject({ name: 'AI_LoadAPIKeyError' });
    }
    const { sent } = await ask({ baseURL, ...(variable === undefined && { apiKey: 'key-of-undefined' }) });
    expect(sent).toEqual({ url: `${baseURL}/responses`, keys: withKey(server, `key-of-${variable}`) });
    vi.stubEnv('OPENAI_BASE_URL', baseURL);
    expect((await ask(variable === undefined ? { apiKey: 'key-of-undefined' } : {})).sent).toEqual(sent);
  });

  test.each([
    ['state', 'stored'],
    ['previousResponseId', 'resp_1'],
    ['conversation', 'conv_1'],
  ])(server.stateless ? 'refuses the option %s' : 'passes on the option %s', async (option, value) => {
    const { sent, error } = await ask({ dialect, apiKey: 'key-4711' }, { openai: { [option]: value } });
    if (server.stateless !== true) expect(sent?.url).toBe(url);
    else {
      expect([sent, error]).toMatchObject([
        undefined,
        { name: 'AI_UnsupportedFunctionalityError', functionality: option, message: expect.stringContaining(option) },
      ]);
    }
  });
});

describe('an address', () => {
  test.each(servers.filter(({ name }) => name !== 'openai').map(({ name, url }) => [name, url] as const))(
    'of %s is not that of OPENAI_BASE_URL',
    async (dialect, url) => {
      for (const [name, value] of Object.entries(place)) vi.stubEnv(name, value);
      vi.stubEnv('OPENAI_BASE_URL', 'https://proxy.test/v1');
      expect((await ask({ dialect, apiKey: 'key-4711' })).sent?.url).toBe(url);
    },
  );

  test.each([
    ['azure', 'AZURE_RESOURCE_NAME'],
    ['bedrock', 'AWS_REGION'],
    ['databricks', 'DATABRICKS_HOST'],
  ] as const)('of %s that cannot be told is an error that names %s', async (dialect, variable) => {
    const { sent, error } = await ask({ dialect, apiKey: 'key-4711' });
    expect([sent, error]).toMatchObject([
      undefined,
      { name: 'AI_InvalidArgumentError', argument: 'baseURL', message: expect.stringContaining(variable) },
    ]);
  });

  test.each([
    'https://openai.azure.com.evil.test/v1',
    'https://openrouter.ai.evil.test/v1',
    'https://notopenrouter.ai/v1',
    'https://api.x.ai.evil.test/v1',
    'https://evilgithubcopilot.com/v1',
    'http://localhost:8000/v1',
    'http://localhost:8080/v1',
    'http://house.test:11434/v1',
    'http://house.test:1234/v1',
    'https://endpoints.huggingface.cloud/v1',
  ])('that no vendor serves is plain: %s', async baseURL => {
    for (const name of variables) vi.stubEnv(name, `key-of-${name}`);
    expect((await ask({ baseURL })).sent?.keys).toEqual([['authorization', 'Bearer key-of-OPENAI_API_KEY']]);
    expect((await ask({ baseURL }, { openai: { previousResponseId: 'resp_1' } })).sent).toBeDefined();
  });

  test('of a vendor is plain where the settings say so', async () => {
    vi.stubEnv('GROQ_API_KEY', 'key-of-groq');
    const plain = { baseURL: 'https://api.groq.com/openai/v1', dialect: 'plain' } as const;
    expect((await ask(plain, { openai: { previousResponseId: 'resp_1' } })).sent?.keys).toEqual([]);
  });
});

describe('Azure', () => {
  const settings = { baseURL: 'https://house.openai.azure.com/openai/v1' };
  const token = `eyJ${'a'.repeat(40)}.${'b'.repeat(60)}.${'c'.repeat(40)}`;

  test('takes a token of Entra, asked for at each call', async () => {
    const apiKey = vi.fn(async () => token);
    expect((await ask({ ...settings, apiKey })).sent?.keys).toEqual([['authorization', `Bearer ${token}`]]);
    await ask({ ...settings, apiKey });
    expect(apiKey).toHaveBeenCalledTimes(2);
  });

  test('has its version in the query, from the settings or the address', async () => {
    const version = { 'api-version': 'preview' };
    const { sent } = await ask({ ...settings, apiKey: 'key-4711', queryParams: version });
    expect(sent?.url).toBe('https://house.openai.azure.com/openai/v1/responses?api-version=preview');
    const dated = 'https://house.openai.azure.com/openai?api-version=2025-04-01-preview';
    expect((await ask({ baseURL: dated, apiKey: 'key-4711' })).sent?.url).toBe(
      'https://house.openai.azure.com/openai/responses?api-version=2025-04-01-preview',
    );
  });

  test.each(['api-key', 'Ocp-Apim-Subscription-Key', 'Authorization'])(
    'asks for no other key where the headers have %s',
    async name => {
      vi.stubEnv('AZURE_API_KEY', 'key-of-azure');
      const { sent } = await ask({ ...settings, headers: { [name]: 'key-4711' } });
      expect(sent?.keys).toEqual(keys.includes(name.toLowerCase()) ? [[name.toLowerCase(), 'key-4711']] : []);
    },
  );

  test('tells of a key that no header may hold as of the key', async () => {
    const { sent, error } = await ask({ ...settings, apiKey: 'key\n4711' });
    expect([sent, error]).toMatchObject([undefined, { name: 'AI_InvalidArgumentError', argument: 'apiKey' }]);
    expect(String(error)).not.toContain('4711');
  });
});
