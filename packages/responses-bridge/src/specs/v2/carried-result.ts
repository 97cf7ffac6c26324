/** The metadata of results, which ai@5 does not bring back: it travels apart from them. */
import type { LanguageModelV2Prompt } from 'provider-v2';
import type { ProviderMetadata } from '../../spec.ts';

/** Names the call whose result the metadata is of. */
const key = 'resultOf';

type AssistantPart = Extract<LanguageModelV2Prompt[number], { role: 'assistant' }>['content'][number];

/** The metadata of a result, for a part that travels behind it. */
export function carry(toolCallId: string, metadata: ProviderMetadata): ProviderMetadata {
  return Object.fromEntries(Object.entries(metadata).map(([name, own]) => [name, { ...own, [key]: toolCallId }]));
}

/**
 * Puts metadata that travelled apart back to its result, which else would go back a second time, without its item. A
 * page puts the result to its call, so the two need not be neighbours. What has no result in the message stays.
 */
export function putBack(content: AssistantPart[]): AssistantPart[] {
  const carriers = new Map(content.flatMap(part => (isCarrier(part) ? [[callOf(part), part] as const] : [])));
  carriers.delete(undefined);
  if (carriers.size === 0) return content;
  const done = new Set<AssistantPart>();
  const whole = content.map(part => {
    const carrier = part.type === 'tool-result' ? carriers.get(part.toolCallId) : undefined;
    if (carrier === undefined) return part;
    done.add(carrier);
    return { ...part, providerOptions: { ...part.providerOptions, ...carrier.providerOptions } };
  });
  return whole.filter(part => !done.has(part));
}

const isCarrier = (part: AssistantPart) => part.type === 'reasoning' && part.text === '';

function callOf({ providerOptions }: AssistantPart): string | undefined {
  const named = Object.values(providerOptions ?? {}).map(own => own?.[key]);
  return named.find(id => typeof id === 'string');
}
