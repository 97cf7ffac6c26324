import { createUpstream } from '@responses-bridge/upstream';
import { generateText } from 'ai';
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { createResponsesBridge } from 'responses-bridge';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { place, servers } from './servers.ts';

const page = readFileSync(new URL('../../../docs/servers.md', import.meta.url), 'utf8');

const recipes = page
  .split(/^## /m)
  .slice(1)
  .flatMap(section => {
    const [title = ''] = section.split('\n');
    return [...section.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => ({ title, code }));
  });

const token = 'eyJhbGciOiJub25l.eyJhdWQiOiJob3VzZSI.c2lnbmF0dXJl';

/** What a recipe finds around it, beside the global things. */
const around = {
  createResponsesBridge,
  generateText,
  DefaultAzureCredential: Object,
  getBearerTokenProvider: () => async () => token,
};

/** Runs the code of a recipe as it stands, and gives the text that it ends with. */
function run(code: string): Promise<string> {
  const names = Object.keys(around).join(', ');
  return runInThisContext(`(async ({ ${names} }) => { ${code}; return text; })`)(around);
}

const variables = servers.flatMap(({ variable }) => variable ?? []);
const others = ['COPILOT_TOKEN', 'CHATGPT_TOKEN', 'CHATGPT_ACCOUNT', 'GATEWAY_KEY'];

beforeEach(() => {
  vi.stubEnv('OPENAI_BASE_URL', undefined);
  for (const [name, value] of Object.entries(place)) vi.stubEnv(name, value);
  for (const name of [...variables, ...others]) vi.stubEnv(name, `value-of-${name}`);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** A world in which every host is a strict endpoint. */
function world() {
  const upstream = createUpstream({ apiKey: null });
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    const request = new Request(input, init);
    asked.push(request.clone());
    return upstream.fetch(request);
  });
  return { asked, upstream };
}

describe.each(recipes.map(({ title, code }) => [title, code] as const))('%s', (_, code) => {
  test('has at most five lines', () => {
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(5);
  });

  test('works as it stands', async () => {
    const { asked, upstream } = world();
    expect(await run(code)).not.toBe('');
    expect(asked).toHaveLength(1);
    expect(upstream.requests.map(({ rejected }) => rejected)).toEqual([undefined]);
    const key = asked[0]?.headers.get('api-key') ?? asked[0]?.headers.get('authorization');
    expect(key === null || /^(Bearer )?(value-of-\w+|eyJ.*)$/.test(String(key))).toBe(true);
  });
});

test('every server has its recipe, and its row of the table says where and by which key', async () => {
  const { asked } = world();
  for (const { code } of recipes) await run(code);
  const urls = asked.map(({ url }) => url);
  for (const { name, url, variable, serves = [], stateless } of servers) {
    expect(urls).toContain(url);
    const [, known, address, key, state] = (page.split('\n').find(line => line.startsWith(`| \`${name}\``)) ?? '')
      .split('|')
      .slice(1);
    const filled = Object.entries(place).reduce((text, [at, value]) => {
      return text.replace(`{${at}}`, value.replace(/^https:\/\/|\/$/g, ''));
    }, address ?? '');
    expect(filled).toContain(`\`${url.replace(/\/responses$/, '')}\``);
    expect(key).toContain(variable ?? 'apiKey');
    expect(known?.trim() === '').toBe(serves.length === 0);
    expect(state?.trim() === 'no').toBe(stateless === true);
  }
});
