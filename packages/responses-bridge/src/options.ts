import { InvalidArgumentError } from '@ai-sdk/provider';
import * as z from 'zod/mini';
import type { CallOptions, Warning } from './spec.ts';

/** The shape of provider options. Wire enums are open: a value that the endpoint gains tomorrow passes. */
const shape = () => {
  const [text, flag, count] = [z.optional(z.string()), z.optional(z.boolean()), z.optional(z.number())];
  return {
    temperature: count,
    topP: count,
    reasoningEffort: text,
    reasoningSummary: text,
    reasoningMode: text,
    reasoningContext: text,
    reasoningEffortUpdate: text,
    forceReasoning: flag,
    textVerbosity: text,
    textFormat: z.optional(z.looseObject({ type: z.string() })),
    strictJsonSchema: flag,
    systemMessageMode: z.optional(z.literal(['system', 'developer', 'remove'])),
    instructions: text,
    include: z.optional(z.array(z.string())),
    includeWebSearchSources: flag,
    includeObfuscation: flag,
    parallelToolCalls: flag,
    maxToolCalls: count,
    state: z.optional(z.literal(['stateless', 'stored', 'chained'])),
    store: flag,
    previousResponseId: text,
    conversation: text,
    truncation: text,
    metadata: z.optional(z.catchall(z.object({}), z.union([z.string(), z.number(), z.boolean()]))),
    serviceTier: text,
    promptCacheKey: text,
    promptCacheOptions: z.optional(z.looseObject({})),
    promptCacheRetention: text,
    contextManagement: z.optional(
      z.array(z.looseObject({ type: z.string(), compactThreshold: z.optional(z.nullable(z.number())) })),
    ),
    compactionTrigger: flag,
    allowedTools: z.optional(z.object({ toolNames: z.array(z.string()), mode: z.optional(z.string()) })),
    logprobs: z.optional(z.union([z.boolean(), z.number()])),
    safetyIdentifier: text,
    moderation: z.optional(z.looseObject({ model: z.string() })),
    user: text,
    unsupported: z.optional(z.enum(['repair', 'error'])),
    passThroughUnsupportedFiles: flag,
    extraBody: z.optional(z.looseObject({})),
  };
};

let made: { schema: z.ZodMiniObject<ReturnType<typeof shape>>; known: string[] } | undefined;

/** Made at the first call, as importing the package is to cost little. */
function knownOptions() {
  if (made !== undefined) return made;
  const fields = shape();
  return (made = { schema: z.object(fields), known: Object.keys(fields) });
}

/** What a caller may set for one call, under `providerOptions.<name>` or `providerOptions.openai`. */
export interface ResponsesProviderOptions {
  /** Sampling temperature, 0 to 2. Sent as it is, also to models that are known to refuse it, and also where it is 0. */
  temperature?: number;
  /** Nucleus sampling, 0 to 1. Sent as it is, also to models that are known to refuse it. */
  topP?: number;
  /** How much the model thinks: `none`, `minimal`, `low`, `medium`, `high`, `xhigh`, or what the model takes. Default: the model's own. */
  reasoningEffort?: string;
  /** `auto`, `concise` or `detailed` make the model's thinking visible. Default: none, as OpenAI refuses it to organisations that are not verified. */
  reasoningSummary?: string | null;
  /** `standard` or `pro`, or what the model takes. Default: the model's own. */
  reasoningMode?: string;
  /** How far back the model sees its own reasoning: `auto`, `current_turn`, `all_turns`. Default: the model's own. */
  reasoningContext?: string;
  /** Changes the effort from this answer on, and leaves what the prompt begins with as it is, for its cache. For models that take updates of their configuration. */
  reasoningEffortUpdate?: string;
  /** Treat the model as one that reasons, whatever is known of its id. Default: false. */
  forceReasoning?: boolean;
  /** `low`, `medium` or `high`. Default: the model's own. */
  textVerbosity?: string;
  /** The format of the answer, as the endpoint has it: it takes the place of the one that the call asks for, and how `ai` reads the answer stays as it is. */
  textFormat?: { type: string; [field: string]: unknown };
  /** Whether structured output is held to its schema, converted to OpenAI's strict subset: what may be left out may be null there, which is undone in the answer. Default: where the schema loses no rule by it, else not, with a warning. `true`: also without the rules that the subset does not have, with a warning that names them; and it holds for all tools that do not say `strict` themselves. */
  strictJsonSchema?: boolean;
  /** The role that system messages are sent with, or `remove`. Default: what the model is known to take. */
  systemMessageMode?: 'system' | 'developer' | 'remove';
  /** Instructions for this call alone; they stand before the system messages. */
  instructions?: string;
  /** More of the response to be given, by the endpoint's own names. Added to what the bridge asks for. */
  include?: string[];
  /** Whether searches of the web list what they looked at. Default: true; for endpoints that do not know the field. */
  includeWebSearchSources?: boolean;
  /** Whether streamed events are padded with random characters, which hides how long they are. Default: the endpoint's, true; false saves what they cost to send. */
  includeObfuscation?: boolean;
  /** Whether the model may call several tools at once. Default: the endpoint's, true. */
  parallelToolCalls?: boolean;
  /** How many calls of hosted tools the model may make. Default: no limit. */
  maxToolCalls?: number;
  /**
   * `stateless`: nothing is stored, and items go back whole. `stored`: the endpoint keeps them, and they go back by their
   * ids. `chained`: the endpoint keeps them (`store: true`; OpenAI for 30 days), and a request goes on from the response
   * that ends the longest beginning of the prompt that this provider has sent and received, with only what came after
   * it; what is not known to be there goes whole. Default: `stored` where `store` is true, else `stateless`.
   */
  state?: 'stateless' | 'stored' | 'chained';
  /** Whether the endpoint keeps the response. Default: as `state` says, which is false by itself. */
  store?: boolean;
  /** The stored response to go on from; give only the messages that came after it. It comes before `state: 'chained'`. */
  previousResponseId?: string;
  /** The stored conversation to go on with; give only the messages that came after it. It comes before `state: 'chained'`. */
  conversation?: string;
  /** `auto` lets the endpoint drop the oldest items when the context is full. Default: `disabled`. */
  truncation?: string;
  /** At most 16 pairs; keys of at most 64, values of at most 512 characters. */
  metadata?: Record<string, string | number | boolean>;
  /** `auto`, `default`, `flex`, `priority`, or what the endpoint takes. */
  serviceTier?: string;
  /** What calls with a common beginning share, so that they meet the same cache. At most 64 characters. `auto`: one for each conversation, of the model, the first system and user message and the names of the tools; it wants the whole conversation. Default: none. */
  promptCacheKey?: string;
  /** How the prompt is cached: `{ mode, ttl }`, sent as it is. With `comparisonResponseId`, what was cached of that response comes as `promptCacheDiagnostics`. */
  promptCacheOptions?: { comparisonResponseId?: string; [field: string]: unknown };
  /** `in_memory` or `24h`. */
  promptCacheRetention?: string;
  /** An identifier of the end user for OpenAI's abuse checks, hashed by you. At most 64 characters. */
  safetyIdentifier?: string;
  /** Has what goes in and what comes out judged: `{ model, policy }`, sent as it is; the verdicts come as `moderation`. */
  moderation?: { model: string; [field: string]: unknown };
  /** An identifier of the end user (OpenAI: deprecated). Sent as its SHA-256 where it is longer than 64 characters. */
  user?: string;
  /** What the endpoint does when the context grows: `[{ type: 'compaction', compactThreshold: 200_000 }]`, in tokens. */
  contextManagement?: Array<{ type: string; compactThreshold?: number | null }>;
  /** Compact the conversation now: the answer is a compaction, which goes back in place of what it stands for. Default: false. */
  compactionTrigger?: boolean;
  /** The tools that may be called, of those that the request has; it comes before `toolChoice`. Default mode: `auto`. */
  allowedTools?: { toolNames: string[]; mode?: string };
  /** Log probabilities of the answer's tokens: how many alternatives, 1 to 20, or `true` for 20. */
  logprobs?: boolean | number;
  /** What becomes of a parameter that the endpoint refuses and that an answer means the same without. `repair`: the request is sent again without it or with the nearest value that is taken, with a warning, and the next ones at once. Default: `repair`. */
  unsupported?: 'repair' | 'error';
  /** Send files of any type, not only images and PDF. Default: false. */
  passThroughUnsupportedFiles?: boolean;
  /** Fields of the body that the bridge does not know yet. Merged last: they replace fields of the same name, but for `stream`. */
  extraBody?: Record<string, unknown>;
}

/**
 * The options of one call: those of the settings, replaced by those of the call.
 * An option that is not known is a warning that names it and the nearest known one, as people share options between models.
 *
 * @throws InvalidArgumentError where a known option has a wrong type; it names the option.
 */
export function readOptions(
  settings: { names: readonly string[]; options?: ResponsesProviderOptions | undefined },
  given: CallOptions['providerOptions'],
  warn: (warning: Warning) => void,
): ResponsesProviderOptions {
  const { names } = settings;
  const [name = 'openai'] = names;
  const { schema, known } = knownOptions();
  // The own name comes before the others, option by option.
  const named = Object.assign({}, ...[...names].reverse().map(key => pick(given?.[key])));
  const options = { ...pick(settings.options), ...named };
  for (const [key, value] of Object.entries(options)) {
    // Null is how a call takes an option of the settings back.
    if (value === null) delete options[key];
    if (known.includes(key)) continue;
    const like = nearest(key, known);
    const suggestion = like === undefined ? '' : ` Did you mean ${like}?`;
    warn({
      type: 'unsupported',
      feature: `providerOptions.${name}.${key}`,
      details: `There is no such option.${suggestion} The option extraBody sends fields that are not known here.`,
    });
  }
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const argument = `providerOptions.${name}.${issue?.path.join('.')}`;
  throw new InvalidArgumentError({ argument, message: `${argument} is ${describe(issue)}.` });
}

/** What is undefined is not given. */
function pick(options: object | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined));
}

function describe(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type') return `not of the type ${issue.expected}`;
  if (issue?.code === 'invalid_value') return `none of ${issue.values.join(', ')}`;
  return 'not of a type that it may have';
}

/** A suggestion is only good where the names are alike. */
const farthest = 6;

function nearest(key: string, known: readonly string[]): string | undefined {
  const byDistance = known
    .map(option => ({ option, distance: distance(key.toLowerCase(), option.toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance);
  const [best] = byDistance;
  return best !== undefined && best.distance <= Math.min(farthest, key.length / 2) ? best.option : undefined;
}

/** How many letters to change, to add or to leave out (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let at = 0; at < to.length; at++) {
      const change = (row[at] ?? 0) + (to[at] === letter ? 0 : 1);
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
