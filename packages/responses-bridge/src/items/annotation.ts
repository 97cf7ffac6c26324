import * as z from 'zod/mini';
import type { Part } from '../spec.ts';
import { lazy } from '../wire/schema.ts';
import type { DecodeContext } from './item.ts';

/** What a wrong value cannot spoil, as the source is told by the other fields. */
const ifText = () => z.catch(z.nullish(z.string()), undefined);

/** A citation in the text of a message. */
const annotation = lazy(() =>
  z.looseObject({
    type: ifText(),
    url: ifText(),
    title: ifText(),
    filename: ifText(),
    file_id: ifText(),
    container_id: ifText(),
    index: z.catch(z.nullish(z.number()), undefined),
  }),
);

/**
 * A citation becomes a source part, with the keys of `@ai-sdk/openai` for what it says of a file. One that names
 * neither an address nor a file has no source to give, and one that cannot be read costs no answer.
 */
export function* toSource(value: unknown, context: DecodeContext): Iterable<Part> {
  const parsed = annotation.safeParse(value);
  if (!parsed.success) return;
  const { type, url, file_id: fileId, container_id: containerId, index, ...cited } = parsed.data;
  if (url != null) {
    yield { type: 'source', sourceType: 'url', id: context.generateId(), url, title: cited.title ?? undefined };
  } else if (fileId != null) {
    const title = cited.filename ?? fileId;
    const mediaType = type === 'file_path' ? 'application/octet-stream' : 'text/plain';
    const providerMetadata = context.metadata({ type, fileId, containerId, index });
    const id = context.generateId();
    yield { type: 'source', sourceType: 'document', id, mediaType, title, filename: title, providerMetadata };
  }
}
