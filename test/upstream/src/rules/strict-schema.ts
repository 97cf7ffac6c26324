import { asArray, asObject, isObject } from '../json.ts';
import type { JsonObject } from '../types.ts';

/** Keywords of JSON Schema that strict mode does not take. */
const refused = [
  'allOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentRequired',
  'dependentSchemas',
  'patternProperties',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
  'minProperties',
  'maxProperties',
  'contains',
  'uniqueItems',
];

const formats = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid'];

/** The first thing that strict mode refuses in a schema, in the service's words; undefined when it is fine. */
export function strictProblem(schema: unknown): string | undefined {
  return problem(schema, []) ?? tooLarge(schema);
}

type Path = readonly (string | number)[];

/** The order in which the service looks: this object first, then what it holds. */
const checks: readonly ((schema: JsonObject) => string | undefined)[] = [
  schema => {
    const keyword = refused.find(name => Object.hasOwn(schema, name));
    return keyword === undefined ? undefined : `'${keyword}' is not permitted`;
  },
  schema => {
    const beside = Object.keys(schema).filter(name => name !== '$ref');
    const names = beside.map(name => `'${name}'`).join(', ');
    return schema['$ref'] === undefined || beside.length === 0 ? undefined : `$ref cannot have keywords {${names}}`;
  },
  schema => {
    const told = ['type', '$ref', 'anyOf', 'enum', 'const'].some(name => Object.hasOwn(schema, name));
    return told ? undefined : "schema must have a 'type' key";
  },
  schema => {
    const { format } = schema;
    return typeof format !== 'string' || formats.includes(format) ? undefined : `'${format}' is not a valid format`;
  },
  schema => (/\(\?<?[=!]/.test(String(schema['pattern'])) ? 'regex lookaround is not supported' : undefined),
  schema =>
    isObjectSchema(schema) && schema['additionalProperties'] !== false
      ? "'additionalProperties' is required to be supplied and to be false"
      : undefined,
  schema => {
    const required = asArray(schema['required']);
    const left = Object.keys(asObject(schema['properties'])).find(name => !required.includes(name));
    const words = "'required' is required to be supplied and to be an array including every key in properties";
    return left === undefined ? undefined : `${words}. Missing '${left}'`;
  },
];

function problem(schema: unknown, path: Path): string | undefined {
  if (!isObject(schema)) return `In context=${tuple(path)}, schema must be an object.`;
  for (const check of checks) {
    const words = check(schema);
    if (words !== undefined) return `In context=${tuple(path)}, ${words}.`;
  }
  for (const [child, at] of children(schema, path)) {
    const found = problem(child, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function* children(schema: JsonObject, path: Path): Generator<[unknown, Path]> {
  for (const holder of ['properties', '$defs', 'definitions']) {
    for (const [name, child] of Object.entries(asObject(schema[holder]))) yield [child, [...path, holder, name]];
  }
  if (schema['items'] !== undefined) yield [schema['items'], [...path, 'items']];
  for (const [index, child] of asArray(schema['anyOf']).entries()) yield [child, [...path, 'anyOf', index]];
}

/** How much there may be of each in a schema (developers.openai.com, "Structured outputs", supported schemas). */
const most = { levels: 10, properties: 5_000, 'enum values': 1_000, characters: 120_000 };

function tooLarge(schema: unknown): string | undefined {
  const found = count(schema, 1);
  const what = (['levels', 'properties', 'enum values', 'characters'] as const).find(name => found[name] > most[name]);
  return what === undefined
    ? undefined
    : `Expected at most ${most[what]} ${what} in total within a single schema, but received ${found[what]}.`;
}

function count(schema: unknown, level: number): typeof most {
  const { properties, items, anyOf, $defs, definitions, enum: values, const: value } = asObject(schema);
  const names = [properties, $defs, definitions].flatMap(named => Object.keys(asObject(named)));
  const texts = [...names, ...asArray(values), value].filter(text => typeof text === 'string');
  const total = {
    levels: level,
    properties: Object.keys(asObject(properties)).length,
    'enum values': asArray(values).length,
    characters: texts.join('').length,
  };
  const beside = [items, ...asArray(anyOf), ...[$defs, definitions].flatMap(named => Object.values(asObject(named)))];
  const inside = [
    ...Object.values(asObject(properties)).map(part => count(part, level + 1)),
    ...beside.filter(isObject).map(part => count(part, level)),
  ];
  for (const part of inside) {
    total.levels = Math.max(total.levels, part.levels);
    total.properties += part.properties;
    total['enum values'] += part['enum values'];
    total.characters += part.characters;
  }
  return total;
}

function isObjectSchema(schema: JsonObject): boolean {
  const { type } = schema;
  return type === 'object' || (Array.isArray(type) && type.includes('object'));
}

/** The service is written in Python, and shows a path as a tuple. */
function tuple(path: Path): string {
  const parts = path.map(part => (typeof part === 'number' ? String(part) : `'${part}'`));
  return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(', ')})`;
}
