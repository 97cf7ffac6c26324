/**
 * A value of JSON as text that does not depend on the order of its keys: other values have other texts. A string stands
 * behind its length, which costs less than escaping it. The arguments of a call are taken as what they say: callers give
 * them back as their schema has ordered them.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return `${value.length}"${value}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join('')}]`;
  if (typeof value !== 'object' || value === null) return `${value},`;
  const fields = new Map<string, unknown>(Object.entries(value));
  let text = '{';
  for (const key of [...fields.keys()].sort()) {
    const field = fields.get(key);
    // What is undefined is not sent.
    if (field !== undefined) text += canonical(key) + canonical(key === 'arguments' ? saidBy(field) : field);
  }
  return `${text}}`;
}

/** What arguments say, where they are an object in JSON. */
function saidBy(field: unknown): unknown {
  if (typeof field !== 'string') return field;
  try {
    const said: unknown = JSON.parse(field);
    return typeof said === 'object' && said !== null ? said : field;
  } catch {
    return field;
  }
}
