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

/** The words that a rung of the ladder knows, and no newer one. */
const wordsOf = {
  v1: ['reasoning-signature', 'redacted-reasoning', 'argsTextDelta', 'toolCallType', 'promptTokens'],
  v2: ['unsupported-setting', 'cachedInputTokens', 'totalTokens'],
  v3: ['image-data', 'image-url', 'image-file-id', 'file-data'],
};

/** The rungs that stand between the core and those who import an entry; no other is in it. */
const ladder: Record<string, Array<keyof typeof wordsOf>> = {
  'responses-bridge': ['v1', 'v2', 'v3'],
  'responses-bridge/ai4': ['v1', 'v2', 'v3'],
  'responses-bridge/ai5': ['v2', 'v3'],
  'responses-bridge/ai6': ['v3'],
  'responses-bridge/ai7': [],
  'responses-bridge/core': [],
};

/** The one version that the models of an entry name. */
const versions: Record<string, string[]> = {
  'responses-bridge': ['v1'],
  'responses-bridge/ai4': ['v1'],
  'responses-bridge/ai5': ['v2'],
  'responses-bridge/ai6': ['v3'],
  'responses-bridge/ai7': ['v4'],
  'responses-bridge/core': [],
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

  test('holds the rungs that it stands on, and no other', async () => {
    const { code } = await bundle(entry);
    const held = Object.values(wordsOf)
      .flat()
      .filter(word => code.includes(word));
    expect(held).toEqual(ladder[entry]?.flatMap(rung => wordsOf[rung]));
  });

  test('makes models of one version', async () => {
    const { code } = await bundle(entry);
    const named = [...code.matchAll(/["'](v[1-9])["']/g)].map(([, version]) => version);
    expect([...new Set(named)]).toEqual(versions[entry]);
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
