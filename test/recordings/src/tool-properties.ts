import { resolve, type Schema } from './schema.ts';

/**
 * The paths of all that a tool of this type may say, by the published document: `filters.allowed_domains`. What stands
 * in a list has the path of the list; a schema that holds itself is entered once.
 */
export function toolProperties(type: string): string[] {
  const found = new Set<string>();
  const choices = branchesOf(resolve('#/$defs/Tool').schema);
  for (const choice of choices) if (typesOf(choice).includes(type)) walk(choice, '', { found, above: [] });
  if (found.size === 0) throw new Error(`The published document has no tool of the type ${type}.`);
  return [...found].toSorted();
}

interface Walk {
  found: Set<string>;
  /** The schemas that this one is inside of. */
  above: readonly Schema[];
}

function walk(schema: Schema, path: string, { found, above }: Walk): void {
  if (above.includes(schema)) return;
  const inside = { found, above: [...above, schema] };
  for (const branch of branchesOf(schema)) if (branch !== schema) walk(branch, path, inside);
  if (schema.items !== undefined) walk(schema.items, path, inside);
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const place = path === '' ? key : `${path}.${key}`;
    found.add(place);
    walk(property, place, inside);
  }
}

/** The schemas that a schema is put together from, or itself. */
function branchesOf(schema: Schema): Schema[] {
  const { $ref, anyOf = [], oneOf = [], allOf = [] } = schema;
  if ($ref !== undefined) return branchesOf(resolve($ref).schema);
  const parts = [...anyOf, ...oneOf, ...allOf];
  return parts.length > 0 ? parts.flatMap(branchesOf) : [schema];
}

const typesOf = ({ properties }: Schema): unknown[] => properties?.type?.enum ?? [];
