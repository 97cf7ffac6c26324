/** What ai@4 gives, as the matrix looks at it. */
import type { Answer } from '@responses-bridge/matrix';
import type { generateText, StepResult, ToolSet } from 'ai';

const toStep = ({ text, reasoning = '', toolCalls, toolResults, finishReason }: StepResult<ToolSet>) => ({
  text,
  reasoning,
  calls: toolCalls.map(({ toolName, args }) => ({ name: toolName, input: args as unknown })),
  // For tools that are not known while compiling, ai@4's type of their results is empty.
  results: (toolResults as Array<{ toolName: string; result: unknown }>).map(({ toolName, result }) => ({
    name: toolName,
    output: result,
  })),
  finishReason,
});

type Result = Pick<
  Awaited<ReturnType<typeof generateText>>,
  'steps' | 'usage' | 'sources' | 'warnings' | 'providerMetadata'
> & { response: { messages: unknown[] } };

/** What a call has given, but for its text and its ending. */
export function toAnswer(result: Result): Omit<Answer, 'text' | 'finishReason'> {
  const { steps, usage, sources, warnings, providerMetadata, response } = result;
  const metadata = providerMetadata?.openai ?? {};
  const { cachedPromptTokens: cached, reasoningTokens: reasoning } = metadata;
  return {
    steps: steps.map(toStep),
    usage: {
      input: usage.promptTokens,
      output: usage.completionTokens,
      ...(typeof cached === 'number' && { cached }),
      ...(typeof reasoning === 'number' && { reasoning }),
    },
    sources: sources.map(({ url }) => url),
    warnings: (warnings ?? []).map(warning => JSON.stringify(warning)),
    metadata,
    messages: response.messages,
  };
}
