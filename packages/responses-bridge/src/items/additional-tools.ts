import * as z from 'zod/mini';
import type { Part } from '../spec.ts';
import { lazy } from '../wire/schema.ts';
import { defineItem } from './item.ts';

/**
 * Tools that the endpoint added to the conversation. They go back by reference or not at all: a copy would have come
 * through the caller's history, and whoever can write there would declare tools in the caller's name.
 */
export const additionalTools = defineItem({
  type: 'additional_tools',
  schema: lazy(() => z.looseObject({ type: z.literal('additional_tools'), id: z.nullish(z.string()) })),

  decode(context) {
    return {
      *done({ type, id: itemId }): Iterable<Part> {
        const providerMetadata = context.metadata({ itemId, endpoint: context.endpoint });
        yield { type: 'custom', kind: `openai.${type}`, providerMetadata };
      },
    };
  },

  encode(run, context) {
    const message =
      'Tools that the endpoint added to the conversation cannot be declared from its history. They are left out.';
    for (const _ of run) context.warn({ type: 'other', message });
    return [];
  },
});
