import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !file.includes('.test.'))
  .map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** Who may import whom, below `src`. Everyone may import itself and the floor, `spec` and `flow`. */
const mayImport: Record<string, readonly string[]> = {
  spec: [],
  flow: [],
  wire: [],
  hash: [],
  metadata: [],
  capabilities: [],
  errors: [],
  options: [],
  items: ['wire', 'metadata', 'hash'],
  strict: [],
  state: ['items', 'wire', 'metadata', 'hash'],
  request: ['items', 'state', 'wire', 'metadata', 'hash', 'options', 'capabilities', 'errors', 'dialects', 'strict'],
  response: ['items', 'wire', 'metadata', 'errors'],
  transport: ['wire', 'errors'],
  repair: ['items', 'wire', 'errors'],
  dialects: ['wire'],
  specs: ['response'],
  tools: ['items', 'wire'],
  settings: ['capabilities', 'dialects', 'options', 'state'],
  endpoint: ['settings', 'dialects', 'hash'],
  prepare: ['request', 'endpoint', 'settings', 'repair', 'state'],
  model: ['prepare', 'response', 'strict', 'transport', 'settings', 'state', 'metadata'],
  count: ['prepare', 'transport', 'settings', 'errors', 'wire'],
  bridge: ['model', 'count', 'settings', 'state', 'repair'],
  shared: ['count', 'errors', 'settings', 'capabilities', 'dialects', 'options', 'state', 'tools', 'wire'],
  core: ['bridge', 'response', 'shared'],
  index: ['bridge', 'specs', 'tools', 'settings', 'shared'],
  ai5: ['bridge', 'specs', 'tools', 'settings', 'shared'],
  ai6: ['bridge', 'specs', 'tools', 'settings', 'shared'],
  ai7: ['bridge', 'specs', 'tools', 'settings', 'shared'],
};

const layerOf = (file: string) => (file.split(sep)[0] ?? '').replace(/\.ts$/, '');

test.each(files)('$file imports only what its layer may', ({ file, text }) => {
  const imports = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path]) => path ?? '');
  const layers = imports.map(path => layerOf(relative(root, join(root, dirname(file), path))));
  const allowed = [layerOf(file), 'spec', 'flow', ...(mayImport[layerOf(file)] ?? [])];
  expect(layers.filter(layer => !allowed.includes(layer))).toEqual([]);
});

const filesWith = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('vocabulary', () => {
  test('no call or output is named outside of the items', () => {
    const named = filesWith(/'[a-z_]+_(call|output)'/);
    expect(named.filter(file => !/^items\b/.test(file))).toEqual([]);
  });

  test('a vendor is named in its dialect and nowhere else; openai is also a default, a tool id and an environment', () => {
    const vendors =
      /azure|openrouter|github|copilot|vllm|sglang|ollama|llama|lm ?studio|groq|hugging ?face|litellm|\bx\.?ai\b|mistral|deepseek|anthropic|perplexity|amazon|\baws|bedrock|databricks|chatgpt/i;
    // Model families may name a maker.
    const allowed = ['capabilities.ts'];
    expect(filesWith(vendors).filter(file => !/^dialects\b/.test(file) && !allowed.includes(file))).toEqual([]);
  });

  test('no file is longer than 250 lines', () => {
    expect(files.filter(({ text }) => text.split('\n').length > 250).map(({ file }) => file)).toEqual([]);
  });
});
