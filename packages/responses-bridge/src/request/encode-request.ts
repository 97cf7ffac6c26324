import { capabilitiesOf, type CapabilityOverrides } from '../capabilities.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { readOptions, type ResponsesProviderOptions } from '../options.ts';
import type { CallOptions, Content, Warning } from '../spec.ts';
import type { Repair } from '../state/origin.ts';
import type { Undoing } from '../strict/index.ts';
import type { InputItem, WireRequest } from '../wire/request.ts';
import { encodeText } from './encode-format.ts';
import { encodeInput } from './encode-input.ts';
import { encodeSettings } from './encode-settings.ts';
import type { DeclaredTools } from './declared-tools.ts';
import { encodeTools } from './encode-tools.ts';
import { identifyUser } from './identify-user.ts';
import { hasHistory, isStored, keptFor, refuseState } from './replay.ts';

export interface RequestContext {
  /** The keys that provider options and metadata are looked for under, the provider's own first. */
  names: readonly string[];
  modelId: string;
  /** Which endpoint is asked. */
  endpoint: string;
  options?: ResponsesProviderOptions | undefined;
  capabilities?: CapabilityOverrides | undefined;
  limits?: Dialect['limits'] | undefined;
  /** The response that made a call, where that is known. */
  madeBy?: ((callId: string) => Promise<string | undefined>) | undefined;
  /** The endpoint turned out not to have what it was to have, so the history goes whole. */
  whole?: boolean | undefined;
}

export interface EncodedRequest {
  body: WireRequest;
  /** The caller gave the history that is referred to, so it may go whole. */
  mayGoWhole: boolean;
  /** Whether parameters that the endpoint refuses may go. */
  unsupported: ResponsesProviderOptions['unsupported'];
  warnings: Warning[];
  /** What made the history legal. */
  repairs: Repair[];
  /** The endpoint keeps what it answers, and items go back by their ids. */
  stored: boolean;
  /** It does, or the conversation that the call goes on with has it. */
  kept: boolean;
  /** What is known to be at the endpoint need not be sent. */
  chained: boolean;
  declared: DeclaredTools;
  /** The items that an answer goes back as, in the next call. */
  encodeAnswer(content: readonly Content[]): InputItem[];
  /** What strict mode asked for and the caller did not. */
  undoing: Undoing;
}

/**
 * Call options → the body of the request. By allow-list: nothing gets in that is not named here or in `extraBody`.
 *
 * @throws InvalidArgumentError where an option is wrong, UnsupportedFunctionalityError where the prompt holds a file that cannot be sent, or a call relies on what an endpoint
 * without a store would have to keep.
 */
export async function encodeRequest(
  call: CallOptions,
  { names, modelId, endpoint, whole, ...settings }: RequestContext,
): Promise<EncodedRequest> {
  const warnings: Warning[] = [];
  const warn = (warning: Warning) => void warnings.push(warning);
  const given = readOptions({ names, options: settings.options }, call.providerOptions, warn);
  const options = whole ? { ...given, previousResponseId: undefined } : given;
  refuseState(options, settings.limits);
  const capabilities = { ...capabilitiesOf(modelId, settings.capabilities), ...(options.forceReasoning && forced) };
  const { store, stored } = encodeStore(options, warn);
  const kept = keptFor(options, whole);
  const { tools, tool_choice, include, declared, undo } = encodeTools(call, { names, options, warn });

  const { input, repairs, encodeAnswer } = await encodeInput(call, {
    names,
    endpoint,
    kept,
    options,
    systemRole: options.systemMessageMode ?? capabilities.systemRole ?? 'system',
    declared,
    madeBy: settings.madeBy,
    warn,
  });

  if (capabilities.reasoning !== false && !stored) include.push('reasoning.encrypted_content');
  const asked = encodeInclude(include, options, { limits: settings.limits, warn });

  const { text, undo: output } = encodeText(call.responseFormat, options, warn);
  const body: WireRequest = {
    model: modelId,
    input: encodeDirectives(input, options),
    ...encodeSettings(call, { modelId, options, capabilities, warn }),
    text,
    tools,
    tool_choice,
    parallel_tool_calls: tools === undefined ? undefined : options.parallelToolCalls,
    include: asked,
    store,
    user: await identifyUser(options.user),
    ...options.extraBody,
  };
  return {
    body,
    warnings,
    repairs,
    stored,
    kept: stored || kept.conversation,
    chained: store && !stored && [body.conversation, body.previous_response_id].every(id => id === undefined),
    declared,
    encodeAnswer,
    undoing: { output, tools: undo },
    mayGoWhole: hasHistory(call.prompt, options),
    unsupported: options.unsupported,
  };
}

/** Whether the endpoint is asked to keep its answer, and whether items go back by the ids that they have there. */
function encodeStore(options: ResponsesProviderOptions, warn: (warning: Warning) => void) {
  const store = isStored(options);
  const chained = options.state === 'chained';
  if (chained && !store) warn(nothingToChain);
  return { store, stored: store && !chained };
}

const nothingToChain: Warning = {
  type: 'unsupported',
  feature: 'state',
  details: 'Only what is stored can be gone on from, and the option store is false, so the whole conversation is sent.',
};

/** What the call tells the endpoint in items of its own. The trigger has to be the last one. */
function encodeDirectives(items: readonly InputItem[], options: ResponsesProviderOptions): InputItem[] {
  const { reasoningEffortUpdate: effort, compactionTrigger } = options;
  const update = effort === undefined ? [] : [{ type: 'configuration_update', reasoning: { effort } }];
  return [...update, ...items, ...(compactionTrigger ? [{ type: 'compaction_trigger' }] : [])];
}

/** What the bridge asks for, where the endpoint knows the field, and what the caller does. */
function encodeInclude(
  include: readonly string[],
  options: ResponsesProviderOptions,
  { limits, warn }: { limits: Dialect['limits']; warn(warning: Warning): void },
): WireRequest['include'] {
  const isKnown = limits?.include !== false;
  const logprobs = options.logprobs ? ['message.output_text.logprobs'] : [];
  const known = isKnown ? [...include, ...logprobs] : [];
  const unwanted = options.includeWebSearchSources === false ? webSearchSources : undefined;
  const wanted = known.filter(value => value !== unwanted);
  if (logprobs.length > 0 && !isKnown) {
    const details = 'This endpoint does not know the field include, without which no log probabilities come.';
    warn({ type: 'unsupported', feature: 'logprobs', details });
  }
  const asked = [...new Set([...wanted, ...(options.include ?? [])])];
  return asked.length > 0 ? asked : undefined;
}

const webSearchSources = 'web_search_call.action.sources';

/** What a model that reasons takes, where nothing else is known of it. */
const forced = { reasoning: true, sampling: false, systemRole: 'developer' } as const;
