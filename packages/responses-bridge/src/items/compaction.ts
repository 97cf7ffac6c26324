import * as z from 'zod/mini';
import type { Part } from '../spec.ts';
import { lazy } from '../wire/schema.ts';
import { defineItem } from './item.ts';

/** What the endpoint made of the conversation before it, for itself alone to read. */
export const compaction = defineItem({
  type: 'compaction',
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('compaction'),
      id: z.nullish(z.string()),
      encrypted_content: z.string(),
    }),
  ),

  decode(context) {
    return {
      *done({ type, id: itemId, encrypted_content: encryptedContent }): Iterable<Part> {
        const providerMetadata = context.metadata({ type, itemId, encryptedContent, endpoint: context.endpoint });
        yield { type: 'custom', kind: 'openai.compaction', providerMetadata };
      },
    };
  },

  *encode(run, context) {
    for (const part of run) {
      const { itemId, encryptedContent, endpoint } = context.metadata(part);
      const foreign = endpoint != null && endpoint !== context.endpoint;
      if (encryptedContent == null || foreign) {
        const why = foreign ? 'was encrypted by another endpoint' : 'came without its content';
        context.warn({ type: 'other', message: `A compaction in the history ${why}. It is left out.` });
      } else {
        yield { type: 'compaction', id: itemId ?? undefined, encrypted_content: encryptedContent };
      }
    }
  },
});
