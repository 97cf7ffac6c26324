import { UnsupportedFunctionalityError } from '@ai-sdk/provider';
import { convertUint8ArrayToBase64 } from '@ai-sdk/provider-utils';
import type { Prompt } from '../spec.ts';
import type { InputContent } from '../wire/request.ts';
import { optionsOf } from '../metadata.ts';
import type { EncodeContext } from './item.ts';

type FilePart = Extract<Extract<Prompt[number], { role: 'user' }>['content'][number], { type: 'file' }>;
type FileData = FilePart['data'];

/** Where the bytes are: on the web, here, or with the endpoint. The three exclude each other. */
interface Place {
  url?: string;
  id?: string;
  base64?: string;
}

/** A file of a user message or of a tool's output, as `input_image` or `input_file`. */
export function toInputFile(part: Omit<FilePart, 'type'>, index: number, context: EncodeContext): InputContent {
  return withMark(encodeFile(part, index, context), part.providerOptions, context);
}

function encodeFile(part: Omit<FilePart, 'type'>, index: number, context: EncodeContext): InputContent {
  const { mediaType, filename } = part;
  const place = locate(part.data, context);
  if (mediaType.startsWith('image')) return toImage(place, part, context);
  if (/^(audio|video)\//.test(mediaType)) throw unsupported(mediaType);
  const detail = detailOf(part, 'fileDetail', context);
  if (place.url !== undefined) return { type: 'input_file', file_url: place.url, detail };
  if (place.id !== undefined) return { type: 'input_file', file_id: place.id, detail };
  if (mediaType !== 'application/pdf' && !context.passThroughUnsupportedFiles) throw unsupported(mediaType);
  // The endpoint wants a name; the place in the message makes one that is the same in every later request.
  const name = filename ?? (mediaType === 'application/pdf' ? `part-${index}.pdf` : `part-${index}`);
  return { type: 'input_file', filename: name, file_data: `data:${mediaType};base64,${place.base64}`, detail };
}

/** How closely the model is to look, as an option of the part says. */
function detailOf(
  { providerOptions }: Pick<FilePart, 'providerOptions'>,
  option: 'imageDetail' | 'fileDetail',
  { names }: EncodeContext,
): string | undefined {
  const detail = optionsOf(names, providerOptions)?.[option];
  return typeof detail === 'string' ? detail : undefined;
}

/** Content with the option `promptCacheBreakpoint` of its part, which says that the prompt is to be cached up to here. */
export function withMark(
  content: InputContent,
  options: FilePart['providerOptions'],
  { names }: Pick<EncodeContext, 'names'>,
): InputContent {
  if (options === undefined) return content;
  const mark = optionsOf(names, options)?.promptCacheBreakpoint;
  if (typeof mark !== 'object' || mark === null) return content;
  return { ...content, prompt_cache_breakpoint: { ...mark } };
}

function unsupported(mediaType: string): UnsupportedFunctionalityError {
  return new UnsupportedFunctionalityError({
    functionality: `file part media type ${mediaType}`,
    message:
      `A file of type ${mediaType} is not known to be read by this endpoint. ` +
      'Images and application/pdf are; the provider option passThroughUnsupportedFiles sends any other document.',
  });
}

function toImage({ url, id, base64 }: Place, part: Omit<FilePart, 'type'>, context: EncodeContext): InputContent {
  const detail = detailOf(part, 'imageDetail', context);
  if (id !== undefined) return { type: 'input_image', file_id: id, detail };
  const image_url = url ?? `data:${toImageType(part.mediaType, base64 ?? '')};base64,${base64}`;
  return { type: 'input_image', image_url, detail };
}

/** How the common formats begin in base64. */
const signatures = { iVBORw0KGgo: 'image/png', '/9j/': 'image/jpeg', R0lGOD: 'image/gif', UklGR: 'image/webp' };

function toImageType(mediaType: string, base64: string): string {
  if (/^image\/[^*]/.test(mediaType)) return mediaType;
  const known = Object.entries(signatures).find(([start]) => base64.startsWith(start));
  return known?.[1] ?? 'image/jpeg';
}

function locate(data: FileData, context: EncodeContext): Place {
  switch (data.type) {
    case 'url':
      return { url: data.originalUrl ?? data.url.toString() };
    case 'reference': {
      const id = optionsOf(context.names, data.reference);
      if (id === undefined) {
        const functionality = `a file reference without ${context.names[0]}`;
        throw new UnsupportedFunctionalityError({ functionality });
      }
      return { id };
    }
    case 'text':
      return { base64: convertUint8ArrayToBase64(new TextEncoder().encode(data.text)) };
    case 'data':
      if (typeof data.data !== 'string') return { base64: convertUint8ArrayToBase64(data.data) };
      // No base64 has a hyphen, so this can only be the id of a file that was uploaded.
      return /^(file|assistant)-/.test(data.data) ? { id: data.data } : { base64: data.data };
  }
}
