import { defineConfig } from 'vitest/config';

// The machine may be busy.
export default defineConfig({ test: { include: ['src/**/*.test.ts'], testTimeout: 300_000 } });
