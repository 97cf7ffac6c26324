import { hash } from '../hash.ts';

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
  const mark = hash(toolCallId);
  return `${toolCallId.slice(0, limit - mark.length - 1)}_${mark}`;
}
