import { asArray, asObject, asString } from '../json.ts';
import type { Item } from '../types.ts';

/** A tool's call, and what came back. */
export interface ToolResult {
  readonly name: string;
  readonly input: string;
  readonly output: string;
}

/** What the persona reads of a conversation. */
export interface Conversation {
  /** The user's last message. */
  readonly question: string;
  /** The user's messages before it. */
  readonly earlier: readonly string[];
  /** The results of the tools that were called for the question. */
  readonly results: readonly ToolResult[];
}

export function readConversation(items: readonly Item[]): Conversation {
  const asked = items.filter(item => item.type === 'message' && item['role'] === 'user');
  const last = asked.at(-1);
  const since = last === undefined ? items : items.slice(items.indexOf(last) + 1);
  return {
    question: textOf(last?.['content']),
    earlier: asked.slice(0, -1).map(item => textOf(item['content'])),
    results: resultsIn(since),
  };
}

function resultsIn(items: readonly Item[]): ToolResult[] {
  const calls = new Map(items.filter(({ type }) => type.endsWith('_call')).map(item => [item['call_id'], item]));
  const outputs = items.filter(({ type }) => type === 'function_call_output' || type === 'custom_tool_call_output');
  return outputs.map(item => {
    const call = calls.get(item['call_id']);
    const input = asString(call?.['arguments']) ?? asString(call?.['input']) ?? '';
    return { name: asString(call?.['name']) ?? 'tool', input, output: textOf(item['output']) };
  });
}

/** The text of a string or of content parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return asArray(content)
    .map(part => asString(asObject(part)['text']) ?? `[${String(asObject(part)['type'])}]`)
    .join('\n');
}
