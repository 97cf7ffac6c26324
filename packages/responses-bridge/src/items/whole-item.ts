import type { ItemMetadata } from '../metadata.ts';
import type { JSONValue, Part } from '../spec.ts';
import type { WireItem } from '../wire/event.ts';
import type { InputItem } from '../wire/request.ts';
import type { DecodeContext, EncodeContext, ItemReader, Run } from './item.ts';

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
  const whole = item as { [key: string]: JSONValue };
  const providerMetadata = context.metadata({ itemId: item.id, item: whole, endpoint: context.endpoint });
  return { type: 'custom', kind: `openai.${item.type}`, providerMetadata };
}

/**
 * Sends the items of a run back as they came, ids included. Metadata passes through browsers and is not taken at its
 * word: an item with a role would speak for somebody, and one that only the caller makes would answer or approve in the
 * caller's name.
 */
export function* encodeWhole(run: Run, context: EncodeContext): Iterable<InputItem> {
  const items = run.map(part => context.metadata(part).item).filter(isWhole);
  if (items.length > 0) {
    // The parts of one item may each carry it; a call and its output may both be without an id.
    yield* items.filter(({ type, id }, at) => items.findIndex(item => item.type === type && item.id === id) === at);
    return;
  }
  const [part] = run;
  const what =
    part.type === 'tool-call' || part.type === 'tool-result' ? `The call of ${part.toolName}` : `A ${part.type} part`;
  context.warn({
    type: 'other',
    message: `${what} in the history, which the provider ran, came without its item. It is left out.`,
  });
}

/** Kinds that go back part by part, or that only the caller makes. */
const neverWhole = [
  'message',
  'reasoning',
  'item_reference',
  'function_call',
  'function_call_output',
  'custom_tool_call',
  'custom_tool_call_output',
  'computer_call_output',
  'local_shell_call_output',
  'apply_patch_call_output',
  'mcp_approval_response',
  'compaction_trigger',
];

function isWhole(item: ItemMetadata['item']): item is { [key: string]: JSONValue } {
  return item != null && typeof item.type === 'string' && !neverWhole.includes(item.type) && !('role' in item);
}
