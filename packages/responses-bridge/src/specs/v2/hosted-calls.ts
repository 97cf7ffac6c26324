/**
 * Calls that the provider ran, for ai@5, which reads the declaration of every call that it sees and throws where there is
 * none. A call of a server's tool is told by the name of the server, and what nobody declared travels unseen.
 */
import type { LanguageModelV2CallOptions } from 'provider-v2';
import type { JSONObject, JSONValue, Part, ProviderMetadata } from '../../spec.ts';
import { isServerTool, serverNamed, serversOf } from './approval.ts';

type PartOf<Type extends Part['type']> = Extract<Part, { type: Type }>;
type Call = Omit<PartOf<'tool-call'>, 'dynamic'>;
type Result = PartOf<'tool-result'>;
type InputStart = Omit<PartOf<'tool-input-start'>, 'dynamic'>;

/** How the calls of one answer are told; `provider` is the key of our metadata. */
export function nameHostedCalls(tools: LanguageModelV2CallOptions['tools'] = [], provider: string) {
  const names = new Set(tools.map(({ name }) => name));
  const servers = serversOf(tools);
  // Later majors call models of v2 too, declare tools in their own words, and wait for what ai@5 would throw at.
  const isLater = tools.some(({ type }) => type !== 'function' && type !== 'provider-defined');
  const called = new Map<string, string | undefined>();
  const unseen = new Set<string>();

  function nameOf(toolName: string, metadata?: ProviderMetadata): string | undefined {
    if (names.has(toolName)) return toolName;
    return isServerTool(toolName) ? serverNamed(metadata, servers)?.name : undefined;
  }

  return {
    /** The beginning of an input, or undefined where it is not to be seen. Which of several servers it is for, only the call says. */
    start(part: InputStart): InputStart | undefined {
      if (!part.providerExecuted) return part;
      const known = names.has(part.toolName) || servers.length === 1;
      const toolName = known ? nameOf(part.toolName) : undefined;
      if (toolName !== undefined) return { ...part, toolName };
      unseen.add(part.id);
      return undefined;
    },
    isUnseen: (id: string): boolean => unseen.size > 0 && unseen.has(id),
    /** The call by a name that was declared, or undefined where there is none. */
    call(part: Call): Call | undefined {
      if (!part.providerExecuted) return part;
      const toolName = nameOf(part.toolName, part.providerMetadata);
      called.set(part.toolCallId, toolName);
      return toolName === undefined ? undefined : { ...part, toolName };
    },
    /** ai@5 looks for the call of a result in the same answer, and throws where it is in an earlier one, as that of a program may be. */
    result<Told extends Result>(part: Told): Told | undefined {
      const { toolCallId, toolName, providerMetadata } = part;
      const late = isLater && !called.has(toolCallId) ? nameOf(toolName, providerMetadata) : undefined;
      const name = called.get(toolCallId) ?? late;
      return name === undefined ? undefined : { ...part, toolName: name };
    },
    /** What sends an unseen part back, if it does: where nothing is stored, that is the item, which goes with the result. */
    carried(part: Call | Result): ProviderMetadata | undefined {
      const { providerMetadata } = part;
      if (part.type === 'tool-result') return providerMetadata && withWholeItems(providerMetadata, part.result);
      if (providerMetadata === undefined) return { [provider]: { itemId: part.toolCallId } };
      const isAlone = Object.values(providerMetadata).some(own => own.item !== undefined || own.endpoint === undefined);
      return isAlone ? providerMetadata : undefined;
    },
  };
}

/** Items with what their results have of them, as the results are not told. */
function withWholeItems(metadata: ProviderMetadata, result: Result['result']): ProviderMetadata {
  const whole = Object.entries(metadata).map(([name, { fromResult, item, ...own }]) => {
    if (typeof fromResult !== 'string' || !isObject(item) || !isObject(result)) return [name, metadata[name]];
    return [name, { ...own, item: { ...item, [fromResult]: result[fromResult] } }];
  });
  return Object.fromEntries(whole);
}

const isObject = (value: JSONValue | undefined): value is JSONObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
