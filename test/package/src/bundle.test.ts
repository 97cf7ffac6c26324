import { builtinModules } from 'node:module';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { bundle, entries } from './installed.ts';

/** What no entry holds, and why. */
const nowhere = {
  'what only Node has': /["']node:|(?<!globalThis\.)\bBuffer\b|\b__dirname\b|\brequire\(/,
  'streams that cost more than the work of a layer': /\bTransformStream\b|\.tee\(\)/,
  'the large form of zod and its languages': /ZodEmail|Invalid input: expected|toJSONSchema/,
  'the fetching and the validating of provider-utils': /postJsonToApi|safeValidateTypes|asSchema/,
};

/** The words of a view, which only its own entry holds. */
const wordsOfV1 = ['reasoning-signature', 'redacted-reasoning', 'argsTextDelta', 'toolCallType', 'promptTokens'];

const holds: Record<string, boolean> = {
  'responses-bridge': true,
  'responses-bridge/ai4': true,
  'responses-bridge/ai5': false,
  'responses-bridge/ai6': false,
  'responses-bridge/ai7': false,
  'responses-bridge/core': false,
};

describe.each(entries)('%s', entry => {
  test('builds for any platform, with nothing left to import', async () => {
    const { imports, inputs } = await bundle(entry);
    expect(imports).toEqual([]);
    const packages = new Set(
      inputs.flatMap(path => /node_modules\/((?:@[^/]+\/)?[^/.][^/]*)\/(?!.*node_modules)/.exec(path)?.[1] ?? []),
    );
    expect([...packages]).toEqual(['responses-bridge']);
    for (const name of builtinModules) expect(packages).not.toContain(name);
  });

  test.each(Object.entries(nowhere))('does not hold %s', async (_, words) => {
    const { code } = await bundle(entry);
    expect(code.match(new RegExp(`.{0,60}(?:${words.source}).{0,60}`, 'g')) ?? []).toEqual([]);
  });

  test('holds the words of its own view and of no other', async () => {
    const { code } = await bundle(entry);
    expect(wordsOfV1.filter(word => code.includes(word))).toEqual(holds[entry] ? wordsOfV1 : []);
  });

  test('loads where there is no process, and makes a model there', async () => {
    const { code } = await bundle(entry, 'iife');
    const probe = `
      const make = entry.createResponsesBridge ?? entry.createBridge(model => model);
      const model = make('responsesBridge' in entry ? { apiKey: 'key' } : undefined);
      typeof (typeof model === 'function' ? model : make())('x').modelId`;
    expect(runInNewContext(`${code};${probe}`, { URL, TextDecoder, TextEncoder })).toBe('string');
  });
});
