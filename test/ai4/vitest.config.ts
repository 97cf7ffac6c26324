import { defineConfig } from 'vitest/config';

// Some tests run a whole scenario at every fault, and the machine may be busy.
export default defineConfig({ test: { setupFiles: ['src/secrets.ts'], testTimeout: 60_000 } });
