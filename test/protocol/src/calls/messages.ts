import type { Call } from '../bridge.ts';

const mark = { providerOptions: { openai: { promptCacheBreakpoint: { mode: 'explicit' } } } };
const low = { providerOptions: { openai: { imageDetail: 'low' } } };
const closely = { providerOptions: { openai: { fileDetail: 'high' } } };
const tool = { type: 'function', name: 'add', parameters: { type: 'object', properties: {} }, strict: true };

/** Calls whose messages hold what a caller can put there. What a model answered comes of the streams. */
export const messageCalls: readonly Call[] = [
  { prompt: [{ role: 'system', content: 'Be brief.' }] },
  { prompt: [{ role: 'system', content: 'Be brief.', ...mark }] },
  // Options are JSON of any form, which their type does not say.
  { prompt: [{ role: 'system', content: '', providerOptions: { openai: { additionalTools: [tool] as never } } }] },
  {
    prompt: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?', ...mark },
          {
            type: 'file',
            mediaType: 'image/png',
            data: { type: 'url', url: new URL('https://example.com/a.png') },
            ...low,
          },
          { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'AAAA' }, ...mark },
          {
            type: 'file',
            mediaType: 'image/png',
            data: { type: 'reference', reference: { openai: 'file-1' } },
            ...low,
          },
          {
            type: 'file',
            mediaType: 'application/pdf',
            data: { type: 'data', data: 'AAAA' },
            filename: 'a.pdf',
            ...mark,
          },
          {
            type: 'file',
            mediaType: 'application/pdf',
            data: { type: 'url', url: new URL('https://example.com/a.pdf') },
          },
          {
            type: 'file',
            mediaType: 'application/pdf',
            data: { type: 'reference', reference: { openai: 'file-1' } },
            ...closely,
          },
        ],
      },
    ],
  },
];
