import { InvalidArgumentError } from '@ai-sdk/provider';
import type { Capabilities } from '../capabilities.ts';
import { hash } from '../hash.ts';
import type { ResponsesProviderOptions } from '../options.ts';
import type { CallOptions, Warning } from '../spec.ts';
import type { WireRequest } from '../wire/request.ts';

interface SettingsContext {
  modelId: string;
  options: ResponsesProviderOptions;
  capabilities: Capabilities;
  warn(warning: Warning): void;
}

/** Settings of a call that the Responses API has no field for. */
const unsupported = ['topK', 'seed', 'presencePenalty', 'frequencyPenalty', 'stopSequences'] as const;

/** Settings → wire fields, or a warning. What the provider options say is sent, whatever is known of the model. */
export function encodeSettings(call: CallOptions, context: SettingsContext) {
  const { options, warn } = context;
  for (const feature of unsupported) {
    const value = call[feature];
    // An empty list is what there is without it.
    if (value == null || (Array.isArray(value) && value.length === 0)) continue;
    warn({ type: 'unsupported', feature });
  }
  if (options.conversation !== undefined && options.previousResponseId !== undefined) {
    // The words are those of `@ai-sdk/openai`, which sends both as well: the endpoint decides.
    const details = 'conversation and previousResponseId cannot be used together';
    warn({ type: 'unsupported', feature: 'conversation', details });
  }
  const reasoning = encodeReasoning(call, context);
  const sampling = { effort: effortOf(reasoning, context), ...context };
  return {
    instructions: options.instructions,
    temperature: options.temperature ?? sample('temperature', call.temperature, sampling),
    top_p: options.topP ?? sample('topP', call.topP, sampling),
    max_output_tokens: encodeMaxOutputTokens(call.maxOutputTokens, warn),
    reasoning,
    max_tool_calls: options.maxToolCalls,
    previous_response_id: options.previousResponseId,
    conversation: options.conversation,
    truncation: options.truncation,
    metadata: encodeMetadata(options.metadata),
    service_tier: options.serviceTier,
    prompt_cache_key: encodeCacheKey(call, context),
    prompt_cache_options: encodeCacheOptions(options.promptCacheOptions),
    prompt_cache_retention: options.promptCacheRetention,
    context_management: options.contextManagement?.map(({ compactThreshold, ...rest }) => ({
      ...rest,
      compact_threshold: compactThreshold ?? undefined,
    })),
    top_logprobs: encodeLogprobs(options.logprobs),
    safety_identifier: short('safetyIdentifier', options.safetyIdentifier),
    moderation: options.moderation,
    stream_options: encodeStreamOptions(options),
  } satisfies Partial<WireRequest>;
}

function sample(
  feature: 'temperature' | 'topP',
  value: number | undefined,
  { capabilities, effort, warn }: SettingsContext & { effort: string | undefined },
): number | undefined {
  const { sampling } = capabilities;
  const taken = sampling === 'effort-none' ? effort === 'none' : sampling !== false;
  if (value === undefined || taken) return value;
  // The words are those of `@ai-sdk/openai`, so that who filters warnings by them need not change.
  warn({ type: 'unsupported', feature, details: `${feature} is not supported for reasoning models` });
  return undefined;
}

function encodeReasoning(
  { reasoning }: CallOptions,
  { options, capabilities, warn }: SettingsContext,
): WireRequest['reasoning'] {
  const asked = reasoning === 'provider-default' ? undefined : reasoning;
  const { reasoningEffort, reasoningSummary, reasoningMode, reasoningContext } = options;
  const given = Object.entries({
    reasoningEffort: reasoningEffort ?? asked,
    reasoningSummary,
    reasoningMode,
    reasoningContext,
  })
    .filter(([, value]) => value !== undefined)
    .map(([feature]) => feature);
  if (given.length === 0) return undefined;
  if (capabilities.reasoning !== false) {
    return {
      effort: reasoningEffort ?? asked,
      summary: reasoningSummary ?? undefined,
      mode: reasoningMode,
      context: reasoningContext,
    };
  }
  for (const feature of given) {
    warn({ type: 'unsupported', feature, details: `${feature} is not supported for non-reasoning models` });
  }
  return undefined;
}

/** `max_output_tokens` is at least 16: a probe with fewer must not fail. */
const fewestOutputTokens = 16;

function encodeMaxOutputTokens(tokens: number | undefined, warn: (warning: Warning) => void): number | undefined {
  if (tokens === undefined || tokens >= fewestOutputTokens) return tokens;
  const details = `The Responses API takes at least ${fewestOutputTokens}, so ${tokens} is raised to that.`;
  warn({ type: 'compatibility', feature: 'maxOutputTokens', details });
  return fewestOutputTokens;
}

/** How much the model thinks in this answer, as far as it is known. */
function effortOf(reasoning: WireRequest['reasoning'], { options, capabilities }: SettingsContext): string | undefined {
  return options.reasoningEffortUpdate ?? reasoning?.effort ?? capabilities.defaultEffort;
}

function encodeStreamOptions({
  includeObfuscation: include_obfuscation,
}: ResponsesProviderOptions): WireRequest['stream_options'] {
  return include_obfuscation === undefined ? undefined : { include_obfuscation };
}

/** Two conversations that begin alike may well share a cache, and so a key. */
function encodeCacheKey(
  { prompt, tools = [] }: CallOptions,
  { modelId, options }: SettingsContext,
): string | undefined {
  const { promptCacheKey: key } = options;
  if (key !== 'auto') return short('promptCacheKey', key);
  const first = (role: string) => prompt.find(message => message.role === role)?.content;
  const texts = [first('system'), first('user')].map(content =>
    typeof content === 'string' ? content : content?.map(part => (part.type === 'text' ? part.text : part.type)),
  );
  return `auto-${hash(JSON.stringify([modelId, texts, tools.map(({ name }) => name).sort()]))}`;
}

/** One field has the name that `@ai-sdk/openai` gives it; the others are of one word. */
function encodeCacheOptions(
  given: ResponsesProviderOptions['promptCacheOptions'],
): WireRequest['prompt_cache_options'] {
  if (given === undefined) return undefined;
  const { comparisonResponseId, ...options } = given;
  return { ...options, ...(comparisonResponseId !== undefined && { comparison_response_id: comparisonResponseId }) };
}

const mostLogprobs = 20;

function encodeLogprobs(logprobs: ResponsesProviderOptions['logprobs']): number | undefined {
  if (typeof logprobs === 'number') return logprobs;
  return logprobs ? mostLogprobs : undefined;
}

/** The limits of the field `metadata`. */
const mostPairs = 16;
const longestKey = 64;
const longestValue = 512;

function encodeMetadata(metadata: ResponsesProviderOptions['metadata']): Record<string, string> | undefined {
  if (metadata === undefined) return undefined;
  const pairs = Object.entries(metadata).map(([key, value]): [string, string] => [key, String(value)]);
  const problem = problemOf(pairs);
  if (problem === undefined) return Object.fromEntries(pairs);
  throw new InvalidArgumentError({ argument: 'providerOptions.metadata', message: `The option metadata ${problem}.` });
}

function problemOf(pairs: Array<[string, string]>): string | undefined {
  if (pairs.length > mostPairs) return `has ${pairs.length} pairs, and the endpoint takes at most ${mostPairs}`;
  for (const [key, value] of pairs) {
    if (key.length > longestKey) return `has the key ${key}, and keys are at most ${longestKey} characters long`;
    if (value.length > longestValue) return `has a value at ${key} that is longer than ${longestValue} characters`;
  }
  return undefined;
}

/** The most characters that an identifier may have. */
export const longestIdentifier = 64;

function short(option: 'promptCacheKey' | 'safetyIdentifier', value: string | undefined): string | undefined {
  if (value === undefined || value.length <= longestIdentifier) return value;
  const argument = `providerOptions.${option}`;
  throw new InvalidArgumentError({
    argument,
    message: `The option ${option} is at most ${longestIdentifier} characters long.`,
  });
}
