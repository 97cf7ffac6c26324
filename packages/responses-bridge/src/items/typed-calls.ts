import * as z from 'zod/mini';
import type { JSONObject, Part, ReplayPart } from '../spec.ts';
import type { InputContent, InputItem } from '../wire/request.ts';
import { createBlock } from './block.ts';
import { toCallId } from './call-id.ts';
import { callerField, callerOf, decodeCaller } from './caller.ts';
import { stopped } from './client-call.ts';
import type { Answer, DecodeContext, EncodeContext, Run } from './item.ts';
import { toOutput } from './tool-output.ts';
import { json, record } from '../wire/schema.ts';

/** The fields that calls have in common whose type says which tool they call. */
export const typedCallFields = () => ({
  id: z.nullish(z.string()),
  call_id: z.nullish(z.string()),
  status: z.nullish(z.string()),
  caller: callerField(),
  environment: z.nullish(record(json())),
});

/** What tells one such call from another. */
export interface TypedCallItem {
  id?: string | null;
  call_id?: string | null;
  status?: string | null;
  caller?: JSONObject | null;
  environment?: JSONObject | null;
}

/** A call whose type says which tool it calls, and which the caller runs. Its input is JSON that is made here. */
export function typedCall(toolName: string, context: DecodeContext) {
  let id: string | undefined;
  const block = createBlock({
    start: () => ({ type: 'tool-input-start', id: id ?? '', toolName }),
    delta: delta => ({ type: 'tool-input-delta', id: id ?? '', delta }),
    end: () => ({ type: 'tool-input-end', id: id ?? '' }),
  });

  function name(item: TypedCallItem): string {
    return (id ??= item.call_id || item.id || context.generateId());
  }

  /** What was cut off mid-way must not be run. */
  function* call(item: TypedCallItem, input: object): Iterable<Part> {
    const toolCallId = name(item);
    if (item.status === 'incomplete') return;
    const { id: itemId, environment } = item;
    const caller = decodeCaller(item.caller);
    // Where the item is stored it goes back by its id, and only its output has to know who called.
    const whole = context.stored ? undefined : { environment, endpoint: context.endpoint };
    const providerMetadata = context.metadata({ itemId, caller, ...whole });
    yield { type: 'tool-call', toolCallId, toolName, input: JSON.stringify(input), providerMetadata };
  }

  return {
    /** The id of the call: the first one that was heard. */
    name,
    *announce(item: TypedCallItem): Iterable<Part> {
      name(item);
      yield* block.start();
    },
    /** A piece of the JSON of the input. */
    delta: (text: string): readonly Part[] => (id === undefined ? [] : block.delta(text)),
    call,
    /** The call, and before it what was not streamed of its input. */
    *finish(item: TypedCallItem, input: object): Iterable<Part> {
      name(item);
      yield* block.end(JSON.stringify(input));
      yield* call(item, input);
    },
  };
}

type PartOf<Type extends ReplayPart['type']> = Extract<ReplayPart, { type: Type }>;

/** Fields of an object that others made. */
export type Fields = Record<string, unknown>;

/** How a kind of call, and what its tool gave back, go back. */
interface TypedCallForm {
  call: string;
  output: string;
  /** How ids of such calls begin, where the protocol wants one: a history of others has none. */
  idPrefix?: string;
  toCall(input: Fields, wireName: string | undefined): Fields;
  toOutput(result: ToolResult): Fields;
  /** `true` where the output can hold a file. */
  takesFiles?: true;
  /** What an output says, where its JSON is not for a model to read. */
  content?(output: InputItem): InputContent[];
}

/** How such calls go back, and what stands for what is missing of them. */
export function typedCalls(form: TypedCallForm) {
  const { output, idPrefix } = form;
  const result = { call: {}, fields: {}, text: stopped, files: [], failed: true, warn: () => {} };
  const answer: Answer = {
    type: output,
    missing: ({ call_id, caller }) => ({
      type: output,
      call_id,
      caller,
      ...form.toOutput({ ...result, callId: String(call_id) }),
    }),
    ...(form.content && { content: form.content }),
  };
  const anonymous = (item: InputItem): InputItem => ({
    ...item,
    id: idPrefix === undefined ? undefined : makeId(idPrefix, item.call_id),
  });
  return { answer, anonymous, encode: encodeTypedCalls(form) };
}

const makeId = (prefix: string, callId: unknown) => toCallId(`${prefix}_${String(callId)}`);

/** Calls and their outputs as input items, which meet by `call_id`. Whatever a tool gave back, the endpoint wants the output of this call. */
function encodeTypedCalls(form: TypedCallForm) {
  return (run: Run, context: EncodeContext): InputItem[] =>
    run.flatMap((part): InputItem[] => {
      if (part.type === 'tool-call') return [encodeCall(part, form, context)];
      return part.type === 'tool-result' ? [encodeOutput(part, form, context)] : [];
    });
}

function encodeCall(part: PartOf<'tool-call'>, form: TypedCallForm, context: EncodeContext): InputItem {
  const { itemId, environment } = context.metadata(part);
  const call_id = toCallId(part.toolCallId);
  const made = form.idPrefix && makeId(form.idPrefix, call_id);
  const fields = form.toCall(toFields(part.input), context.wireName(part.toolName));
  const caller = callerOf(part, context);
  return { type: form.call, id: itemId ?? made, call_id, status: 'completed', caller, environment, ...fields };
}

function encodeOutput(part: PartOf<'tool-result'>, form: TypedCallForm, context: EncodeContext): InputItem {
  const result = readResult(part, context);
  if (result.files.length > 0 && !form.takesFiles)
    result.warn('holds files, which its item cannot. They are left out.');
  return { type: form.output, call_id: result.callId, caller: callerOf(part, context), ...form.toOutput(result) };
}

/** An object, or the JSON of one; anything else has no fields. */
export function toFields(value: unknown): Fields {
  if (typeof value === 'string') return toFields(parseJson(value));
  // Any object has fields, whatever they are.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value, or undefined where the text is no JSON or the JSON of a text. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? undefined : value;
  } catch {
    return undefined;
  }
}

/** What a tool gave back. */
export interface ToolResult {
  callId: string;
  /** The input of the call, as far as the prompt has it. */
  call: Fields;
  /** The fields of its own form of result; none where it gave anything else. */
  fields: Fields;
  /** The result as a text. */
  text: string;
  files: Exclude<InputContent, { type: 'input_text' }>[];
  /** It failed, or was not allowed to run. */
  failed: boolean;
  warn(what: string): void;
}

function readResult(part: PartOf<'tool-result'>, context: EncodeContext): ToolResult {
  const { output, toolName } = part;
  const warn = (what: string) => context.warn({ type: 'other', message: `The result of ${toolName} ${what}` });
  const isJson = output.type === 'json' || output.type === 'error-json';
  // A text is what it says, and not the JSON of it.
  const given = isJson && typeof output.value === 'string' ? output.value : toOutput(part, context);
  const entries: InputContent[] = typeof given === 'string' ? [{ type: 'input_text', text: given }] : given;
  return {
    callId: toCallId(part.toolCallId),
    call: toFields(context.callOf(part.toolCallId)?.input),
    fields: isJson ? toFields(output.value) : {},
    text: entries.flatMap(entry => (entry.type === 'input_text' ? [entry.text] : [])).join('\n'),
    files: entries.filter(entry => entry.type !== 'input_text'),
    failed: output.type.startsWith('error') || output.type === 'execution-denied',
    warn,
  };
}

/** Text, or undefined for what is none. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A number, or undefined for what is none. */
export const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The entries of a list; of anything else none. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
