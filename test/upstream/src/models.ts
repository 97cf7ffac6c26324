/** What the service allows with a model. */
export interface ModelTraits {
  /** `open`: no model of OpenAI's; no rule about models applies to it. */
  readonly family: 'reasoning' | 'plain' | 'open';
  readonly efforts: readonly string[];
  /** Null for a model that does not reason. */
  readonly defaultEffort: string | null;
}

/** Every effort that the API knows. */
export const allEfforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

interface Row {
  readonly pattern: RegExp;
  readonly efforts: readonly string[];
  readonly defaultEffort?: string;
}

const lowToHigh = ['low', 'medium', 'high'];

/** The first row that matches holds: special models stand before their family. */
const reasoningModels: readonly Row[] = [
  { pattern: /^gpt-5(\.\d+)?-pro\b/, efforts: ['high'], defaultEffort: 'high' },
  { pattern: /^gpt-5\.1-codex-max\b/, efforts: [...lowToHigh, 'xhigh'] },
  { pattern: /^gpt-5\.[2-9]-codex\b/, efforts: [...lowToHigh, 'xhigh'] },
  { pattern: /^gpt-5(\.1)?-codex\b|^codex-/, efforts: lowToHigh },
  { pattern: /^gpt-5\.6\b/, efforts: ['none', ...lowToHigh, 'xhigh', 'max'] },
  { pattern: /^gpt-5\.[2-9]\b/, efforts: ['none', ...lowToHigh, 'xhigh'] },
  { pattern: /^gpt-5\.1\b/, efforts: ['none', ...lowToHigh], defaultEffort: 'none' },
  { pattern: /^gpt-5\b/, efforts: ['minimal', ...lowToHigh] },
  { pattern: /^o[134]\b/, efforts: lowToHigh },
];

const plainModels = /^(gpt-4|gpt-3\.5|chatgpt-|gpt-5(\.\d+)?-chat\b)/;

/** Tells a model by its name; prefixes such as `openai/` and dates at the end do not matter. */
export function modelTraits(model: string): ModelTraits {
  const name = model.slice(model.lastIndexOf('/') + 1);
  if (plainModels.test(name)) return { family: 'plain', efforts: [], defaultEffort: null };
  const row = reasoningModels.find(({ pattern }) => pattern.test(name));
  if (row === undefined) return { family: 'open', efforts: allEfforts, defaultEffort: null };
  return { family: 'reasoning', efforts: row.efforts, defaultEffort: row.defaultEffort ?? 'medium' };
}

/** Codex models that OpenAI has ended, and when; Azure and gateways may still serve them. */
export const openaiEndedModels: Readonly<Record<string, string>> = {
  'codex-mini-latest': '2026-02-12',
  'gpt-5-codex': '2026-07-23',
  'gpt-5.1-codex': '2026-07-23',
  'gpt-5.1-codex-max': '2026-07-23',
  'gpt-5.1-codex-mini': '2026-07-23',
  'gpt-5.2-codex': '2026-07-23',
};
