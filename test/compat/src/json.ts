/** Anything that JSON can say, and `undefined` for what is not there. */
export type Json = undefined | null | string | number | boolean | Json[] | JsonObject;

/** An object as JSON has them. */
export interface JsonObject {
  [key: string]: Json;
}

/** What a value is once it went through JSON: dates are text, and what is undefined is not there. */
export function toJson(value: unknown): Json {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Whether a value is an object, and neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with every text in it changed, in the alphabetical order of its keys. */
export function rewriteTexts(object: JsonObject, change: (text: string) => string): JsonObject {
  const rewrite = (value: Json): Json => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(rewrite);
    return isObject(value) ? rewriteTexts(value, change) : value;
  };
  const sorted = Object.entries(object).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, value]) => [key, rewrite(value)]));
}

/** Every text in a value. */
export function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isObject(value) ? Object.values(value).flatMap(textsOf) : [];
}

/** An object without some of its keys. */
export function omit(object: JsonObject, ...keys: string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
