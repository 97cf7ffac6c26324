import { defineConfig } from 'vitest/config';

// The machine may be busy.
export default defineConfig({ test: { testTimeout: 60_000 } });
