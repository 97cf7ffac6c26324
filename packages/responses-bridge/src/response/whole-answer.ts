import type { DecodeContext } from '../items/item.ts';
import type { Content } from '../spec.ts';
import type { WireItem } from '../wire/event.ts';
import { createCollector } from './collect.ts';
import type { Ending } from './ending.ts';
import { callIdOf } from './find-item.ts';
import { trackItems } from './track-items.ts';

/** A response that ended well. */
export interface WholeAnswer {
  id: string;
  content: Content[];
  /** The `call_id`s of its items, each once. */
  callIds: string[];
}

/** Who wants to know of it. */
export interface KeptContext extends Omit<DecodeContext, 'earlier'> {
  /** The response ended well, and the endpoint does not say that it keeps nothing of it. */
  onKept?(answer: WholeAnswer): void;
}

/** Tells of an answer that the endpoint keeps: from its items alone, as they are all there is at the end of a stream. */
export function tellKept(
  { response, cut, failure }: Ending,
  { id, items }: { id: string | undefined; items: readonly WireItem[] },
  context: KeptContext,
): void {
  const isWhole = failure === undefined && !cut && response.store !== false;
  if (context.onKept === undefined || id === undefined || !isWhole) return;
  const { result, take } = createCollector();
  trackItems(context, take).settle(items, { cut: false });
  const callIds = [...new Set(items.flatMap(item => callIdOf(item) ?? []))];
  context.onKept({ id, content: result.content, callIds });
}
