import type { JSONObject, Part, ReplayPart } from '../spec.ts';
import type { WireItem } from '../wire/event.ts';
import type { InputItem } from '../wire/request.ts';
import type { DecodeContext, EncodeContext, ItemReader, Run } from './item.ts';
import { toFields } from './typed-calls.ts';

/** Reads an item that did not exist when this was written: it is passed on whole, so that nothing is lost in silence. */
export function openUnknown(context: DecodeContext): ItemReader {
  return {
    added: () => [],
    event: () => [],
    again: () => [],
    end: () => [],
    done: item => [carryWhole(item, context)],
  };
}

/** An item as a custom part, which carries it and is named after it. */
export function carryWhole(item: WireItem, context: DecodeContext): Part {
  // An item was read from JSON.
  const whole = item as JSONObject;
  const providerMetadata = context.metadata({ itemId: item.id, item: whole, endpoint: context.endpoint });
  return { type: 'custom', kind: `openai.${item.type}`, providerMetadata };
}

/**
 * Sends the items of a run back as they came, ids included. Metadata passes through browsers and is not taken at its
 * word: an item with a role would speak for somebody, and one that only the caller makes would answer or approve in the
 * caller's name.
 */
export function* encodeWhole(run: Run, context: EncodeContext): Iterable<InputItem> {
  const carried = run.flatMap(part => carriedBy(part, context));
  const items = carried.filter(item => isWhole(item, context));
  // The parts of one item may each carry it; a call and its output may both be without an id.
  yield* items.filter(({ type, id }, at) => items.findIndex(item => item.type === type && item.id === id) === at);
  if (items.length === 0) context.warn({ type: 'other', message: whyNot(run[0], carried.at(0)) });
}

function whyNot(part: ReplayPart, item: JSONObject | undefined): string {
  const what =
    part.type === 'tool-call' || part.type === 'tool-result' ? `The call of ${part.toolName}` : `A ${part.type} part`;
  const why =
    item === undefined ? 'came without its item' : `carries a ${String(item.type)}, which only the caller makes`;
  return `${what} in the history, which the provider ran, ${why}. It is left out.`;
}

/** The item of a part, with what its result has of it: nothing that long is carried twice. */
function carriedBy(part: ReplayPart, context: EncodeContext): JSONObject[] {
  const { item, fromResult } = context.metadata(part);
  if (item == null) return [];
  if (fromResult == null) return [item];
  const output = part.type === 'tool-result' && 'value' in part.output ? part.output.value : undefined;
  const result = toFields(output)[fromResult];
  return typeof result === 'string' ? [{ ...item, [fromResult]: result }] : [];
}

function isWhole(item: JSONObject, context: EncodeContext): item is JSONObject & { type: string } {
  return typeof item.type === 'string' && context.goesWhole(item.type) && !('role' in item);
}
