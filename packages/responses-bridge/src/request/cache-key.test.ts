import { assert, asyncProperty, string, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import type { CallOptions, Prompt } from '../spec.ts';
import { encodeRequest } from './encode-request.ts';

const schema = { type: 'object' } as const;
const user = (text: string): Prompt[number] => ({ role: 'user', content: [{ type: 'text', text }] });
const answer = (text: string): Prompt[number] => ({ role: 'assistant', content: [{ type: 'text', text }] });

interface Beginning {
  modelId?: string;
  system?: string;
  first?: string;
  tools?: string[];
  more?: string[];
  name?: string;
}

/** The key of a conversation that begins so and has gone on. */
async function keyOf({ modelId = 'a', system = 's', first = 'f', tools = [], more = [], name = 'auto' }: Beginning) {
  const prompt: Prompt = [
    { role: 'system', content: system },
    user(first),
    ...more.flatMap(text => [answer(text), user(text)]),
  ];
  const declared: CallOptions['tools'] = tools.map(tool => ({ type: 'function', name: tool, inputSchema: schema }));
  const { body } = await encodeRequest(
    { prompt, tools: declared, providerOptions: { openai: { promptCacheKey: name } } },
    { names: ['openai'], endpoint: 'here', modelId },
  );
  return body.prompt_cache_key;
}

test('the key of a conversation stays the same as it goes on, whatever the order of its tools, and is short enough', async () => {
  const words = string({ unit: 'binary' });
  await assert(
    asyncProperty(words, words, uniqueArray(words), async (system, first, texts) => {
      const begun = await keyOf({ system, first, tools: texts });
      expect(begun).toMatch(/^auto-[0-9a-f]{16}$/);
      expect(await keyOf({ system, first, tools: texts.toReversed(), more: texts })).toBe(begun);
    }),
  );
});

test('conversations that begin otherwise have other keys', async () => {
  const others: Beginning[] = [
    {},
    { modelId: 'b' },
    { system: 'f', first: 's' },
    { system: 'so' },
    { first: 'fo' },
    { tools: ['f'] },
    { tools: ['f', 's'] },
  ];
  const keys = await Promise.all(others.map(keyOf));
  expect(new Set(keys).size).toBe(others.length);
});

test('a key of the caller is sent as it is', async () => {
  expect(await keyOf({ name: 'automatic' })).toBe('automatic');
});
