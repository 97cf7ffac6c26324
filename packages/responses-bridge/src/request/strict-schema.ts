/** Why a schema is outside of OpenAI's strict subset (developers.openai.com, "Structured outputs", supported schemas), or undefined where it is inside. */
export function whyNotStrict(schema: unknown): string | undefined {
  if (!isObject(schema)) return 'it is no object schema';
  if (schema.type !== 'object') return 'its root is not of type object';
  if (schema.anyOf !== undefined) return 'its root is an anyOf';
  return check(schema, '', 1);
}

type Schema = Record<string, unknown>;

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
  'contains',
  'minContains',
  'maxContains',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'minLength',
  'maxLength',
  'default',
];

const formats = ['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid'];

const deepest = 10;

/** A schema with none of these takes anything. */
const shaping = ['type', 'anyOf', '$ref', 'enum', 'const'];

/** What a reference may name. */
const local = /^#($|\/(\$defs|definitions)\/)/;

function check(schema: unknown, path: string, depth: number): string | undefined {
  const at = path === '' ? 'its root' : path;
  if (!isObject(schema)) return `${at} is no schema`;
  if (depth > deepest) return `it is nested more than ${deepest} levels deep`;
  return checkKeywords(schema, at) ?? checkProperties(schema, at, depth) ?? checkParts(schema, path, depth);
}

function checkKeywords(schema: Schema, at: string): string | undefined {
  const keyword = refused.find(word => schema[word] !== undefined);
  if (keyword !== undefined) return `${at} uses ${keyword}`;
  if (typeof schema.format === 'string' && !formats.includes(schema.format))
    return `${at} has the format ${schema.format}`;
  if (!shaping.some(word => schema[word] !== undefined)) return `${at} takes anything`;
  if (schema.type === 'array' && schema.items === undefined) return `${at} has items of any kind`;
  if (schema.$ref !== undefined && !local.test(String(schema.$ref))) return `${at} refers to ${String(schema.$ref)}`;
  return undefined;
}

function checkProperties(schema: Schema, at: string, depth: number): string | undefined {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (!types.includes('object') && schema.properties === undefined) return undefined;
  if (schema.additionalProperties !== false) return `${at} does not set additionalProperties to false`;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const optional = Object.keys(properties).find(name => !required.includes(name));
  if (optional !== undefined) return `${at} has the optional property ${optional}`;
  const parent = at === 'its root' ? '' : `${at}.`;
  return firstReason(
    Object.entries(properties).map(([name, property]) => [property, `${parent}${name}`]),
    depth + 1,
  );
}

function checkParts(schema: Schema, path: string, depth: number): string | undefined {
  const { items, anyOf, $defs, definitions } = schema;
  const parts: Array<[unknown, string]> = [];
  if (Array.isArray(items)) return `${path} has a list of item schemas`;
  if (items !== undefined) parts.push([items, `${path}[]`]);
  if (Array.isArray(anyOf))
    parts.push(...anyOf.map((option, index): [unknown, string] => [option, `${path}.anyOf[${index}]`]));
  for (const shared of [$defs, definitions]) {
    if (isObject(shared)) parts.push(...Object.entries(shared).map(([name, part]): [unknown, string] => [part, name]));
  }
  return firstReason(parts, depth);
}

function firstReason(parts: Array<[unknown, string]>, depth: number): string | undefined {
  for (const [part, path] of parts) {
    const reason = check(part, path, depth);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
