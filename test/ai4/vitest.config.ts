import { defineConfig } from 'vitest/config';

// Some tests run a whole scenario at every fault, the machine may be busy, and one of the endpoints logs
// every request.
export default defineConfig({ test: { setupFiles: ['src/secrets.ts'], testTimeout: 60_000, silent: 'passed-only' } });
