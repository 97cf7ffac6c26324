import { areDisjoint } from './disjoint.ts';
import { annotations, formats, removable } from './keywords.ts';
import { asList, choicesOf, isObject, type Schema } from './schema.ts';

interface Simplifying {
  /** What references refer to. */
  root: Schema;
  /** Which schema it is, in words. */
  at: string;
  /** Told of each keyword that is taken away, and was a rule. */
  lose(what: string): void;
}

/** The same schema in fewer keywords: those that strict mode knows, where it can be said with them. */
export function simplify(schema: Schema, { root, at, lose }: Simplifying): Schema {
  return liftReference(takeAway(choose(mergeSingle(schema), root), what => lose(`${at} uses ${what}`)));
}

/** Whether a schema says no more of values than these keywords do. */
function saysOnly(schema: Schema, ...keywords: string[]): boolean {
  return Object.keys(schema).every(key => annotations.includes(key) || keywords.includes(key));
}

/** `allOf` one schema is that schema. */
export function mergeSingle(schema: Schema): Schema {
  const { allOf, ...rest } = schema;
  const [only, ...others] = asList(allOf);
  if (!isObject(only) || others.length > 0 || !saysOnly(rest, 'type')) return schema;
  const sameType = rest.type === undefined || (only.$ref === undefined && [undefined, rest.type].includes(only.type));
  // A second list of definitions would hide the first.
  const hides = ['$defs', 'definitions'].some(key => key in only && key in rest);
  return sameType && !hides ? mergeSingle({ ...only, ...rest }) : schema;
}

/** One of schemas that have no value in common is any of them, and their types need not be said again. */
function choose(schema: Schema, root: Schema): Schema {
  const { oneOf, ...others } = schema;
  if (Array.isArray(oneOf) && schema.anyOf === undefined && areDisjoint(oneOf, root)) {
    return choose({ ...others, anyOf: oneOf }, root);
  }
  const { type, ...rest } = schema;
  if (type === undefined || !Array.isArray(schema.anyOf)) return schema;
  const types = choicesOf({ anyOf: schema.anyOf }, root).map(choice => choice.type);
  const isSaid = types.every(each => each !== undefined && asList(each).every(one => asList(type).includes(one)));
  return isSaid ? rest : schema;
}

/** Takes away what strict mode refuses and tells the model of it in words instead. */
function takeAway(schema: Schema, lose: (what: string) => void): Schema {
  const told: Schema = {};
  const kept: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (isTaken(key, value)) kept[key] = value;
    // A format that is known says what the pattern of it does.
    else if (key === 'pattern' && formats.includes(String(schema.format))) continue;
    // Without a choice around it, it says the same.
    else if (key === 'unevaluatedProperties') kept.additionalProperties ??= value;
    else {
      told[key] = value;
      if (key !== 'default') lose(key === 'format' ? `the format ${String(value)}` : key);
    }
  }
  if (Object.keys(told).length === 0) return kept;
  const words = [kept.description, JSON.stringify(told)];
  return { ...kept, description: words.filter(word => word !== undefined).join(' ') };
}

/** Strict mode knows no regular expression that looks around itself. */
const lookaround = /\(\?<?[=!]/;

function isTaken(key: string, value: unknown): boolean {
  if (key === 'format') return typeof value !== 'string' || formats.includes(value);
  if (key === 'pattern') return !lookaround.test(String(value));
  return key !== 'default' && key !== 'unevaluatedProperties' && !removable.includes(key);
}

/** A reference stands alone: what is said beside it is said around it. */
function liftReference(schema: Schema): Schema {
  const { $ref, ...rest } = schema;
  if ($ref === undefined || Object.keys(rest).length === 0 || !saysOnly(rest)) return schema;
  return { ...rest, anyOf: [{ $ref }] };
}
