/** Packs the built package as it is published and unpacks it where a user would have it, once for all tests. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folders of users who have the package installed, by the major of their `ai`. */
    consumers: Record<Major, string>;
  }
}

export type Major = 'ai4' | 'ai5' | 'ai6' | 'ai7';

/** What the users have, by the names that the workspace has for it: tests need no network. */
const users: Record<Major, Record<string, string>> = {
  ai4: { ai: 'ai4', '@ai-sdk/provider': 'provider-v1' },
  ai5: { ai: 'ai5', '@ai-sdk/provider': 'provider-v2' },
  ai6: { ai: 'ai6', '@ai-sdk/provider': 'provider-v3' },
  ai7: { ai: 'ai7', '@ai-sdk/provider': 'provider-v4' },
};

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const source = join(repository, 'packages/responses-bridge');

export default function setup({ provide }: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'responses-bridge-')));
  pack(folder);
  const install = (major: Major) => installFor(join(folder, major), join(folder, 'package'), users[major]);
  provide('consumers', { ai4: install('ai4'), ai5: install('ai5'), ai6: install('ai6'), ai7: install('ai7') });
  return () => rmSync(folder, { recursive: true, force: true });
}

/** An empty folder with the package and what its user has beside it; the package itself needs nothing. */
function installFor(consumer: string, unpacked: string, beside: Record<string, string>): string {
  const modules = join(consumer, 'node_modules');
  cpSync(unpacked, join(modules, 'responses-bridge'), { recursive: true });
  for (const [name, alias] of Object.entries({ ...beside, 'expect-type': 'expect-type' })) {
    link(fileURLToPath(new URL(`../node_modules/${alias}`, import.meta.url)), join(modules, name));
  }
  writeFileSync(join(consumer, 'package.json'), '{ "type": "module" }\n');
  return consumer;
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
