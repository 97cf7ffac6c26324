import * as z from 'zod/mini';
import type { Part } from '../spec.ts';
import { lazy } from '../wire/schema.ts';
import type { DecodeContext } from './item.ts';

/** A citation in the text of a message. */
const annotation = lazy(() =>
  z.looseObject({
    type: z.nullish(z.string()),
    url: z.nullish(z.string()),
    title: z.nullish(z.string()),
    filename: z.nullish(z.string()),
    file_id: z.nullish(z.string()),
  }),
);

/** A citation becomes a source part. One that names neither an address nor a file has no source to give, and one that cannot be read costs no answer. */
export function* toSource(value: unknown, context: DecodeContext): Iterable<Part> {
  const parsed = annotation.safeParse(value);
  if (!parsed.success) return;
  const { type, url, file_id, ...cited } = parsed.data;
  const id = context.generateId();
  if (url != null) {
    yield { type: 'source', sourceType: 'url', id, url, title: cited.title ?? undefined };
  } else if (file_id != null) {
    const title = cited.filename ?? file_id;
    const mediaType = type === 'file_path' ? 'application/octet-stream' : 'text/plain';
    yield { type: 'source', sourceType: 'document', id, mediaType, title, filename: title };
  }
}
