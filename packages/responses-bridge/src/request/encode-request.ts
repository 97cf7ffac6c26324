import { capabilitiesOf, type CapabilityOverrides } from '../capabilities.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { itemKinds } from '../items/index.ts';
import { readMetadata } from '../metadata.ts';
import { readOptions, type ResponsesProviderOptions } from '../options.ts';
import type { CallOptions, Warning } from '../spec.ts';
import type { WireRequest } from '../wire/request.ts';
import { encodeText } from './encode-format.ts';
import { encodePrompt } from './encode-prompt.ts';
import { encodeSettings } from './encode-settings.ts';
import { encodeTools } from './encode-tools.ts';
import { identifyUser } from './identify-user.ts';
import { pairReasoning } from './pair-reasoning.ts';

export interface RequestContext {
  name: string;
  modelId: string;
  options?: ResponsesProviderOptions | undefined;
  capabilities?: CapabilityOverrides | undefined;
  limits?: Dialect['limits'] | undefined;
}

export interface EncodedRequest {
  body: WireRequest;
  warnings: Warning[];
  /** The caller's name for a provider tool, by the wire's. */
  toolName(wireName: string): string;
}

/**
 * Call options → the body of the request. By allow-list: nothing gets in that is not named here or in `extraBody`.
 *
 * @throws InvalidArgumentError where an option is wrong, UnsupportedFunctionalityError where the prompt holds a file that cannot be sent.
 */
export async function encodeRequest(
  call: CallOptions,
  { name, modelId, ...settings }: RequestContext,
): Promise<EncodedRequest> {
  const warnings: Warning[] = [];
  const warn = (warning: Warning) => void warnings.push(warning);
  const options = readOptions({ name, options: settings.options }, call.providerOptions, warn);
  const capabilities = capabilitiesOf(modelId, settings.capabilities);
  const { tools, tool_choice, include, kinds, names } = encodeTools(call, warn);

  const items = encodePrompt(call.prompt, {
    name,
    warn,
    passThroughUnsupportedFiles: options.passThroughUnsupportedFiles ?? false,
    systemRole: options.systemMessageMode ?? capabilities.systemRole ?? 'system',
    metadata: rememberLast(part => readMetadata(name, part.providerOptions)),
    toolKind: toolName => kinds.get(toolName) ?? itemKinds.function_call,
  });

  if (capabilities.reasoning !== false) include.push('reasoning.encrypted_content');
  const wanted = settings.limits?.include === false ? [] : include;
  const asked = [...new Set([...wanted, ...(options.include ?? [])])];

  const body: WireRequest = {
    model: modelId,
    input: pairReasoning(items, warn),
    ...encodeSettings(call, { options, capabilities, warn }),
    text: encodeText(call.responseFormat, options, warn),
    tools,
    tool_choice,
    parallel_tool_calls: tools === undefined ? undefined : options.parallelToolCalls,
    include: asked.length > 0 ? asked : undefined,
    store: options.store ?? false,
    user: await identifyUser(options.user),
    ...options.extraBody,
  };
  return { body, warnings, toolName: wireName => names.get(wireName) ?? wireName };
}

/** A part is asked for its metadata several times in a row, and a long history has many parts. */
function rememberLast<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  let last: { key: Key; value: Value } | undefined;
  return key => {
    if (last?.key !== key) last = { key, value: read(key) };
    return last.value;
  };
}
