import type { ImageGenerationCallSpec } from '../../item-specs.ts';
import { steps, where, type ItemKind } from './kind.ts';

/** What the recordings tell of an image beside the image; the published schema knows none of it. */
const settings = { background: 'opaque', output_format: 'png', quality: 'low', size: '1024x1024' };

/** An image, and how it looked on the way. */
export const imageGenerationCall: ItemKind<ImageGenerationCallSpec> = {
  build: ({ status = 'completed', result, revised_prompt }) => ({ status, ...settings, result, revised_prompt }),
  opening: () => ({
    status: 'in_progress',
    result: undefined,
    revised_prompt: undefined,
    background: undefined,
    output_format: undefined,
    quality: undefined,
    size: undefined,
  }),
  *body({ type, status }, place, { partials = [] }) {
    yield* steps(type, ['in_progress', 'generating'], place);
    for (const [partial_image_index, partial_image_b64] of partials.entries()) {
      const image = { partial_image_index, partial_image_b64, ...settings };
      yield { type: 'response.image_generation_call.partial_image', ...where(place), ...image };
    }
    if (status === 'completed') yield* steps(type, ['completed'], place);
  },
};
