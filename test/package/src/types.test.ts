import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { consumer, installed } from './installed.ts';

const uses = fileURLToPath(new URL('../consumer/uses.ts', import.meta.url));

const resolutions: Record<string, { file: string; options: ts.CompilerOptions }> = {
  'node16, an ES module': {
    file: 'uses.mts',
    options: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  },
  'node16, a CommonJS module': {
    file: 'uses.cts',
    options: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  },
  bundler: {
    file: 'uses.ts',
    options: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  },
};

/** The program that the README shows, and the module that it leaves to its reader. */
function writeReadme(path: string): void {
  const [, code = ''] = /```ts\n([^]*?)```/.exec(readFileSync(join(installed, 'README.md'), 'utf8')) ?? [];
  writeFileSync(path, code);
  writeFileSync(join(consumer, 'tools.ts'), 'export const tools = {};\n');
}

/** What the compiler says of a user's file and of the package's own declarations; those of others are their business. */
function compile(path: string, options: ts.CompilerOptions): string[] {
  const program = ts.createProgram([path], {
    ...options,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  });
  const own = program.getSourceFiles().filter(({ fileName }) => fileName === path || fileName.startsWith(installed));
  expect(own.length).toBeGreaterThan(1);
  const found = own.flatMap(source => [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ]);
  return found.map(({ messageText, start = 0, file: at }) => {
    const line = at === undefined ? '' : `${at.fileName}:${at.getLineAndCharacterOfPosition(start).line + 1} `;
    return line + ts.flattenDiagnosticMessageText(messageText, '\n');
  });
}

describe('the types of the packed package', () => {
  test.each(Object.entries(resolutions))('hold for a user with %s', (_, { file, options }) => {
    const path = join(consumer, file);
    copyFileSync(uses, path);
    expect(compile(path, options)).toEqual([]);
  });

  test('hold for the program in the README', () => {
    const path = join(consumer, 'readme.ts');
    writeReadme(path);
    expect(readFileSync(path, 'utf8')).toContain('createResponsesBridge()');
    expect(compile(path, resolutions.bundler?.options ?? {})).toEqual([]);
  });

  test('ask for nothing that is not installed with it', () => {
    const files = readdirSync(join(installed, 'dist')).filter(file => /\.d\.c?ts$/.test(file));
    const specifiers = files.flatMap(file => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(installed, 'dist', file), 'utf8'));
      return importedFiles.map(({ fileName }) => fileName);
    });
    expect(files.length).toBeGreaterThan(0);
    expect([...new Set(specifiers.filter(specifier => !specifier.startsWith('./')))]).toEqual([]);
  });
});
