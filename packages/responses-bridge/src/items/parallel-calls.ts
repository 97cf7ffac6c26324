import { optionsOf } from '../metadata.ts';
import type { Part, Prompt, ReplayPart } from '../spec.ts';
import type { InputContent, InputItem } from '../wire/request.ts';
import { toCallId } from './call-id.ts';
import { stopped } from './client-call.ts';
import type { DecodeContext } from './item.ts';
import type { ToolOutput } from './tool-output.ts';
import { numberOf, textOf, toFields } from './typed-calls.ts';

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
  const parts: Part[] = [];
  for (const [index, use] of uses.entries()) {
    const called = readUse(use, context);
    if (called === undefined) return undefined;
    const { toolName, input } = called;
    const toolCallId = `${id}_${index}`;
    const all = index === 0 ? { input: text } : undefined;
    const itemId = item.id ?? undefined;
    const place = { toolCallId: id, toolName: wrapper, ...all, index, count: uses.length };
    const providerMetadata = context.metadata({
      itemId,
      parallelToolCall: { ...(itemId !== undefined && { itemId }), ...place },
      endpoint: context.endpoint,
    });
    parts.push(
      { type: 'tool-input-start', id: toolCallId, toolName },
      { type: 'tool-input-delta', id: toolCallId, delta: input },
      { type: 'tool-input-end', id: toolCallId },
      { type: 'tool-call', toolCallId, toolName, input, providerMetadata },
    );
  }
  return parts;
}

/** One of the calls, or undefined where it is of no function of the caller's. */
function readUse(use: unknown, { hasFunction }: DecodeContext): { toolName: string; input: string } | undefined {
  const { recipient_name: recipient, parameters } = toFields(use);
  if (typeof recipient !== 'string' || !recipient.startsWith(prefix)) return undefined;
  const toolName = recipient.slice(prefix.length);
  return hasFunction(toolName) && isObject(parameters) ? { toolName, input: JSON.stringify(parameters) } : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A call that was one of several in a wrapper. */
interface ParallelCall {
  callId: string;
  wrapperId: string;
  index: number;
  input: string | undefined;
}

/** The calls of a prompt whose wrappers the endpoint keeps, in the order of each. */
function findParallel(prompt: Prompt, names: readonly string[]): ParallelCall[] {
  const calls = new Map<string, ParallelCall>();
  for (const { role, content } of prompt) {
    if (role !== 'assistant' && role !== 'tool') continue;
    for (const part of content) {
      const call = readParallel(part, names);
      // A result that has the metadata of its call tells no more than that.
      if (call !== undefined && !calls.has(call.callId)) calls.set(call.callId, call);
    }
  }
  return [...calls.values()].sort((one, other) => one.index - other.index);
}

function readParallel(part: ReplayPart, names: readonly string[]): ParallelCall | undefined {
  if (part.type !== 'tool-call' && part.type !== 'tool-result') return undefined;
  const { parallelToolCall, endpoint } = toFields(optionsOf(names, part.providerOptions));
  const { toolCallId, index, input } = toFields(parallelToolCall);
  const [wrapperId, place] = [textOf(toolCallId), numberOf(index)];
  // What carries a tag was answered where nothing is kept.
  if (wrapperId === undefined || place === undefined || endpoint != null) return undefined;
  return { callId: toCallId(part.toolCallId), wrapperId: toCallId(wrapperId), index: place, input: textOf(input) };
}

/**
 * An endpoint that goes on from what it keeps knows the wrapper and not the calls that were in it, so these become the
 * wrapper again, and their outputs the one output of it.
 */
export function wrapAgain(items: InputItem[], prompt: Prompt, names: readonly string[]): InputItem[] {
  const calls = findParallel(prompt, names);
  if (calls.length === 0) return items;
  const outputs = new Map(items.map(item => [`${item.type} ${item.call_id}`, item.output as ToolOutput]));
  const told = new Set<string>();
  return items.flatMap((item): InputItem[] => {
    const call = calls.find(({ callId }) => callId === item.call_id);
    const all = calls.filter(({ wrapperId }) => wrapperId === call?.wrapperId);
    const input = all.find(one => one.input !== undefined)?.input;
    if (call === undefined || input === undefined) return [item];
    const { wrapperId: call_id } = call;
    const { type } = item;
    if (told.has(`${type} ${call_id}`)) return [];
    told.add(`${type} ${call_id}`);
    if (type === 'function_call') return [{ type, call_id, name: wrapper, arguments: input }];
    return [{ type, call_id, output: join(all.map(({ callId }) => outputs.get(`${type} ${callId}`))) }];
  });
}

/** The outputs in the order of their calls, each in its own lines. */
function join(outputs: readonly (ToolOutput | undefined)[]): ToolOutput {
  const all = outputs.map(output => output ?? stopped);
  if (all.every(output => typeof output === 'string')) return all.join('\n');
  return all.flatMap((output): InputContent[] =>
    typeof output === 'string' ? [{ type: 'input_text', text: output }] : output,
  );
}
