import type { Dialect } from './dialect.ts';

/** OpenAI's own endpoint, which every setting falls back to. */
export const openai = {
  name: 'openai',
  baseURL: 'https://api.openai.com/v1',
  serves: url => url.hostname === 'api.openai.com' || url.hostname.endsWith('.api.openai.com'),
  keyVariable: 'OPENAI_API_KEY',
  keyRequired: true,
} satisfies Dialect;
