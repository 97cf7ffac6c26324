import { asArray, asObject, asString, isObject } from '../json.ts';
import type { JsonObject } from '../types.ts';
import { stringFor } from './string-value.ts';
import type { ValueContext } from './value-context.ts';
import { numbersIn } from './words.ts';

/** A value that fits a JSON schema, and that uses the words of a text where the schema suggests it. */
export function valueFor(schema: unknown, text: string, place?: string): unknown {
  return valueOf(schema, { text, place, root: asObject(schema), name: '', depth: 0 });
}

function valueOf(schema: unknown, context: ValueContext): unknown {
  const resolved = resolve(asObject(schema), context);
  const fixed = fixedValue(resolved, context);
  if (fixed !== undefined) return fixed;
  return (makers[typeOf(resolved)] ?? stringFor)(resolved, context);
}

const makers: Readonly<Record<string, (schema: JsonObject, context: ValueContext) => unknown>> = {
  object: objectFor,
  array: arrayFor,
  integer: numberFor,
  number: numberFor,
  boolean: () => true,
  null: () => null,
  string: stringFor,
};

/** References, alternatives and combinations become one plain schema. */
function resolve(schema: JsonObject, context: ValueContext): JsonObject {
  const ref = asString(schema['$ref']);
  if (ref?.startsWith('#') === true) {
    const target = ref
      .split('/')
      .slice(1)
      .reduce<unknown>((at, key) => asObject(at)[key], context.root);
    return resolve({ ...asObject(target), ...without(schema, '$ref') }, context);
  }
  const options = [...asArray(schema['anyOf']), ...asArray(schema['oneOf'])].map(asObject);
  const option = options.find(({ type }) => type !== 'null');
  if (option !== undefined) return resolve({ ...without(without(schema, 'anyOf'), 'oneOf'), ...option }, context);
  const parts = asArray(schema['allOf']).map(part => resolve(asObject(part), context));
  return parts.length === 0 ? schema : parts.reduce(merged, without(schema, 'allOf'));
}

function merged(one: JsonObject, other: JsonObject): JsonObject {
  const properties = { ...asObject(one['properties']), ...asObject(other['properties']) };
  const required = [...asArray(one['required']), ...asArray(other['required'])];
  return { ...one, ...other, ...(Object.keys(properties).length > 0 ? { properties, required } : {}) };
}

function fixedValue(schema: JsonObject, { text }: ValueContext): unknown {
  if (schema['const'] !== undefined) return schema['const'];
  const values = asArray(schema['enum']);
  if (values.length > 0) {
    const mentioned = values.find(
      value => typeof value === 'string' && text.toLowerCase().includes(value.toLowerCase()),
    );
    return mentioned ?? schema['default'] ?? values[0];
  }
  return schema['default'] ?? asArray(schema['examples'])[0];
}

function typeOf(schema: JsonObject): string {
  const { type } = schema;
  const named = Array.isArray(type) ? type.find(each => each !== 'null') : type;
  if (typeof named === 'string') return named;
  if (isObject(schema['properties'])) return 'object';
  return schema['items'] === undefined ? 'string' : 'array';
}

/** Required properties only; without any, the first one makes the call worth reading. */
function objectFor(schema: JsonObject, context: ValueContext): JsonObject {
  const properties = asObject(schema['properties']);
  const names = Object.keys(properties);
  const required = asArray(schema['required']).filter(name => typeof name === 'string');
  const wanted = required.length > 0 || context.depth > 0 ? required : names.slice(0, 1);
  if (context.depth > 8) return {};
  const entries = wanted.map(name => [name, valueOf(properties[name], { ...context, name, depth: context.depth + 1 })]);
  return Object.fromEntries(entries) as JsonObject;
}

function arrayFor(schema: JsonObject, context: ValueContext): unknown[] {
  const least = Number(schema['minItems'] ?? 0);
  const prefix = asArray(schema['prefixItems']);
  if (context.depth > 8 && least === 0) return [];
  const length = Math.max(least, prefix.length, schema['maxItems'] === 0 ? 0 : 1);
  return Array.from({ length }, (_, index) => {
    return valueOf(prefix[index] ?? schema['items'] ?? {}, { ...context, depth: context.depth + 1 });
  });
}

function numberFor(schema: JsonObject, { text }: ValueContext): number {
  const whole = typeOf(schema) === 'integer';
  const fits = (value: number): boolean => (!whole || Number.isInteger(value)) && withinBounds(value, schema);
  const step = Number(schema['multipleOf'] ?? 1);
  const least = Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? 1);
  const start = Math.ceil(least / step) * step;
  const candidates = [...numbersIn(text), start, start + step, Number(schema['maximum']), least, 0, least + step / 2];
  return candidates.find(fits) ?? start;
}

function withinBounds(value: number, schema: JsonObject): boolean {
  const step = schema['multipleOf'];
  return (
    !Number.isNaN(value) &&
    value >= Number(schema['minimum'] ?? -Infinity) &&
    value <= Number(schema['maximum'] ?? Infinity) &&
    value > Number(schema['exclusiveMinimum'] ?? -Infinity) &&
    value < Number(schema['exclusiveMaximum'] ?? Infinity) &&
    (typeof step !== 'number' || Math.abs(value / step - Math.round(value / step)) < 1e-9)
  );
}

function without(schema: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key));
}
