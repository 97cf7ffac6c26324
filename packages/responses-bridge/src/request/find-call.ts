import type { CallOptions, ReplayPart } from '../spec.ts';

type ToolCall = Extract<ReplayPart, { type: 'tool-call' }>;

/** Finds the call that a result answers, by its id. The calls are collected when the first is asked for. */
export function findCalls(prompt: CallOptions['prompt']): (toolCallId: string) => ToolCall | undefined {
  let calls: Map<string, ToolCall> | undefined;
  return toolCallId => (calls ??= collectCalls(prompt)).get(toolCallId);
}

function collectCalls(prompt: CallOptions['prompt']): Map<string, ToolCall> {
  const calls = new Map<string, ToolCall>();
  for (const { role, content } of prompt) {
    if (role !== 'assistant') continue;
    for (const part of content) if (part.type === 'tool-call') calls.set(part.toolCallId, part);
  }
  return calls;
}
