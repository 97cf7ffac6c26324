import type { JSONObject, JSONValue } from '../../spec.ts';
import type { PartV2 } from '../v2.ts';

type PartOf<Type extends PartV2['type']> = Extract<PartV2, { type: Type }>;

/** What the provider ran, which a v1 caller has no part for: it is told in the metadata of the result, in v1's words. */
export function tellExecuted() {
  const calls = new Map<string, JSONObject>();
  return {
    call({ toolCallId, toolName, input: args }: PartOf<'tool-call'>): void {
      calls.set(toolCallId, { toolCallId, toolName, args });
    },
    /** A program may end in a later response than it began in. */
    result({ toolCallId, toolName, result, isError }: PartOf<'tool-result'>): void {
      calls.set(toolCallId, { toolCallId, toolName, ...calls.get(toolCallId), result, ...(isError && { isError }) });
    },
    all: (): JSONValue[] => [...calls.values()],
  };
}
