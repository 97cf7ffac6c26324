import type { ItemMetadata } from '../metadata.ts';
import type { JSONValue } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';
import type { DecodeContext, EncodeContext, ItemReader, Run } from './item.ts';

/** Reads an item that did not exist when this was written: it is passed on whole, so that nothing is lost in silence. */
export function openUnknown(context: DecodeContext): ItemReader {
  return {
    added: () => [],
    event: () => [],
    end: () => [],
    *done(item) {
      // An item was read from JSON.
      const whole = item as { [key: string]: JSONValue };
      const providerMetadata = context.metadata({ itemId: item.id, item: whole });
      yield { type: 'custom', kind: `openai.${item.type}`, providerMetadata };
    },
  };
}

/**
 * Sends an item back as it came, id included. Metadata passes through browsers and is not taken at its word: an item
 * with a role would speak for somebody, and an output for the caller's tools.
 */
export function* encodeWhole(run: Run, context: EncodeContext): Iterable<InputItem> {
  const item = run.map(part => context.metadata(part).item).find(isWhole);
  if (item !== undefined) {
    yield item;
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

/** Kinds that go back part by part, and never whole. */
const inParts =
  /^(message|reasoning|item_reference|function_call|custom_tool_call)$|^(function|custom_tool)_call_output$/;

function isWhole(item: ItemMetadata['item']): item is { [key: string]: JSONValue } {
  return item != null && typeof item.type === 'string' && !inParts.test(item.type) && !('role' in item);
}
