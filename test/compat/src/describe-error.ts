import { isObject, toJson, type Json, type JsonObject } from './json.ts';

const marker = 'vercel.ai.error.';

/**
 * An error as the records tell theirs: `{ $error, message, statusCode, isRetryable }`. What two libraries have to agree
 * on is what a caller can rely on: the class by which `isInstance` of the AI SDK knows it, the status, whether to try
 * again, and the endpoint's own words. Words that the peer chose itself are not looked for. What is no error is told as
 * it is.
 *
 * @param wire what the endpoint answered, by which its words are told from the peer's.
 */
export function describeError(error: unknown, theirs: Json, wire: string): Json {
  if (!(error instanceof Error)) return toJson(error);
  const expected: JsonObject = isObject(theirs) ? theirs : {};
  const { $error, message } = expected;
  const described: JsonObject = { $error: error.name, message: error.message };
  if (typeof $error === 'string' && classesOf(error).includes($error)) described.$error = $error;
  if (typeof message === 'string' && saysEnough(error.message, message, wire)) described.message = message;
  for (const key of ['statusCode', 'isRetryable'] as const)
    // An error has any properties; what is no JSON is no match either.
    if (expected[key] !== undefined) described[key] = Reflect.get(error, key) as Json;
  return described;
}

function saysEnough(ours: string, theirs: string, wire: string): boolean {
  return ours.includes(theirs) || !wire.includes(JSON.stringify(theirs));
}

/** The classes of the AI SDK that an error belongs to, whatever copy of them. */
function classesOf(error: Error): string[] {
  return Object.getOwnPropertySymbols(error).flatMap(({ description = '' }) =>
    description.startsWith(marker) ? [description.slice(marker.length)] : [],
  );
}
