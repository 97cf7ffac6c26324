import type { InputItem } from '../wire/request.ts';

/**
 * What a program came to stands behind the calls that it made, and their outputs: a page that merges it with the call of
 * the program brings it back before them. What was in order is untouched.
 */
export function placePrograms(items: InputItem[]): InputItem[] {
  const early = new Map<InputItem, InputItem>();
  for (const [index, item] of items.entries()) {
    const last = item.type === 'program_output' ? lastOf(items, item.call_id) : -1;
    const before = items[last];
    if (last > index && before !== undefined) early.set(item, before);
  }
  if (early.size === 0) return items;
  const placed = items.filter(item => !early.has(item));
  for (const [output, before] of early) placed.splice(placed.indexOf(before) + 1, 0, output);
  return placed;
}

/** Where the last call stands that a program made, or the output of one. */
function lastOf(items: readonly InputItem[], program: unknown): number {
  const calls = new Set(items.filter(item => callerOf(item) === program).map(({ call_id }) => call_id));
  return items.map(({ type, call_id }) => type !== 'program_output' && calls.has(call_id)).lastIndexOf(true);
}

function callerOf({ caller }: InputItem): unknown {
  return typeof caller === 'object' && caller !== null && 'caller_id' in caller ? caller.caller_id : undefined;
}
