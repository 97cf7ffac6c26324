/** What ai@5 and later give, as the matrix looks at it. */
import { approvalAsked } from '../approval-asked.ts';
import type { Answer, Step } from '../driver.ts';
import type { ContentShape, ResultShape, StepShape, UsageShape } from './functions.ts';

/** What a call has given. */
export function toAnswer(result: ResultShape): Answer {
  const steps = result.steps.map(toStep);
  const last = steps.at(-1);
  return {
    text: last?.text ?? '',
    finishReason: last?.finishReason ?? '',
    steps,
    usage: toUsage(result.totalUsage, result.providerMetadata?.openai?.cacheWriteTokens),
    sources: result.sources.flatMap(source => ('url' in source ? [String(source.url)] : [])),
    warnings: (result.warnings ?? []).map(warning => JSON.stringify(warning)),
    metadata: result.providerMetadata?.openai ?? {},
    messages: result.messages,
    person: result.person,
  };
}

function toStep(step: StepShape): Step {
  const { text, reasoningText = '', content } = step;
  return {
    text,
    reasoning: reasoningText,
    calls: step.toolCalls.map(({ toolName: name, input }) => ({ name, input })),
    results: step.toolResults.map(({ toolName: name, output }) => ({ name, output })),
    failures: content.flatMap(({ type, toolName: name = '', error }) =>
      type === 'tool-error' ? [{ name, error }] : [],
    ),
    approvals: [...content.flatMap(approvalIn), ...step.toolCalls.flatMap(({ input }) => approvalAsked(input))],
    sources: step.sources.map(({ url, title = '' }) => (url === undefined ? { document: title } : { url, title })),
    files: step.files.map(({ mediaType, base64 }) => ({ mediaType, base64 })),
    items: content.flatMap(itemIn),
    phases: content.flatMap(part => (part.type === 'text' ? (textOf(metadataOf(part).phase) ?? []) : [])),
    finishReason: step.finishReason,
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

const metadataOf = ({ providerMetadata }: ContentShape): Record<string, unknown> => providerMetadata?.openai ?? {};

function approvalIn({ type, toolCall }: ContentShape): Step['approvals'] {
  if (type !== 'tool-approval-request' || toolCall === undefined) return [];
  return [{ name: toolCall.toolName.replace(/^mcp\./, ''), input: toolCall.input }];
}

/** An item in a custom part, or in the empty part of reasoning that older majors have for it. */
function itemIn(part: ContentShape): unknown[] {
  const isCustom = part.type === 'custom' || (part.type === 'reasoning' && part.text === '');
  const { item, resultOf, type, itemId, encryptedContent } = metadataOf(part);
  if (!isCustom || resultOf !== undefined) return [];
  if (type === 'compaction') return [{ type, id: itemId, encrypted_content: encryptedContent }];
  return item === undefined ? [] : [item];
}

/** Older models have no count for what a cache was written with, and tell it in the metadata. */
function toUsage(usage: UsageShape, written: unknown) {
  return {
    input: usage.inputTokens,
    output: usage.outputTokens,
    cached: usage.inputTokenDetails?.cacheReadTokens ?? usage.cachedInputTokens,
    cacheWrite: usage.inputTokenDetails?.cacheWriteTokens ?? (typeof written === 'number' ? written : undefined),
    reasoning: usage.outputTokenDetails?.reasoningTokens ?? usage.reasoningTokens,
  };
}
