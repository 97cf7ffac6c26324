import type { JSONValue, Part } from '../spec.ts';
import type { WireItem } from '../wire/event.ts';
import type { DecodeContext } from './item.ts';

/** A call that the provider both makes and answers: announced when it starts, answered when done. */
export function hostedCall(wireName: string, context: DecodeContext) {
  const toolName = context.toolName(wireName);
  let toolCallId: string | undefined;

  function* announce(item: WireItem): Iterable<Part> {
    if (toolCallId !== undefined) return;
    toolCallId = item.id ?? context.generateId();
    const providerMetadata = context.stored ? undefined : context.metadata({ itemId: item.id });
    yield { type: 'tool-call', toolCallId, toolName, input: '{}', providerExecuted: true, providerMetadata };
  }

  return {
    announce,
    /** Where nothing is stored, the whole item goes with the result, to be sent back as it came. */
    *answer(item: WireItem, result: NonNullable<JSONValue>): Iterable<Part> {
      yield* announce(item);
      // An item was read from JSON.
      const whole = item as { [key: string]: JSONValue };
      const providerMetadata = context.stored
        ? undefined
        : context.metadata({ itemId: item.id, item: whole, endpoint: context.endpoint });
      yield { type: 'tool-result', toolCallId: toolCallId ?? '', toolName, result, providerMetadata };
    },
  };
}
