import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { consumers, entries, installed, manifest, run } from './installed.ts';

const conditions = (name: string) => ({
  import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
  require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
});

const names: Record<string, string[]> = {
  'responses-bridge': ['ResponsesError', 'VERSION', 'createResponsesBridge', 'responsesBridge'],
  'responses-bridge/ai4': ['ResponsesError', 'VERSION', 'createResponsesBridge', 'responsesBridge'],
  'responses-bridge/ai5': ['ResponsesError', 'VERSION', 'createResponsesBridge', 'responsesBridge'],
  'responses-bridge/ai6': ['ResponsesError', 'VERSION', 'createResponsesBridge', 'responsesBridge'],
  'responses-bridge/ai7': ['ResponsesError', 'VERSION', 'createResponsesBridge', 'responsesBridge'],
  'responses-bridge/core': ['ResponsesError', 'VERSION', 'collect', 'createBridge'],
};

describe('what is packed', () => {
  test('the entries', () => {
    expect(manifest.exports).toEqual({
      '.': conditions('index'),
      './ai4': conditions('index'),
      './ai5': conditions('ai5'),
      './ai6': conditions('ai6'),
      './ai7': conditions('ai7'),
      './core': conditions('core'),
      './package.json': './package.json',
    });
  });

  test('what it asks of those who install it', () => {
    const { engines, dependencies, peerDependencies, sideEffects } = manifest;
    expect(engines).toEqual({ node: '>=18' });
    expect(sideEffects).toBe(false);
    expect(peerDependencies).toBeUndefined();
    expect(dependencies).toBeUndefined();
  });

  test('the files', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    expect(files.filter(file => /\.test\.ts$|tsconfig|vitest/.test(file) && !file.startsWith('node_modules'))).toEqual(
      [],
    );
  });
});

describe.each(entries)('%s', entry => {
  test('gives its names to import', () => {
    expect(run(`console.log(JSON.stringify(Object.keys(await import('${entry}')).sort()))`)).toEqual(names[entry]);
  });

  test('gives its names to require', () => {
    expect(run(`console.log(JSON.stringify(Object.keys(require('${entry}')).sort()))`, 'cjs')).toEqual(names[entry]);
  });
});

test('the entry without a name is the one for ai@4', () => {
  const same = `
    import * as main from 'responses-bridge';
    import * as ai4 from 'responses-bridge/ai4';
    console.log(JSON.stringify(Object.keys(main).filter(name => main[name] !== ai4[name])))`;
  expect(run(same)).toEqual([]);
});

test('the version is that of the package', () => {
  expect(run(`import { VERSION } from 'responses-bridge'; console.log(JSON.stringify(VERSION))`)).toBe(
    manifest.version,
  );
});

test.each(Object.entries(consumers))(
  'an error of either form of module is an error of the AI SDK that %s has',
  (entry, folder) => {
    const program = `
      import { createRequire } from 'node:module';
      import { APICallError } from '@ai-sdk/provider';
      import * as esm from 'responses-bridge/${entry}';
      const cjs = createRequire(process.cwd() + '/')('responses-bridge/${entry}');
      const call = { url: 'http://localhost/responses', requestBodyValues: {} };
      const errors = [esm, cjs].map(({ ResponsesError }) => new ResponsesError({ code: 'connection_failed', message: 'No.' }, call));
      console.log(JSON.stringify(errors.map(error => APICallError.isInstance(error))))`;
    expect(run(program, 'esm', folder)).toEqual([true, true]);
  },
);
