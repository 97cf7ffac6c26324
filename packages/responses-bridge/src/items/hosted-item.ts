import type { JSONValue, ProviderMetadata } from '../spec.ts';
import type { WireItem } from '../wire/event.ts';
import type { DecodeContext } from './item.ts';

/** What an item of the provider's goes back by: its id where the endpoint stores it, else the whole item, as it came. */
export function hostedMetadata(item: WireItem, context: DecodeContext): ProviderMetadata {
  if (context.stored) return context.metadata({ itemId: item.id });
  // An item was read from JSON.
  const whole = item as { [key: string]: JSONValue };
  return context.metadata({ itemId: item.id, item: whole, endpoint: context.endpoint });
}
