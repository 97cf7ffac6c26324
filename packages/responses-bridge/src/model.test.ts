import { expect, test } from 'vitest';
import { createModel } from './model.ts';
import { createRepairs } from './repair/send.ts';
import { createChain } from './state/chain.ts';

test.each([
  [true, { stream: true, stream_options: { include_obfuscation: false } }],
  [false, {}],
])('options of a stream are only sent for one: stream %s', async (stream, fields) => {
  const sent: unknown[] = [];
  const model = createModel(
    'gpt-5.3-codex',
    {
      apiKey: 'key',
      baseURL: 'https://example.test/v1',
      async fetch(_, init) {
        sent.push(JSON.parse(String(init?.body)));
        return Response.json({ object: 'response', id: 'resp_1', status: 'completed', output: [] });
      },
    },
    { repair: createRepairs(), chain: createChain() },
  );
  await model.call({ prompt: [], providerOptions: { openai: { includeObfuscation: false } } }, { stream });
  expect(sent).toEqual([
    { model: 'gpt-5.3-codex', input: [], include: ['reasoning.encrypted_content'], store: false, ...fields },
  ]);
});
