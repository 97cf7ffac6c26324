import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inject } from 'vitest';

export const consumers = inject('consumers');

/** Where it does not matter which `ai` stands beside the package. */
export const consumer = consumers.ai4;
export const installed = join(consumer, 'node_modules/responses-bridge');

/** Every entry that code can import. */
export const entries = [
  'responses-bridge',
  'responses-bridge/ai4',
  'responses-bridge/ai5',
  'responses-bridge/ai6',
  'responses-bridge/ai7',
  'responses-bridge/core',
] as const;

export type Manifest = Record<string, unknown> & { exports: Record<string, unknown> };

export const manifest: Manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));

type Modules = 'esm' | 'cjs';

/** What a program prints that runs where the package is installed, with nothing in its environment. */
export function run(program: string, modules: Modules = 'esm', cwd = consumer): unknown {
  const type = modules === 'esm' ? 'module' : 'commonjs';
  const printed = execFileSync(process.execPath, [`--input-type=${type}`, '--eval', program], {
    cwd,
    env: {},
    encoding: 'utf8',
  });
  return JSON.parse(printed);
}

/** An entry with all that it depends on, for a platform that has only the language and the web. */
export async function bundle(entry: string, format: 'esm' | 'iife' = 'esm') {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from '${entry}'`, resolveDir: consumer },
    bundle: true,
    write: false,
    metafile: true,
    format,
    globalName: 'entry',
    platform: 'neutral',
    legalComments: 'none',
    // Only names and strings count for what is inside, not what comments say of others.
    minifyWhitespace: true,
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  return { code: outputFiles[0]?.text ?? '', imports: output?.imports ?? [], inputs: Object.keys(metafile.inputs) };
}
