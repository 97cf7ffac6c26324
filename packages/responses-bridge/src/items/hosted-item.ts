import type { JSONObject, JSONValue, ProviderMetadata } from '../spec.ts';
import type { WireItem } from '../wire/event.ts';
import type { DecodeContext } from './item.ts';

/** What an item of the provider's goes back by: its id where the endpoint stores it, else the whole item, as it came. */
export function hostedMetadata(item: WireItem, context: DecodeContext): ProviderMetadata {
  if (context.stored) return context.metadata({ itemId: item.id });
  // An item was read from JSON.
  const whole = item as JSONObject;
  return context.metadata({ itemId: item.id, item: whole, endpoint: context.endpoint });
}

/** A result, which says so where the tool failed or was stopped, and how the item ended where it tells no error. */
export function toldResult(item: WireItem, result: JSONObject): { result: JSONObject; isError?: true } {
  // A kind has looked at no more of its item than it needs, and an item was read from JSON.
  const { status, error } = item as { status?: JSONValue; error?: JSONValue };
  const failed = typeof status === 'string' && failures.has(status);
  if (error != null) return { result, isError: true };
  return failed ? { result: { ...result, status }, isError: true } : { result };
}

const failures = new Set(['failed', 'incomplete', 'cancelled']);
