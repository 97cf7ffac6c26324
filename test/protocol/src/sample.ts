import type { Schema } from '@responses-bridge/recordings';
import { alternatives, shapeOf, type Shape } from './document.ts';

/** A value that a schema takes, with as little as it asks for; a list has one of what it holds. */
export function sample(schema: Schema): unknown {
  // Everything else is a choice of null alone.
  const [first] = alternatives(schema);
  if (first === undefined) return null;
  if (first.enum !== undefined) return first.enum[0];
  switch (first.type) {
    case 'string':
      return 'sample';
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return typeof first.minimum === 'number' ? first.minimum : 1;
    case 'array':
      return first.items === undefined ? [] : [sample(first.items)];
    default:
      return sampleObject(shapeOf(first));
  }
}

/** An object with the properties that it must have. */
export function sampleObject({ properties, required }: Shape): Record<string, unknown> {
  return Object.fromEntries(required.map(name => [name, sample(properties[name] ?? {})]));
}
