/** Packs the built package as it is published and unpacks it where a user would have it, once for all tests. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a user who has the package installed. */
    consumer: string;
  }
}

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const source = join(repository, 'packages/responses-bridge');

export default function setup({ provide }: TestProject): () => void {
  const consumer = realpathSync(mkdtempSync(join(tmpdir(), 'responses-bridge-')));
  pack(consumer);
  const modules = join(consumer, 'node_modules');
  const installed = join(modules, 'responses-bridge');
  mkdirSync(modules);
  renameSync(join(consumer, 'package'), installed);

  // What the user has: from the workspace, as tests need no network. The package itself needs nothing.
  for (const name of ['ai', '@ai-sdk/provider']) {
    link(fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url)), join(modules, name));
  }
  writeFileSync(join(consumer, 'package.json'), '{ "type": "module" }\n');
  provide('consumer', consumer);
  return () => rmSync(consumer, { recursive: true, force: true });
}

function pack(folder: string): void {
  const runner = process.env.npm_execpath ?? '';
  // Started by pnpm, that same pnpm packs; else the one that the repository names.
  const pnpm = /pnpm/.test(runner) ? runner : join(repository, '.ci/pnpm.mjs');
  execFileSync(process.execPath, [pnpm, '--dir', source, 'pack', '--pack-destination', folder], { stdio: 'pipe' });
  const tarball = readdirSync(folder).find(file => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('Nothing was packed.');
  execFileSync('tar', ['-xzf', tarball], { cwd: folder });
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(realpathSync(target), path, 'junction');
}
