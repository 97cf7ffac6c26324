import { AISDKError, convertToCoreMessages, generateText, tool, type FilePart, type ImagePart } from 'ai';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { callOf, say, turn } from './answers.ts';
import { failureOf, send } from './ask.ts';
import { bodiesOf, connect } from './bridge.ts';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const base64 = Buffer.from(png).toString('base64');
/** Bytes that ai@4 takes for no image type that it knows. */
const other = Buffer.from('some image').toString('base64');
const pdf = Buffer.from('%PDF-1.7\n…').toString('base64');

/** The content that a user message with one part besides a text is sent with. */
async function sent(part: ImagePart | FilePart, options: Record<string, boolean> = {}) {
  const { body } = await send([{ role: 'user', content: [{ type: 'text', text: 'Look:' }, part] }], {
    providerOptions: { openai: options },
  });
  const [message] = body.input as Array<{ content: unknown[] }>;
  return message?.content.slice(1);
}

describe('an image', () => {
  test.each<[string, Omit<ImagePart, 'type'>, Record<string, unknown>]>([
    [
      'by URL',
      { image: new URL('https://example.test/cat.png?size=1') },
      { image_url: 'https://example.test/cat.png?size=1' },
    ],
    ['by the text of a URL', { image: 'https://example.test/cat.png' }, { image_url: 'https://example.test/cat.png' }],
    ['as data URL', { image: `data:image/avif;base64,${other}` }, { image_url: `data:image/avif;base64,${other}` }],
    [
      'as data URL object',
      { image: new URL(`data:image/png;base64,${base64}`) },
      { image_url: `data:image/png;base64,${base64}` },
    ],
    ['as bytes', { image: png }, { image_url: `data:image/png;base64,${base64}` }],
    ['as buffer', { image: png.buffer }, { image_url: `data:image/png;base64,${base64}` }],
    ['as base64', { image: base64 }, { image_url: `data:image/png;base64,${base64}` }],
    ['with its type', { image: other, mimeType: 'image/avif' }, { image_url: `data:image/avif;base64,${other}` }],
    [
      'with a detail',
      { image: new URL('https://example.test/cat.png'), providerOptions: { openai: { imageDetail: 'low' } } },
      { image_url: 'https://example.test/cat.png', detail: 'low' },
    ],
  ])('%s', async (_, part, expected) => {
    expect(await sent({ type: 'image', ...part })).toEqual([{ type: 'input_image', ...expected }]);
  });
});

describe('a file', () => {
  const mimeType = 'application/pdf';

  test.each<[string, Omit<FilePart, 'type'>, Record<string, unknown>]>([
    ['by URL', { data: new URL('https://example.test/a.pdf'), mimeType }, { file_url: 'https://example.test/a.pdf' }],
    ['as base64', { data: pdf, mimeType }, { filename: 'part-1.pdf', file_data: `data:application/pdf;base64,${pdf}` }],
    [
      'as bytes',
      { data: Buffer.from(pdf, 'base64'), mimeType },
      { filename: 'part-1.pdf', file_data: `data:application/pdf;base64,${pdf}` },
    ],
    [
      'with its name',
      { data: pdf, mimeType, filename: 'bill.pdf' },
      { filename: 'bill.pdf', file_data: `data:application/pdf;base64,${pdf}` },
    ],
    ['by the id of an upload', { data: 'openai:file-abc123', mimeType }, { file_id: 'file-abc123' }],
    ['by the id of an upload as URL', { data: new URL('openai:file-abc123'), mimeType }, { file_id: 'file-abc123' }],
  ])('%s', async (_, part, expected) => {
    expect(await sent({ type: 'file', ...part })).toEqual([{ type: 'input_file', ...expected }]);
  });

  test('that is an image goes as an image', async () => {
    expect(await sent({ type: 'file', data: base64, mimeType: 'image/png' })).toEqual([
      { type: 'input_image', image_url: `data:image/png;base64,${base64}` },
    ]);
    expect(await sent({ type: 'file', data: 'openai:file-abc123', mimeType: 'image/png' })).toEqual([
      { type: 'input_image', file_id: 'file-abc123' },
    ]);
  });

  test('whose data is a bare id is an error, as ai@4 reads it as base64', async () => {
    const error = await failureOf(sent({ type: 'file', data: 'file-abc123', mimeType }));
    expect(error).toMatchObject({ message: expect.stringContaining('openai:file-') });
  });

  const text = { type: 'file' as const, data: Buffer.from('Hello').toString('base64'), mimeType: 'text/plain' };

  test('of another type is an error that names the option', async () => {
    const error = await failureOf(sent(text));
    expect(AISDKError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'AI_UnsupportedFunctionalityError',
      message: expect.stringMatching(/text\/plain.*passThroughUnsupportedFiles/s),
    });
  });

  test('of another type is sent where the option says so', async () => {
    const content = await sent({ ...text, filename: 'a.txt' }, { passThroughUnsupportedFiles: true });
    expect(content).toEqual([
      { type: 'input_file', filename: 'a.txt', file_data: `data:text/plain;base64,${text.data}` },
    ]);
  });
});

test('attachments of a page arrive', async () => {
  const attachments = [{ url: 'https://example.test/cat.png', contentType: 'image/png' }];
  const messages = convertToCoreMessages([{ role: 'user', content: 'Look:', experimental_attachments: attachments }]);
  const { body } = await send(messages);
  expect(body.input).toEqual([
    {
      role: 'user',
      content: [
        { type: 'input_text', text: 'Look:' },
        { type: 'input_image', image_url: 'https://example.test/cat.png' },
      ],
    },
  ]);
});

test('images that a tool gives go back as images', async () => {
  await using connection = await connect({ script: [turn(callOf('screenshot', {})), say('A page.')] });
  const screenshot = tool({
    parameters: z.object({}),
    execute: async () => base64,
    experimental_toToolResultContent: data => [
      { type: 'text', text: 'The page:' },
      { type: 'image', data, mimeType: 'image/png' },
    ],
  });
  await generateText({ model: connection.model(), prompt: 'Look.', tools: { screenshot }, maxSteps: 2 });
  const [, body] = bodiesOf(connection.upstream);
  expect(body?.input.at(-1)).toMatchObject({
    type: 'function_call_output',
    output: [
      { type: 'input_text', text: 'The page:' },
      { type: 'input_image', image_url: `data:image/png;base64,${base64}` },
    ],
  });
});
