import type { UserPart } from '../driver.ts';
import { fromUser, say, type AskedCase, type Case } from './case.ts';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const pngData = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
const pdf = Buffer.from('%PDF-1.7\n…');
const mediaType = 'application/pdf';
const filename = 'bill.pdf';
const pdfData = { filename, file_data: `data:application/pdf;base64,${pdf.toString('base64')}` };

/** A user message with a part behind its text, and the content that it is sent as. */
const sending = (name: string, part: UserPart, sent: object): AskedCase => ({
  name,
  script: [say('I see.')],
  ask: { prompt: [{ type: 'text', text: 'Look:' }, part] },
  shows: { text: 'I see.' },
  sends: [{ input: [fromUser('Look:', sent)] }],
});

const image = (sent: object) => ({ type: 'input_image', ...sent });
const file = (sent: object) => ({ type: 'input_file', ...sent });

/** What users send beside text. */
export const inputCases: readonly Case[] = [
  sending(
    'an image by URL',
    { type: 'image', image: new URL('https://example.test/cat.png?size=1') },
    image({ image_url: 'https://example.test/cat.png?size=1' }),
  ),
  sending('an image as bytes', { type: 'image', image: png }, image({ image_url: pngData })),
  sending('an image as base64', { type: 'image', image: pngData.split(',')[1] ?? '' }, image({ image_url: pngData })),
  sending('an image as data URL', { type: 'image', image: pngData }, image({ image_url: pngData })),
  sending(
    'an image by the id of an upload',
    { type: 'upload', id: 'file-abc123', mediaType: 'image/png' },
    image({ file_id: 'file-abc123' }),
  ),
  sending(
    'a PDF by URL',
    { type: 'file', data: new URL('https://example.test/a.pdf'), mediaType },
    file({ file_url: 'https://example.test/a.pdf' }),
  ),
  sending('a PDF as bytes', { type: 'file', data: new Uint8Array(pdf), mediaType, filename }, file(pdfData)),
  sending('a PDF as base64', { type: 'file', data: pdf.toString('base64'), mediaType, filename }, file(pdfData)),
  sending(
    'a PDF by the id of an upload',
    { type: 'upload', id: 'file-abc123', mediaType },
    file({ file_id: 'file-abc123' }),
  ),
  {
    name: 'a file that the endpoint does not read',
    script: [],
    ask: { prompt: [{ type: 'file', data: Buffer.from('Hello').toString('base64'), mediaType: 'text/plain' }] },
    fails: { name: 'AI_UnsupportedFunctionalityError' },
  },
];
