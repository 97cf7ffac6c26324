/** What is known of a model. A model that is not known gets what the caller gave. */
export interface Capabilities {
  /** Whether it reasons: `false` refuses encrypted reasoning and an effort. */
  reasoning?: boolean;
  /** Whether it takes `temperature` and `top_p`; `effort-none`: only where the reasoning effort is `none`. */
  sampling?: boolean | 'effort-none';
  /** The effort it reasons with where none is asked for, where that is known. */
  defaultEffort?: string;
  /** The role of a system message. Default: `system`, which every endpoint takes. */
  systemRole?: 'system' | 'developer';
}

/** Capabilities by model id; an asterisk stands for any characters. They come before what the bridge knows itself. */
export type CapabilityOverrides = Record<string, Capabilities>;

const chat: Capabilities = { reasoning: false, sampling: true, systemRole: 'system' };
const reasons: Capabilities = { reasoning: true, sampling: false, systemRole: 'developer' };
const mayReason: Capabilities = { reasoning: true, sampling: 'effort-none', systemRole: 'developer' };

/**
 * Names of families. They may stand behind a prefix (`openai/`, `ft:`, a deployment's own) and before a date or a
 * variant. The first that matches counts.
 */
const families: ReadonlyArray<readonly [name: RegExp, capabilities: Capabilities]> = [
  [/codex/, reasons],
  [/gpt-5-chat/, chat],
  [/gpt-5\.\d+-chat/, mayReason],
  [/gpt-5(-pro)?\b(?!\.)/, reasons],
  [/gpt-5\.\d+-pro/, reasons],
  [/gpt-5\.1/, { ...mayReason, defaultEffort: 'none' }],
  [/gpt-([5-9]|\d\d)(\.\d+)?/, mayReason],
  [/gpt-oss/, { reasoning: true, sampling: true }],
  [/(gpt-4|gpt-3\.5|chatgpt-4o)/, chat],
  [/o\d+(?=$|[-:@])/, reasons],
];

const anchored = families.map(
  ([name, capabilities]) => [new RegExp(`(^|[/:._@-])${name.source}`), capabilities] as const,
);

/**
 * What is known of a model id, from the caller's overrides first. It never decides whether a call is made.
 * Source of the rows: OpenAI's model pages and the refusals that its endpoint sends.
 */
export function capabilitiesOf(modelId: string, overrides: CapabilityOverrides = {}): Capabilities {
  const id = modelId.toLowerCase();
  const known = anchored.find(([name]) => name.test(id))?.[1];
  const own = Object.entries(overrides).find(([pattern]) => matches(pattern.toLowerCase(), id))?.[1];
  return { ...known, ...own };
}

function matches(pattern: string, modelId: string): boolean {
  const parts = pattern.split('*').map(part => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(modelId);
}
