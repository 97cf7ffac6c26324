import type { JSONValue, ProviderMetadata } from '../spec.ts';
import { wireError, type WireError, type WireEvent, type WireResponse } from '../wire/event.ts';

export interface Ending {
  response: WireResponse;
  /** It is not all that was to be said. */
  cut: boolean;
  /** Why the response failed, where it did. */
  failure?: WireError;
}

/** `response.done` is another name that servers have for the end; `cancelled` stands in bodies of responses that were stopped. */
const terminal = /^response\.(completed|incomplete|failed|cancelled|done)$/;

/** Whether an event of this type ends a response. At some servers such an event brings no response. */
export const isTerminal = (type: string): boolean => terminal.test(type);

/** How a response ended, from the event that ends it, or undefined for any other event. A failure may stand in either place. */
export function toEnding({ type, response: given }: WireEvent): Ending | undefined {
  if (!isTerminal(type)) return undefined;
  const status = given?.status ?? type.slice('response.'.length);
  // Not every server says in the response what its event says.
  const response = { ...given, status };
  const { error } = response;
  const failed = error != null || status === 'failed' || status === 'cancelled';
  const cut = status === 'incomplete' || response.incomplete_details?.reason != null;
  return { response, cut, failure: failed ? wireError.parse(error ?? {}) : undefined };
}

/** What a result tells of its response beside the parts. */
export function toMetadata(
  { name, repairs = [] }: { name: string; repairs?: JSONValue[] | undefined },
  { id, ...response }: WireResponse,
  { unknownItems, logprobs }: { unknownItems: string[]; logprobs: JSONValue[] },
): ProviderMetadata {
  const metadata: ProviderMetadata[string] = { responseId: id ?? null };
  if (logprobs.length > 0) metadata.logprobs = logprobs;
  for (const [key, value] of Object.entries(toldOf(response))) if (value != null) metadata[key] = value;
  if (unknownItems.length > 0) metadata.unknownItems = unknownItems;
  if (repairs.length > 0) metadata.repairs = repairs;
  return { [name]: metadata };
}

/** What the endpoint decided by itself, and what it says of the answer: not what it repeats of the request. */
function toldOf(response: WireResponse): Record<string, JSONValue | undefined> {
  const { service_tier, reasoning, moderation, prompt_cache_diagnostics: diagnostics } = response;
  return {
    serviceTier: service_tier,
    reasoningContext: textIn(reasoning, 'context'),
    reasoningMode: textIn(reasoning, 'mode'),
    // Both were read from JSON.
    moderation: moderation as JSONValue | undefined,
    promptCacheDiagnostics: diagnostics as JSONValue | undefined,
  };
}

function textIn(value: unknown, key: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'string' ? found : undefined;
}
