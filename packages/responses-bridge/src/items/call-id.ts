const limit = 64;

/**
 * A tool call's id as `call_id`, which takes 1 to 64 characters. Other providers make longer ones: those keep their
 * beginning and gain a hash, so that a call and its output still meet and different calls stay apart.
 */
export function toCallId(toolCallId: string): string {
  // Other bridges put an item's id behind the call's.
  const end = toolCallId.indexOf('|');
  if (end > 0) return toCallId(toolCallId.slice(0, end));
  if (toolCallId.length <= limit) return toolCallId;
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let at = 0; at < toolCallId.length; at++) {
    const unit = toolCallId.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b) + high;
  }
  const hash = [high, low].map(part => (part >>> 0).toString(16).padStart(8, '0')).join('');
  return `${toolCallId.slice(0, limit - hash.length - 1)}_${hash}`;
}
