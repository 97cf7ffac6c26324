import type { JSONValue } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';
import type { DecodeContext, EncodeContext, ItemReader, Run } from './item.ts';

/** Reads an item that did not exist when this was written: it is passed on whole, so that nothing is lost in silence. */
export function openUnknown(context: DecodeContext): ItemReader {
  return {
    added: () => [],
    event: () => [],
    *done(item) {
      // An item was read from JSON.
      const whole = item as { [key: string]: JSONValue };
      const providerMetadata = context.metadata({ itemId: item.id, item: whole });
      yield { type: 'custom', kind: `openai.${item.type}`, providerMetadata };
    },
  };
}

/** Sends an item back as it came, id included. */
export function* encodeWhole(run: Run, context: EncodeContext): Iterable<InputItem> {
  const item = run.map(part => context.metadata(part).item).find(found => found != null);
  if (item != null) {
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
