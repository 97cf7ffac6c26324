import type { WireEvent } from '../wire/event.ts';

/** What a piece of text is called in its own event, by the item it is in, or else by its own type. */
const events: Record<string, string> = {
  message: 'response.output_text.done',
  output_text: 'response.output_text.done',
  refusal: 'response.refusal.done',
  reasoning: 'response.reasoning_text.done',
  reasoning_text: 'response.reasoning_text.done',
};

/** A part that is done says its whole text again; at servers that skip the event of the text it alone says it. */
export function toTextEvent(event: WireEvent, itemType: () => string | undefined): WireEvent | undefined {
  const { type, part } = event;
  if (type !== 'response.content_part.done' && type !== 'response.reasoning_summary_part.done') return undefined;
  if (typeof part !== 'object' || part === null) return undefined;
  // Any object may be asked for a field.
  const { text, refusal } = part as { text?: unknown; refusal?: unknown };
  if (type === 'response.reasoning_summary_part.done') {
    return { ...event, type: 'response.reasoning_summary_text.done', text };
  }
  const partType = 'type' in part && typeof part.type === 'string' ? part.type : '';
  const told = events[itemType() ?? ''] ?? events[partType];
  return told === undefined ? undefined : { ...event, type: told, text: text ?? refusal };
}
