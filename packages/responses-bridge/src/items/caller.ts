import * as z from 'zod/mini';
import { optionsOf } from '../metadata.ts';
import type { JSONObject, ReplayPart } from '../spec.ts';
import type { EncodeContext } from './item.ts';
import { json, record } from '../wire/schema.ts';

/** Who made a call: the model, or a program of its. */
export const callerField = () => z.nullish(record(json()));

/** A caller as metadata has it, in the words of `@ai-sdk/openai`. */
export function decodeCaller(caller: JSONObject | null | undefined): JSONObject | undefined {
  const { caller_id: callerId, ...rest } = caller ?? {};
  return caller == null ? undefined : { ...rest, ...(callerId !== undefined && { callerId }) };
}

/** A caller as the wire has it, from metadata in either form. */
function encodeCaller(caller: unknown): JSONObject | undefined {
  if (typeof caller !== 'object' || caller === null || Array.isArray(caller)) return undefined;
  // Provider options are JSON by their own type.
  const { callerId: caller_id, ...rest } = caller as JSONObject;
  return { ...rest, ...(caller_id !== undefined && { caller_id }) };
}

/** The caller of a call; its output names the same one, also where the result itself does not tell. */
export function callerOf(part: ReplayPart, { names, callOf }: EncodeContext): JSONObject | undefined {
  const own = encodeCaller(optionsOf(names, part.providerOptions)?.caller);
  if (own !== undefined || part.type !== 'tool-result') return own;
  return encodeCaller(optionsOf(names, callOf(part.toolCallId)?.providerOptions)?.caller);
}
