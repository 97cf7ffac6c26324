import { defineConfig } from 'vitest/config';

// A law over a long recording is many readings of it, and other tests may share the machine.
export default defineConfig({ test: { testTimeout: 60_000 } });
