import type { Undo } from './filter.ts';
import { fieldsOf, choicesOf, takesNull, type Schema } from './schema.ts';

/** The names that each object of a converted schema may be without, though it has to have them now. */
export type Widened = ReadonlyMap<Schema, ReadonlySet<string>>;

interface Place {
  drops: Set<string>;
  members: Map<string, Place>;
  items?: Place | undefined;
}

/** More places than a schema of a sensible size has. */
const mostPlaces = 5_000;

/**
 * Where nulls are undone in a value of a converted schema. Which of several choices a value is, is not known before it
 * is whole, so they have to agree on each name that they share; an object that has a name that only one of them has can
 * be no other, as all names are required and no others are allowed.
 */
export function findUndo(root: Schema, widened: Widened, refuse: (reason: string) => void): Undo | undefined {
  if (widened.size === 0) return undefined;
  const ids = new Map<Schema, number>();
  const places = new Map<string, Place>();

  function placeOf(schemas: readonly unknown[]): Place | undefined {
    const seen = new Set<unknown>();
    const choices = schemas
      .flatMap(schema => choicesOf(schema, root, seen))
      .filter(({ properties, items }) => properties !== undefined || items !== undefined);
    if (choices.length === 0) return undefined;
    const key = choices
      .map(idOf)
      .sort((a, b) => a - b)
      .join();
    const known = places.get(key);
    if (known !== undefined) return known;
    if (places.size < mostPlaces) return explore(key, choices);
    refuse('its choices refer to each other in too many ways');
    return undefined;
  }

  function idOf(schema: Schema): number {
    const id = ids.get(schema) ?? ids.size;
    ids.set(schema, id);
    return id;
  }

  function explore(key: string, choices: readonly Schema[]): Place {
    const place: Place = { drops: new Set(), members: new Map() };
    places.set(key, place);
    const properties = new Map<string, unknown[]>();
    const nullable = new Set<string>();
    for (const choice of choices) {
      const dropped = widened.get(choice);
      for (const [name, property] of Object.entries(fieldsOf(choice.properties))) {
        properties.set(name, [...(properties.get(name) ?? []), property]);
        if (dropped?.has(name)) place.drops.add(name);
        else if (takesNull(property, root)) nullable.add(name);
      }
    }
    const unclear = [...nullable].find(name => place.drops.has(name));
    if (unclear !== undefined) refuse(`${unclear} may be left out in one choice and be null in another`);
    for (const [name, schemas] of properties) {
      const member = placeOf(schemas);
      if (member !== undefined) place.members.set(name, member);
    }
    place.items = placeOf(choices.flatMap(({ items }) => items ?? []));
    return place;
  }

  return placeOf([root]);
}
