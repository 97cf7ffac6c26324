/** A JSON schema, as far as anyone knows one that comes from outside. */
export type Schema = Record<string, unknown>;

export const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value, where it is an object. */
export const fieldsOf = (value: unknown): Schema => (isObject(value) ? value : {});

/** A value, where it is a list, and a list of it where it is anything else but undefined. */
export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

/** What a local reference names (a JSON pointer), or undefined where it names nothing. */
export function resolve(root: Schema, reference: unknown): Schema | undefined {
  const pointer = String(reference);
  if (!/^#($|\/)/.test(pointer)) return undefined;
  let found: unknown = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = decode(step).replaceAll('~1', '/').replaceAll('~0', '~');
    const holds = typeof found === 'object' && found !== null && Object.hasOwn(found, name);
    // An own property of an object can be asked for by its name.
    found = holds ? (found as Schema)[name] : undefined;
  }
  return isObject(found) ? found : undefined;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** The schemas of which a value of this one has to be one: what it refers to, or its choices. Undefined where it is itself what is asked for. */
function partsOf({ $ref, allOf, anyOf, oneOf }: Schema, root: Schema): unknown[] | undefined {
  if ($ref !== undefined) return [resolve(root, $ref)];
  const parts = Array.isArray(allOf) && allOf.length === 1 ? allOf : (anyOf ?? oneOf);
  return Array.isArray(parts) ? parts : undefined;
}

/** The schemas of which a value has to satisfy one, with choices and references followed to their ends. */
export function choicesOf(schema: unknown, root: Schema, seen: Set<unknown> = new Set()): Schema[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  return partsOf(schema, root)?.flatMap(part => choicesOf(part, root, seen)) ?? [schema];
}

/** Whether following a schema comes back to it before anything is said of a value. */
export function goesRound(schema: unknown, root: Schema, seen = { open: new Set(), done: new Set() }): boolean {
  if (!isObject(schema) || seen.done.has(schema)) return false;
  if (seen.open.has(schema)) return true;
  seen.open.add(schema);
  const round = partsOf(schema, root)?.some(part => goesRound(part, root, seen)) ?? false;
  seen.open.delete(schema);
  seen.done.add(schema);
  return round;
}

/** Whether null is a value of the schema. */
export function takesNull(schema: unknown, root: Schema): boolean {
  return choicesOf(schema, root).some(({ type, enum: values, const: value }) => {
    if (value !== undefined) return value === null;
    if (values !== undefined && !asList(values).includes(null)) return false;
    return type === undefined || asList(type).includes('null');
  });
}
