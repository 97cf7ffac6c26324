import { unknownParameter } from '../rules/rule.ts';
import type { Item, JsonObject, Rejection } from '../types.ts';

/** The parameters that counting takes: the published document's `TokenCountsBody`. */
const counted = new Set(
  'model input previous_response_id conversation tools tool_choice parallel_tool_calls text reasoning truncation instructions personality'.split(
    ' ',
  ),
);

/** A parameter of another request. */
export function uncountable(request: JsonObject): (Rejection & { rule: string }) | undefined {
  const stranger = Object.keys(request).find(key => !counted.has(key));
  return stranger === undefined ? undefined : { ...unknownParameter(stranger), rule: 'count-parameter-unknown' };
}

/** A token for every four characters of what the model reads: the more there is, the more are counted. */
export function countTokens({ instructions, tools, text }: JsonObject, seen: readonly Item[]): JsonObject {
  const read = JSON.stringify({ instructions, tools, text, seen });
  return { object: 'response.input_tokens', input_tokens: Math.ceil(read.length / 4) };
}
