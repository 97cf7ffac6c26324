import { RetryError, streamText } from 'ai';
import { ResponsesError } from 'responses-bridge';
import { model } from '../../../lib/model.ts';
import { tools } from '../../../lib/tools.ts';

export async function POST(request: Request): Promise<Response> {
  const { messages } = await request.json();
  const result = streamText({
    model,
    messages,
    tools,
    maxSteps: 8,
    abortSignal: request.signal,
    // OpenAI shows the reasoning to verified organizations only.
    providerOptions: { openai: process.env.REASONING_SUMMARY === 'none' ? {} : { reasoningSummary: 'auto' } },
  });
  return result.toDataStreamResponse({ sendReasoning: true, getErrorMessage });
}

/** What the browser may know of an error: not the request, which an unknown error could tell. */
function getErrorMessage(error: unknown): string {
  if (RetryError.isInstance(error)) return getErrorMessage(error.lastError);
  return error instanceof ResponsesError ? `${error.message} (${error.code})` : 'Something went wrong.';
}
