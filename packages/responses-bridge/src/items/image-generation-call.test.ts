import { expect, test } from 'vitest';
import { imageGenerationCall } from './image-generation-call.ts';

const [tool] = imageGenerationCall.tools;

test('every argument is sent by the name of the wire', () => {
  const args = {
    action: 'edit',
    background: 'opaque',
    inputFidelity: 'high',
    inputImageMask: { fileId: 'file-1', imageUrl: 'https://a.test/mask.png' },
    model: 'gpt-image-1',
    moderation: 'low',
    outputCompression: 0,
    outputFormat: 'webp',
    partialImages: 0,
    quality: 'low',
    size: 'auto',
  };
  expect(tool.encode(args, 'draw')).toEqual({
    type: 'image_generation',
    action: 'edit',
    background: 'opaque',
    input_fidelity: 'high',
    input_image_mask: { file_id: 'file-1', image_url: 'https://a.test/mask.png' },
    model: 'gpt-image-1',
    moderation: 'low',
    output_compression: 0,
    output_format: 'webp',
    partial_images: 0,
    quality: 'low',
    size: 'auto',
  });
  expect(tool.encode({}, 'draw')).toEqual({ type: 'image_generation' });
});

test('an argument that is not known is an error that names it', () => {
  expect(() => tool.encode({ partial_images: 1 }, 'draw')).toThrow(/partial_images/);
});
