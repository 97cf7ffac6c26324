import type { LanguageModelUsage, ProviderMetadata } from 'ai';

interface Step {
  readonly usage: LanguageModelUsage;
  readonly providerMetadata: ProviderMetadata | undefined;
}

/** The tokens of all steps. ai@4 has no place of its own for the cached ones and those of the reasoning. */
export function describeUsage(steps: readonly Step[]): string {
  const input = sum(steps.map(({ usage }) => usage.promptTokens));
  const output = sum(steps.map(({ usage }) => usage.completionTokens));
  const detail = (key: string): string => sum(steps.map(({ providerMetadata }) => providerMetadata?.['openai']?.[key]));
  const cached = detail('cachedPromptTokens');
  return `Tokens: ${input} input (${cached} cached), ${output} output (${detail('reasoningTokens')} reasoning).`;
}

function sum(counts: readonly unknown[]): string {
  const known = counts.filter(count => typeof count === 'number' && !Number.isNaN(count)).map(Number);
  return known.length === 0 ? '?' : String(known.reduce((one, other) => one + other, 0));
}
