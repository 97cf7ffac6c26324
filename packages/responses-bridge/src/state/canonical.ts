import type { InputItem } from '../wire/request.ts';

/**
 * An item as text that does not depend on the order of its keys. The arguments of a call are taken as what they say:
 * callers give them back as their schema has ordered them.
 */
export function canonical(item: InputItem): string {
  return JSON.stringify(item, (key, value: unknown) => {
    const said = key === 'arguments' && typeof value === 'string' ? parse(value) : value;
    if (typeof said !== 'object' || said === null || Array.isArray(said)) return value;
    const fields = new Map<string, unknown>(Object.entries(said));
    return Object.fromEntries([...fields.keys()].sort().map(name => [name, fields.get(name)]));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
