import { defineConfig } from 'tsdown';
import manifest from './package.json' with { type: 'json' };

export default defineConfig({
  entry: ['src/index.ts', 'src/ai5.ts', 'src/ai6.ts', 'src/ai7.ts', 'src/core.ts'],
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  // What is taken of others is small and is built in, types included: nothing is installed with the package, and
  // importing it opens two files.
  deps: {
    alwaysBundle: [/^json-schema/],
    onlyBundle: ['zod', '@ai-sdk/provider', '@ai-sdk/provider-utils', '@types/json-schema', 'eventsource-parser'],
  },
  dts: { resolver: 'tsc' },
  treeshake: { moduleSideEffects: [{ test: /eventsource-parser/, sideEffects: false }] },
  define: { PACKAGE_VERSION: JSON.stringify(manifest.version) },
});
