/** What ai@4 gives, as the matrix looks at it. */
import { approvalAsked, type Answer, type Source, type Step } from '@responses-bridge/matrix';
import type { generateText, StepResult, ToolSet } from 'ai';

function toStep(step: StepResult<ToolSet>): Step {
  const { text, reasoning = '', toolCalls, finishReason } = step;
  // For tools that are not known while compiling, ai@4's type of their results is empty.
  const toolResults = step.toolResults as Array<{ toolName: string; result: unknown }>;
  const executed = executedIn(step);
  return {
    text,
    reasoning,
    calls: [
      ...executed.flatMap(({ toolName: name, args }) =>
        args === undefined ? [] : [{ name, input: JSON.parse(args) }],
      ),
      ...toolCalls.map(({ toolName, args }) => ({ name: toolName, input: inputOf(args) })),
    ],
    results: [...executed.filter(call => 'result' in call && !call.isError), ...toolResults].map(
      ({ toolName, result }) => ({
        name: toolName,
        output: result,
      }),
    ),
    failures: executed.flatMap(({ toolName: name, result: error, isError }) => (isError ? [{ name, error }] : [])),
    approvals: toolCalls.flatMap(({ args }) => approvalAsked(args)),
    sources: [...step.sources.map(({ url, title = '' }) => ({ url, title })), ...documentsOf(step)],
    files: step.files.map(({ mimeType: mediaType, base64 }) => ({ mediaType, base64 })),
    items: step.reasoningDetails.flatMap(detail => (detail.type === 'redacted' ? itemsIn(detail.data) : [])),
    phases: [],
    finishReason,
  };
}

/** ai@4 takes only objects for arguments, so the text of a custom tool stands in one. */
function inputOf(args: Record<string, unknown>): unknown {
  const { input, ...others } = args;
  return typeof input === 'string' && Object.keys(others).length === 0 ? input : args;
}

type Described = Pick<StepResult<ToolSet>, 'providerMetadata'>;

/** What the endpoint ran stands in the metadata: ai@4 would run what it sees as a call. */
function executedIn({ providerMetadata }: Described) {
  // The bridge writes them so.
  return (providerMetadata?.openai?.providerExecuted ?? []) as Array<{
    toolName: string;
    args?: string;
    result?: unknown;
    isError?: true;
  }>;
}

/** Cited documents stand in the metadata: ai@4's sources are web pages. */
function documentsOf({ providerMetadata }: Described): Source[] {
  const documents = providerMetadata?.openai?.documents;
  // The bridge writes them so.
  return ((documents ?? []) as Array<{ title: string }>).map(({ title }) => ({ document: title }));
}

interface RecordedPart {
  type: string;
  providerOptions?: { openai?: { item?: unknown; type?: string; itemId?: string; encryptedContent?: string } };
}

/** The items in a record of the bridge, but for those of calls. */
function itemsIn(record: string): unknown[] {
  const { parts = [] } = JSON.parse(record) as { parts?: RecordedPart[] };
  return parts
    .filter(part => part.type === 'reasoning')
    .flatMap(({ providerOptions }) => {
      const { item, type, itemId, encryptedContent } = providerOptions?.openai ?? {};
      if (type === 'compaction') return [{ type, id: itemId, encrypted_content: encryptedContent }];
      return item === undefined ? [] : [item];
    });
}

type Result = Pick<
  Awaited<ReturnType<typeof generateText>>,
  'steps' | 'usage' | 'sources' | 'warnings' | 'providerMetadata'
> & { response: { messages: unknown[] } };

/** What a call has given, but for its text and its ending. */
export function toAnswer(result: Result): Omit<Answer, 'text' | 'finishReason'> {
  const { steps, usage, sources, warnings, providerMetadata, response } = result;
  const metadata = providerMetadata?.openai ?? {};
  const { cachedPromptTokens: cached, cacheWriteTokens: cacheWrite, reasoningTokens: reasoning } = metadata;
  return {
    steps: steps.map(toStep),
    usage: {
      input: usage.promptTokens,
      output: usage.completionTokens,
      ...(typeof cached === 'number' && { cached }),
      ...(typeof cacheWrite === 'number' && { cacheWrite }),
      ...(typeof reasoning === 'number' && { reasoning }),
    },
    sources: sources.map(({ url }) => url),
    warnings: (warnings ?? []).map(warning => JSON.stringify(warning)),
    metadata,
    messages: response.messages,
  };
}
