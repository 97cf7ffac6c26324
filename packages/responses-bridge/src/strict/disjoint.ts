import { asList, fieldsOf, choicesOf, type Schema } from './schema.ts';

/** Whether no value can be of two of the schemas, so that one of them is as good as exactly one. */
export function areDisjoint(options: readonly unknown[], root: Schema): boolean {
  return options.every((option, at) => options.slice(at + 1).every(other => isApart(option, other, root)));
}

function isApart(one: unknown, other: unknown, root: Schema): boolean {
  const others = choicesOf(other, root);
  const choices = choicesOf(one, root);
  return choices.length > 0 && others.length > 0 && choices.every(a => others.every(b => differ(a, b, root)));
}

function differ(one: Schema, other: Schema, root: Schema): boolean {
  const [types, otherTypes] = [typesOf(one), typesOf(other)];
  if (!types.some(type => otherTypes.includes(type))) return types.length > 0 && otherTypes.length > 0;
  if (haveNoneInCommon(valuesOf(one), valuesOf(other))) return true;
  return [types, otherTypes].every(all => all.every(type => type === 'object')) && areTold(one, other, root);
}

/** A property that both require tells them apart: its values in one are none in the other. */
function areTold(one: Schema, other: Schema, root: Schema): boolean {
  const shared = asList(one.required).filter(name => asList(other.required).includes(name));
  return shared.some(name => {
    const [values, others] = [one, other].map(schema => {
      const choices = choicesOf(fieldsOf(schema.properties)[String(name)], root).map(valuesOf);
      return choices.includes(undefined) ? undefined : choices.flatMap(choice => choice ?? []);
    });
    return haveNoneInCommon(values, others);
  });
}

/** The values that a schema names, or undefined where it names none. */
function valuesOf({ const: value, enum: values }: Schema): readonly unknown[] | undefined {
  if (value !== undefined) return [value];
  return values === undefined ? undefined : asList(values);
}

function haveNoneInCommon(values: readonly unknown[] | undefined, others: readonly unknown[] | undefined): boolean {
  const lists = [values, others].every(list => list !== undefined && list.length > 0 && list.every(isPlain));
  return lists && values?.some(value => others?.includes(value)) === false;
}

const isPlain = (value: unknown) => typeof value !== 'object' || value === null;

function typesOf(schema: Schema): string[] {
  const told = asList(schema.type).map(String);
  const types = told.length > 0 ? told : (valuesOf(schema) ?? []).map(typeOf);
  return types.map(type => (type === 'integer' ? 'number' : type));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
