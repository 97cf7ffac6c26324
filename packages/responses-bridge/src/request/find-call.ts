import type { CallOptions, ReplayPart } from '../spec.ts';

type ToolCall = Extract<ReplayPart, { type: 'tool-call' }>;

/** Finds the call that a result answers, by its id: the first one, as what was approved goes on under the id of its request. The calls are collected when the first is asked for. */
export function findCalls(prompt: CallOptions['prompt']): (toolCallId: string) => ToolCall | undefined {
  let calls: Map<string, ToolCall> | undefined;
  return toolCallId => (calls ??= collectCalls(prompt)).get(toolCallId);
}

function collectCalls(prompt: CallOptions['prompt']): Map<string, ToolCall> {
  const calls = new Map<string, ToolCall>();
  for (const { role, content } of prompt) {
    if (role !== 'assistant') continue;
    for (const part of content)
      if (part.type === 'tool-call' && !calls.has(part.toolCallId)) calls.set(part.toolCallId, part);
  }
  return calls;
}
