import type { JSONValue, ProviderMetadata } from '../spec.ts';
import type { WireError, WireEvent, WireResponse } from '../wire/event.ts';

export interface Ending {
  response: WireResponse;
  /** It is not all that was to be said. */
  cut: boolean;
  /** Why the response failed, where it did. */
  failure?: WireError;
}

/** `response.done` is another name that servers have for the end; `cancelled` stands in bodies of responses that were stopped. */
const terminal = /^response\.(completed|incomplete|failed|cancelled|done)$/;

/** How a response ended, from the event that ends it, or undefined for any other event. A failure may stand in either place. */
export function toEnding({ type, response: given }: WireEvent): Ending | undefined {
  if (!terminal.test(type)) return undefined;
  const status = given?.status ?? type.slice('response.'.length);
  // Not every server says in the response what its event says.
  const response = { ...given, status };
  const { error } = response;
  const failed = error != null || status === 'failed' || status === 'cancelled';
  const cut = status === 'incomplete' || response.incomplete_details?.reason != null;
  return { response, cut, failure: failed ? (error ?? {}) : undefined };
}

/** What a result tells of its response beside the parts. */
export function toMetadata(
  name: string,
  { id, service_tier: serviceTier, reasoning }: WireResponse,
  { unknownItems, logprobs }: { unknownItems: string[]; logprobs: JSONValue[] },
): ProviderMetadata {
  const metadata: ProviderMetadata[string] = { responseId: id ?? null };
  if (logprobs.length > 0) metadata.logprobs = logprobs;
  if (serviceTier != null) metadata.serviceTier = serviceTier;
  const context = typeof reasoning === 'object' && reasoning !== null && 'context' in reasoning && reasoning.context;
  if (typeof context === 'string') metadata.reasoningContext = context;
  if (unknownItems.length > 0) metadata.unknownItems = unknownItems;
  return { [name]: metadata };
}
