import { responseOf } from '@responses-bridge/upstream';

/** Encrypted content that the upstream takes for its own; one for all, as what is hidden in it is no part of this. */
const sealed = new Map<string, unknown>();

/** The encrypted content of an item. */
export function sealOf(id: string): unknown {
  const known = sealed.get(id);
  if (known !== undefined) return known;
  const [item] = [responseOf({ output: [{ type: 'reasoning', id, summary: [] }] }).output].flat();
  // The upstream has made it for this plan.
  const content = (item as { encrypted_content?: unknown }).encrypted_content;
  sealed.set(id, content);
  return content;
}
