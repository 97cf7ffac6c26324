import type { Dialect } from './dialect.ts';

export const openai: Dialect = {
  name: 'openai',
  serves: url => url.hostname === 'api.openai.com' || url.hostname.endsWith('.api.openai.com'),
  requiredKey: 'OPENAI_API_KEY',
};
