import * as z from 'zod/mini';
import { hostedCall } from './hosted-call.ts';
import { defineItem, defineTool } from './item.ts';
import { encodeWhole } from './whole-item.ts';
import { known } from './tool-args.ts';
import { lazy, typed, type Infer } from '../wire/schema.ts';

const text = <Text extends string>() => z.optional(known<Text>());

const args = lazy(() => {
  const count = z.optional(z.number());
  return z.strictObject({
    action: text<'generate' | 'edit' | 'auto'>(),
    background: text<'auto' | 'opaque' | 'transparent'>(),
    inputFidelity: text<'low' | 'high'>(),
    inputImageMask: z.optional(z.strictObject({ fileId: text<string>(), imageUrl: text<string>() })),
    model: text<'gpt-image-1' | 'gpt-image-1-mini' | 'gpt-image-1.5' | 'gpt-image-2'>(),
    moderation: text<'auto' | 'low'>(),
    outputCompression: count,
    outputFormat: text<'png' | 'jpeg' | 'webp'>(),
    partialImages: count,
    quality: text<'auto' | 'low' | 'medium' | 'high' | 'xhigh' | 'max'>(),
    size: text<'auto' | '1024x1024' | '1024x1536' | '1536x1024'>(),
  });
});

const item = lazy(() =>
  z.looseObject({
    type: z.literal('image_generation_call'),
    id: z.nullish(z.string()),
    result: z.nullish(z.string()),
  }),
);

/** An image that the provider made, base64, and what it looked like on the way. */
export const imageGenerationCall = defineItem({
  type: 'image_generation_call',
  whole: true,
  tools: [
    defineTool({
      id: 'openai.image_generation',
      wireName: 'image_generation',
      args,
      output: typed<{ result: string | null }>(),
      encode: ({ inputImageMask: mask, ...given }) => ({
        type: 'image_generation',
        action: given.action,
        background: given.background,
        input_fidelity: given.inputFidelity,
        input_image_mask: mask && { file_id: mask.fileId, image_url: mask.imageUrl },
        model: given.model,
        moderation: given.moderation,
        output_compression: given.outputCompression,
        output_format: given.outputFormat,
        partial_images: given.partialImages,
        quality: given.quality,
        size: given.size,
      }),
    }),
  ],
  schema: item,
  events: {
    'response.image_generation_call.partial_image': lazy(() =>
      z.looseObject({ partial_image_b64: z.nullish(z.string()) }),
    ),
  },

  decode(context) {
    const call = hostedCall<Infer<typeof item>>(context, {
      toolName: () => context.toolName('image_generation'),
      shared: 'result',
    });
    let announced: Infer<typeof item> | undefined;
    return {
      added(whole) {
        announced = whole;
        return call.call(whole);
      },
      on: {
        // A result needs its call before it, so that of an image which nobody announced waits until it is done.
        'response.image_generation_call.partial_image': ({ partial_image_b64: result }) =>
          announced === undefined || result == null ? [] : [call.preliminary(announced, { result })],
      },
      done: whole => call.answer(whole, { result: whole.result ?? null }),
    };
  },

  encode: encodeWhole,
  content: ({ result, output_format: format = 'png' }) =>
    typeof result === 'string'
      ? [{ type: 'input_image', image_url: `data:image/${String(format)};base64,${result}` }]
      : [],
});
