import { errorsOf, resolve, type Named, type Schema } from './schema.ts';

/** Something that a value has and its schema does not allow. */
export interface Problem {
  /** Where: `tools[0:function].strict`. What stands in a list is told by its place and its type. */
  path: string;
  /** The keyword of JSON Schema that it breaks, or `unnamed` for a key that no schema names. */
  keyword: string;
  value: unknown;
  message: string;
}

/** A value and where it stands. */
export interface Place {
  value: unknown;
  path: string;
}

/**
 * What is wrong with a value: it has to be valid by the schemas, and every key of it, however deep, has to be named by
 * those that match. Where there is a choice of schemas, it is the one that has the least against the value.
 */
export function check(schemas: readonly Named[], place: Place, weigh: (problems: Problem[]) => number): Problem[] {
  const { plain, choices } = takeApart(schemas);
  const [choice, ...others] = choices;
  if (choice === undefined) return [...checkItself(plain, place), ...checkInside(plain, place, weigh)];

  const candidates = candidatesOf(choice, place.value);
  if (candidates.length === 0) return [unknownType(choice, place)];
  const rest = [
    ...plain,
    ...others.map((anyOf): Named => ({ schema: { anyOf: anyOf.map(({ schema }) => schema) }, name: nameOf(anyOf) })),
  ];
  const found = candidates.map(branch => check([...rest, branch], place, weigh));
  return found.reduce((best, next) => (weigh(next) < weigh(best) ? next : best));
}

function unknownType(choice: readonly Named[], { value, path }: Place): Problem {
  const type = isObject(value) ? value.type : undefined;
  return {
    path: join(path, 'type'),
    keyword: 'enum',
    value: type,
    message: `is ${JSON.stringify(type)}, which ${nameOf(choice)} does not know`,
  };
}

/** Schemas that hold, whatever else does, and choices of which one has to hold. */
interface Rules {
  plain: Named[];
  choices: Named[][];
}

const stripped = new WeakMap<Schema, Schema>();

/** A schema without what it is put together from. What is left says nothing of keys, where it names none itself. */
function strip(schema: Schema): Schema {
  const { $ref, allOf, anyOf, oneOf, ...own } = schema;
  if ([$ref, allOf, anyOf, oneOf].every(part => part === undefined)) return schema;
  const known = stripped.get(schema) ?? (own.properties === undefined ? { additionalProperties: false, ...own } : own);
  stripped.set(schema, known);
  return known;
}

/** Follows references and takes `allOf` apart. */
function takeApart(schemas: readonly Named[]): Rules {
  const rules: Rules = { plain: [], choices: [] };
  for (const named of schemas) {
    const { $ref, allOf = [], anyOf, oneOf } = named.schema;
    const parts = allOf.map((schema): Named => ({ schema, name: named.name }));
    if ($ref !== undefined) parts.push(resolve($ref));
    const { plain, choices } = takeApart(parts);
    rules.plain.push({ schema: strip(named.schema), name: named.name }, ...plain);
    rules.choices.push(...choices);
    const choice = anyOf ?? oneOf;
    if (choice !== undefined) rules.choices.push(choice.map((schema): Named => ({ schema, name: named.name })));
  }
  return rules;
}

/** The branches that may be meant: those of the value's own `type`, or else those of its kind. None where the type is unknown. */
function candidatesOf(choice: Named[], value: unknown): Named[] {
  const type = isObject(value) ? value.type : undefined;
  if (typeof type === 'string') {
    const types = choice.map(branch => typesOf(branch));
    if (types.some(known => known.length > 0)) return choice.filter((_, at) => types[at]?.includes(type));
  }
  const fitting = choice.filter(branch =>
    takeApart([branch]).plain.every(({ schema }) => isOfKind(value, schema.type)),
  );
  return fitting.length > 0 ? fitting : choice;
}

/** The values of `type` that a schema takes. */
function typesOf(named: Named): unknown[] {
  const { plain, choices } = takeApart([named]);
  const own = plain.flatMap(({ schema, name }) => {
    const type = schema.properties?.type;
    return type === undefined ? [] : takeApart([{ schema: type, name }]);
  });
  const values = own
    .flatMap(rules => [...rules.plain, ...rules.choices.flat()])
    .flatMap(({ schema }) => schema.enum ?? []);
  return [...values, ...choices.flat().flatMap(typesOf)];
}

function isOfKind(value: unknown, kind: string | undefined): boolean {
  if (kind === undefined) return true;
  if (kind === 'array') return Array.isArray(value);
  if (kind === 'object') return isObject(value);
  if (kind === 'null') return value === null;
  return typeof value === (kind === 'integer' ? 'number' : kind);
}

function checkItself(plain: readonly Named[], { value, path }: Place): Problem[] {
  const problems = plain.flatMap(({ schema, name }) =>
    errorsOf(schema, value).map(({ keyword, message = keyword, params }): Problem => {
      if (keyword === 'required')
        return {
          path: join(path, params.missingProperty),
          keyword,
          value: undefined,
          message: `is required by ${name}`,
        };
      const allowed = keyword === 'enum' ? `: ${params.allowedValues.join(', ')}` : '';
      return { path, keyword, value, message: message + allowed };
    }),
  );
  // Several schemas may say the same of one value.
  return [...new Map(problems.map(problem => [`${problem.path} ${problem.message}`, problem])).values()];
}

function checkInside(
  plain: readonly Named[],
  { value, path }: Place,
  weigh: (problems: Problem[]) => number,
): Problem[] {
  // An empty schema says that anything may stand here.
  if (plain.some(({ schema }) => Object.keys(schema).length === 0)) return [];
  if (Array.isArray(value)) {
    const schemas = plain.flatMap(({ schema, name }) =>
      schema.items === undefined ? [] : [{ schema: schema.items, name }],
    );
    return value.flatMap((item: unknown, at) =>
      check(schemas, { value: item, path: `${path}[${at}${typeTag(item)}]` }, weigh),
    );
  }
  if (!isObject(value) || plain.some(isFree)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = { value: inner, path: join(path, key) };
    const schemas = plain.flatMap(({ schema, name }) =>
      schemasOf(schema, key).map((found): Named => ({ schema: found, name })),
    );
    if (schemas.length > 0) return check(schemas, place, weigh);
    return [{ ...place, keyword: 'unnamed', message: `is not named by ${nameOf(plain)}` }];
  });
}

/** Whether an object may have any keys with any values: the parameters of a function, the schema of an answer. */
function isFree({ schema }: Named): boolean {
  const { type, properties = {}, additionalProperties } = schema;
  if (typeof additionalProperties === 'boolean') return additionalProperties;
  if (additionalProperties !== undefined) return Object.keys(additionalProperties).length === 0;
  return type === 'object' && Object.keys(properties).length === 0;
}

function schemasOf({ properties, additionalProperties }: Schema, key: string): Schema[] {
  if (properties !== undefined && Object.hasOwn(properties, key)) return [properties[key] ?? {}];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

/** The definition that says what a value's keys are. */
function nameOf(schemas: readonly Named[]): string {
  const names = schemas.filter(({ schema }) => schema.properties !== undefined).map(({ name }) => name);
  return [...new Set(names.length > 0 ? names : schemas.map(({ name }) => name))].slice(0, 3).join(' or ');
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function typeTag(item: unknown): string {
  return isObject(item) && typeof item.type === 'string' ? `:${item.type}` : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
