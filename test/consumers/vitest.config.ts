import { defineConfig } from 'vitest/config';

// Neither is to tell anybody outside of what runs here.
const env = { MASTRA_TELEMETRY_DISABLED: '1', OPENAI_AGENTS_DISABLE_TRACING: '1' };

export default defineConfig({ test: { env, testTimeout: 60_000 } });
