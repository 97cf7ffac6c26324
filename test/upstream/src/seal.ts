import { asString, isObject } from './json.ts';

/** What the endpoint hides in `encrypted_content`: enough to know its own work again. */
export interface Sealed {
  readonly item: string;
  readonly model: string;
  readonly organization: string;
}

const magic = 'gAAAAAB';

/** Encrypted content that is partial cannot be opened: that is what `output_item.added` carries. */
export function seal(sealed: Sealed, state: 'partial' | 'whole' = 'whole'): string {
  const text = JSON.stringify(sealed).replaceAll(/[\u0080-\uffff]/g, escaped);
  const body = btoa(`${checksum(text)}${text}`)
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  return state === 'whole' ? magic + body : magic + body.slice(0, body.length >> 1).replaceAll('=', '');
}

/** The service sends another, unfinished content first: only that of `.done` may be sent back. */
export function resealed(content: unknown): string | undefined {
  const sealed = unseal(asString(content) ?? '');
  return sealed === undefined ? undefined : seal(sealed, 'partial');
}

/** Undefined for what was made elsewhere, or was changed on the way. */
export function unseal(content: string): Sealed | undefined {
  if (!content.startsWith(magic)) return undefined;
  const decoded = decode(content.slice(magic.length));
  const text = decoded?.slice(8);
  if (decoded === undefined || text === undefined || decoded.slice(0, 8) !== checksum(text)) return undefined;
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) return undefined;
  return {
    item: asString(value['item']) ?? '',
    model: asString(value['model']) ?? '',
    organization: asString(value['organization']) ?? '',
  };
}

/** `btoa` takes Latin-1 only. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function decode(body: string): string | undefined {
  try {
    return atob(body.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

/** FNV-1a: small, and any edit of the text shows. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
