import { defineConfig } from 'vitest/config';

// The machine may be busy, and one of the endpoints logs every request.
export default defineConfig({ test: { testTimeout: 60_000, silent: 'passed-only' } });
