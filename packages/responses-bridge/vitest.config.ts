import { defineConfig } from 'vitest/config';

// A law over a long recording is many readings of it, and the machine may be busy.
export default defineConfig({ test: { testTimeout: 60_000 } });
