import { defineConfig } from 'tsdown';
import manifest from './package.json' with { type: 'json' };

export default defineConfig({
  entry: ['src/index.ts', 'src/ai4.ts', 'src/core.ts'],
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  deps: {
    // The types of the specifications are inlined, so that nobody installs four packages for them.
    alwaysBundle: [/^json-schema/],
    onlyBundle: ['zod', '@ai-sdk/provider-utils', '@types/json-schema', '@ai-sdk/provider'],
  },
  // Only small functions of provider-utils are taken, and this is left of the rest of it.
  dts: { resolver: 'tsc' },
  treeshake: { moduleSideEffects: [{ test: /eventsource-parser/, sideEffects: false }] },
  define: { PACKAGE_VERSION: JSON.stringify(manifest.version) },
});
