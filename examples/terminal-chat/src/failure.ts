import { RetryError } from 'ai';
import { ResponsesError } from 'responses-bridge';

/** What went wrong, and what to change. */
export function describeFailure(error: unknown): string[] {
  if (RetryError.isInstance(error)) return describeFailure(error.lastError);
  if (!(error instanceof ResponsesError)) return [error instanceof Error ? error.message : String(error)];
  const { code, message, requestId } = error;
  const lines = [message, `Code: ${code}${requestId === undefined ? '' : `, request ${requestId}`}`];
  return isSummaryRefused(message)
    ? [...lines, 'Set REASONING_SUMMARY=none to ask without summaries of the reasoning.']
    : lines;
}

/** OpenAI gives summaries of the reasoning to verified organizations only. */
function isSummaryRefused(message: string): boolean {
  return /reasoning.summar/i.test(message);
}
