import { capabilitiesOf, type CapabilityOverrides } from '../capabilities.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { goesWhole } from '../items/index.ts';
import { wrapAgain } from '../items/parallel-calls.ts';
import { readMetadata } from '../metadata.ts';
import { readOptions, type ResponsesProviderOptions } from '../options.ts';
import type { CallOptions, ReplayPart, Warning } from '../spec.ts';
import { legalise } from '../state/legalise.ts';
import type { Origin, Repair } from '../state/origin.ts';
import type { InputItem, WireRequest } from '../wire/request.ts';
import { encodeText } from './encode-format.ts';
import { encodePrompt } from './encode-prompt.ts';
import { encodeSettings } from './encode-settings.ts';
import type { DeclaredTools } from './declared-tools.ts';
import { encodeTools } from './encode-tools.ts';
import { findCalls } from './find-call.ts';
import { identifyUser } from './identify-user.ts';
import { placePrograms } from '../items/place-programs.ts';
import { continued, isKept, isStored, refuseState } from './replay.ts';

export interface RequestContext {
  /** The keys that provider options and metadata are looked for under, the provider's own first. */
  names: readonly string[];
  modelId: string;
  /** Which endpoint is asked. */
  endpoint: string;
  options?: ResponsesProviderOptions | undefined;
  capabilities?: CapabilityOverrides | undefined;
  limits?: Dialect['limits'] | undefined;
}

export interface EncodedRequest {
  body: WireRequest;
  warnings: Warning[];
  /** What made the history legal. */
  repairs: Repair[];
  /** The endpoint keeps what it answers. */
  stored: boolean;
  /** It does, or the conversation that the call goes on with has it. */
  kept: boolean;
  declared: DeclaredTools;
}

/**
 * Call options → the body of the request. By allow-list: nothing gets in that is not named here or in `extraBody`.
 *
 * @throws InvalidArgumentError where an option is wrong, UnsupportedFunctionalityError where the prompt holds a file that cannot be sent, or a call relies on what an endpoint
 * without a store would have to keep.
 */
export async function encodeRequest(
  call: CallOptions,
  { names, modelId, endpoint, ...settings }: RequestContext,
): Promise<EncodedRequest> {
  const warnings: Warning[] = [];
  const warn = (warning: Warning) => void warnings.push(warning);
  const options = readOptions({ names, options: settings.options }, call.providerOptions, warn);
  refuseState(options, settings.limits);
  const capabilities = { ...capabilitiesOf(modelId, settings.capabilities), ...(options.forceReasoning && forced) };
  const stored = isStored(options);
  const { tools, tool_choice, include, declared } = encodeTools(call, {
    names,
    allowedTools: options.allowedTools,
    warn,
  });

  const metadata = rememberLast((part: ReplayPart) => readMetadata(names, part.providerOptions));
  const prompt = continued(call.prompt, options, { isAnswer: part => isKept(metadata(part)), warn });
  const goesOn = [options.conversation, options.previousResponseId].some(id => id !== undefined);
  const origins = new Map<InputItem, Origin>();
  const items = encodePrompt(prompt, {
    names,
    origins,
    warn,
    endpoint,
    stored,
    continued: goesOn,
    passThroughUnsupportedFiles: options.passThroughUnsupportedFiles ?? false,
    systemRole: options.systemMessageMode ?? capabilities.systemRole ?? 'system',
    metadata,
    callOf: findCalls(call.prompt),
    wireName: declared.wireName,
    toolKind: declared.kind,
    goesWhole,
    hasOutputSchema: declared.hasOutputSchema,
    kept: {
      stored,
      conversation: options.conversation !== undefined,
      response: options.previousResponseId !== undefined,
    },
  });

  const wrapped = placePrograms(goesOn ? wrapAgain(items, call.prompt, names) : items);
  const { items: input, repairs } = legalise(wrapped, { origins, endpoint, continued: goesOn, warn });

  if (capabilities.reasoning !== false && !stored) include.push('reasoning.encrypted_content');
  const asked = encodeInclude(include, options, { limits: settings.limits, warn });

  const body: WireRequest = {
    model: modelId,
    input: encodeDirectives(input, options),
    ...encodeSettings(call, { options, capabilities, warn }),
    text: encodeText(call.responseFormat, options, warn),
    tools,
    tool_choice,
    parallel_tool_calls: tools === undefined ? undefined : options.parallelToolCalls,
    include: asked,
    store: stored,
    user: await identifyUser(options.user),
    ...options.extraBody,
  };
  return { body, warnings, repairs, stored, kept: stored || options.conversation !== undefined, declared };
}

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

/** A part is asked for its metadata several times in a row, and a long history has many parts. */
function rememberLast<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  let last: { key: Key; value: Value } | undefined;
  return key => {
    if (last?.key !== key) last = { key, value: read(key) };
    return last.value;
  };
}
