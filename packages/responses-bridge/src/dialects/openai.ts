import type { Dialect } from './dialect.ts';

/** OpenAI's own endpoint, which every setting falls back to. */
export const openai = {
  name: 'openai',
  baseURL: 'https://api.openai.com/v1',
  serves: ({ hostname }) => hostname === 'api.openai.com' || hostname.endsWith('.api.openai.com'),
  keyVariable: 'OPENAI_API_KEY',
  keyRequired: true,
} as const satisfies Dialect;
