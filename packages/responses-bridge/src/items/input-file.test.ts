import { expect, test } from 'vitest';
import type { CallOptions, Prompt } from '../spec.ts';
import { encodeRequest } from '../request/encode-request.ts';

type FilePart = Extract<Extract<Prompt[number], { role: 'user' }>['content'][number], { type: 'file' }>;

/** What goes in place of a file. */
async function sentFor(part: Omit<FilePart, 'type'>): Promise<unknown> {
  const prompt: CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'file', ...part }] }];
  const { body } = await encodeRequest({ prompt }, { names: ['openai'], endpoint: 'test', modelId: 'gpt-5.3-codex' });
  return JSON.parse(JSON.stringify(body.input));
}

const places: Array<[FilePart['data'], Record<string, string>]> = [
  [{ type: 'url', url: new URL('https://example.test/a') }, { file_url: 'https://example.test/a' }],
  [{ type: 'reference', reference: { openai: 'file-1' } }, { file_id: 'file-1' }],
  [
    { type: 'data', data: 'AAAA' },
    { filename: 'part-0.pdf', file_data: 'data:application/pdf;base64,AAAA' },
  ],
];

test.each(places)(
  'the options fileDetail and imageDetail are each of their own kind of file: %o',
  async (data, fields) => {
    const providerOptions = { openai: { fileDetail: 'low', imageDetail: 'high' } };
    expect(await sentFor({ mediaType: 'application/pdf', data, providerOptions })).toEqual([
      { role: 'user', content: [{ type: 'input_file', ...fields, detail: 'low' }] },
    ]);
    expect(await sentFor({ mediaType: 'image/png', data, providerOptions })).toMatchObject([
      { content: [{ type: 'input_image', detail: 'high' }] },
    ]);
  },
);

test.each(places)('a detail that is no text is not sent: %o', async (data, fields) => {
  const providerOptions = { openai: { fileDetail: 1 } };
  expect(await sentFor({ mediaType: 'application/pdf', data, providerOptions })).toEqual([
    { role: 'user', content: [{ type: 'input_file', ...fields }] },
  ]);
});
