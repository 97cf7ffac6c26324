import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { consumer, consumers, installed } from './installed.ts';
import type { Major } from './pack.ts';

const { Node16, NodeNext, ESNext } = ts.ModuleKind;

const node16: ts.CompilerOptions = { module: Node16, moduleResolution: ts.ModuleResolutionKind.Node16 };
const nodenext: ts.CompilerOptions = { module: NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
const bundler: ts.CompilerOptions = { module: ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };

/** What a user may have written: its ending says which form of module it is, where the resolution asks. */
const forms = [
  { form: 'node16, an ES module', ending: '.mts', options: node16 },
  { form: 'node16, a CommonJS module', ending: '.cts', options: node16 },
  { form: 'bundler', ending: '.ts', options: bundler },
];

/** ai@7 is an ES module alone, which a CommonJS module may require since Node 22; `nodenext` knows it. */
const formsOfAi7 = forms.map(each =>
  each.ending === '.cts' ? { form: 'nodenext, a CommonJS module', ending: '.cts', options: nodenext } : each,
);

const users = [
  ...(['ai4', 'ai5', 'ai6'] as const).flatMap(major => forms.map(form => ({ major, ...form }))),
  ...formsOfAi7.map(form => ({ major: 'ai7' as const, ...form })),
];

/** The files of a user, where the package is installed. */
function write(major: Major, ending: string): string[] {
  return [major, `${major}-tools`, 'settings'].map(name => {
    const path = join(consumers[major], name + ending);
    copyFileSync(new URL(`../consumer/${name}.ts`, import.meta.url), path);
    return path;
  });
}

/** The programs that the README shows. */
const shown = [...readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/```ts\n([^]*?)```/g)].map(
  ([, code = '']) => code,
);

/** The program that it begins with, and the module that it leaves to its reader. */
function writeReadme(path: string): void {
  writeFileSync(path, shown[0] ?? '');
  writeFileSync(join(consumer, 'tools.ts'), 'export const tools = {};\n');
}

/** What it shows of tools, and what that leaves to its reader. */
const toolsProgram = `import { responsesBridge as bridge, type ToolOutput } from 'responses-bridge/ai7';
import { generateText } from 'ai';
declare const grammar: string;
declare const runAll: (commands: string[]) => Promise<ToolOutput<'shell'>['output']>;
declare const query: (text: string) => Promise<string>;
${shown.find(code => code.includes('bridge.tools')) ?? ''}
export const answer = generateText({ model: bridge('gpt-5.3-codex'), prompt: '', tools });
`;
/** What the compiler says of a user's files and of the package's own declarations; those of others are their business. */
function compile(paths: string[], options: ts.CompilerOptions): string[] {
  const program = ts.createProgram(paths, {
    ...options,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  });
  // What is linked has its files elsewhere.
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(dirname(paths[0] ?? '')));
  expect(own.some(({ fileName }) => fileName.includes('/responses-bridge/dist/'))).toBe(true);
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
  test.each(users)('hold for a user of $major with $form', ({ major, ending, options }) => {
    expect(compile(write(major, ending), options)).toEqual([]);
  });

  test('hold for the program in the README', () => {
    const path = join(consumer, 'readme.ts');
    writeReadme(path);
    expect(readFileSync(path, 'utf8')).toContain('createResponsesBridge()');
    expect(compile([path], bundler)).toEqual([]);
  });

  test('hold for the tools in the README', () => {
    const path = join(consumers.ai7, 'readme-tools.ts');
    writeFileSync(path, toolsProgram);
    expect(shown.filter(code => code.includes('bridge.tools'))).toHaveLength(1);
    expect(compile([path], bundler)).toEqual([]);
  });

  test('ask for nothing that is not installed with it', () => {
    const files = readdirSync(join(installed, 'dist')).filter(file => /\.d\.c?ts$/.test(file));
    const specifiers = files.flatMap(file => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(installed, 'dist', file), 'utf8'));
      return importedFiles.map(({ fileName }) => fileName);
    });
    expect(files.length).toBeGreaterThan(0);
    expect([...new Set(specifiers.filter(specifier => !specifier.startsWith('./')))]).toEqual([]);
    const declared = files.map(file => readFileSync(join(installed, 'dist', file), 'utf8')).join('\n');
    expect(declared.match(/\bZod[A-Z]\w+|\$Zod\w+|\bz\.\w+/g) ?? []).toEqual([]);
  });
});
