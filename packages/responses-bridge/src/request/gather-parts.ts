import type { ItemMetadata } from '../metadata.ts';
import type { ReplayPart } from '../spec.ts';

/**
 * Items that came in turns left their parts in turns. Those of one thought, or of one message, stand together again
 * where the first of them stood: half a thought is none that the endpoint could read.
 */
export function gatherParts<Part extends ReplayPart>(
  content: readonly Part[],
  metadata: (part: ReplayPart) => ItemMetadata,
): readonly Part[] {
  if (content.length < 3) return content;
  const groups = new Map<string, Part[]>();
  const gathered: Part[][] = [];
  let before: Part[] | undefined;
  let apart = false;
  for (const part of content) {
    const { localId, itemId, item } = metadata(part);
    const id = (part.type === 'reasoning' || part.type === 'text') && item == null ? (localId ?? itemId) : undefined;
    const group = id == null ? undefined : groups.get(`${part.type} ${id}`);
    if (group === undefined) {
      gathered.push((before = [part]));
      if (id != null) groups.set(`${part.type} ${id}`, before);
    } else {
      apart ||= group !== before;
      group.push(part);
      before = group;
    }
  }
  return apart ? gathered.flat() : content;
}
