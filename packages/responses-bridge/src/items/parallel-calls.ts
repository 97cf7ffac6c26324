import type { Part } from '../spec.ts';
import type { DecodeContext } from './item.ts';
import { toFields } from './typed-calls.ts';

/** A tool that no caller declares, by which some models call several functions at once. */
const wrapper = 'parallel';
const prefix = 'functions.';

interface CallItem {
  id?: string | null;
  call_id?: string | null;
  name?: string | null;
}

/** Whether a call may be one of several: it is no function of the caller's. */
export function isWrapper({ name }: CallItem, context: DecodeContext): boolean {
  return name === wrapper && !context.hasFunction(wrapper);
}

/** The calls in a wrapper, or undefined where one of them is of no function of the caller's. */
export function unwrap(item: CallItem, text: string, context: DecodeContext): Part[] | undefined {
  const { tool_uses: uses } = toFields(text);
  if (!Array.isArray(uses) || uses.length === 0) return undefined;
  const id = item.call_id || item.id || context.generateId();
  const providerMetadata = context.metadata({ itemId: item.id, endpoint: context.endpoint });
  const parts: Part[] = [];
  for (const [index, use] of uses.entries()) {
    const { recipient_name: recipient, parameters } = toFields(use);
    if (typeof recipient !== 'string' || !recipient.startsWith(prefix)) return undefined;
    const toolName = recipient.slice(prefix.length);
    if (!context.hasFunction(toolName) || !isObject(parameters)) return undefined;
    const toolCallId = `${id}_${index}`;
    const input = JSON.stringify(parameters);
    parts.push(
      { type: 'tool-input-start', id: toolCallId, toolName },
      { type: 'tool-input-delta', id: toolCallId, delta: input },
      { type: 'tool-input-end', id: toolCallId },
      { type: 'tool-call', toolCallId, toolName, input, providerMetadata },
    );
  }
  return parts;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
