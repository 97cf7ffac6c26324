import * as z from 'zod/mini';
import type { Part } from '../spec.ts';
import type { DecodeContext } from './item.ts';

/** A citation in the text of a message. */
export const annotation = () =>
  z.looseObject({
    type: z.string(),
    url: z.nullish(z.string()),
    title: z.nullish(z.string()),
    filename: z.nullish(z.string()),
    file_id: z.nullish(z.string()),
  });

/** A citation becomes a source part; one that names neither an address nor a file has no source to give. */
export function* toSource(cited: z.infer<ReturnType<typeof annotation>>, context: DecodeContext): Iterable<Part> {
  if (cited.url != null) {
    const title = cited.title ?? undefined;
    yield { type: 'source', sourceType: 'url', id: context.generateId(), url: cited.url, title };
  } else if (cited.file_id != null) {
    const title = cited.filename ?? cited.file_id;
    const mediaType = cited.type === 'file_path' ? 'application/octet-stream' : 'text/plain';
    yield { type: 'source', sourceType: 'document', id: context.generateId(), mediaType, title, filename: title };
  }
}
