import * as z from 'zod/mini';
import type { JSONValue, Part, ReplayPart } from '../spec.ts';
import type { InputContent, InputItem } from '../wire/request.ts';
import { createBlock } from './block.ts';
import { toCallId } from './call-id.ts';
import type { DecodeContext, EncodeContext, Run } from './item.ts';
import { toOutput } from './tool-output.ts';

/** The fields that calls have in common whose type says which tool they call. */
export const typedCallFields = () => ({
  id: z.nullish(z.string()),
  call_id: z.nullish(z.string()),
  status: z.nullish(z.string()),
  caller: z.nullish(z.record(z.string(), z.json())),
  environment: z.nullish(z.record(z.string(), z.json())),
});

/** What tells one such call from another. */
export interface TypedCallItem {
  id?: string | null;
  call_id?: string | null;
  status?: string | null;
  caller?: { [key: string]: JSONValue } | null;
  environment?: { [key: string]: JSONValue } | null;
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
    const { id: itemId, caller, environment } = item;
    // Where the item is stored it goes back by its id, and nothing else of it has to travel.
    const { endpoint } = context;
    const providerMetadata = context.metadata(context.stored ? { itemId } : { itemId, caller, environment, endpoint });
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
    delta: (json: string): readonly Part[] => (id === undefined ? [] : block.delta(json)),
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
  toCall(input: Fields, part: PartOf<'tool-call'>): Fields;
  toOutput(result: ToolResult): Fields;
  /** `true` where the output can hold a file. */
  takesFiles?: true;
}

/** Calls and their outputs as input items, which meet by `call_id`. Whatever a tool gave back, the endpoint wants the output of this call. */
export function encodeTypedCalls(form: TypedCallForm) {
  return (run: Run, context: EncodeContext): InputItem[] =>
    run.flatMap((part): InputItem[] => {
      const { itemId, caller, environment } = context.metadata(part);
      if (part.type === 'tool-call') {
        const fields = { status: 'completed', caller, environment, ...form.toCall(toFields(part.input), part) };
        return [{ type: form.call, id: itemId ?? undefined, call_id: toCallId(part.toolCallId), ...fields }];
      }
      if (part.type !== 'tool-result') return [];
      const result = readResult(part, context);
      if (result.files.length > 0 && !form.takesFiles)
        result.warn('holds files, which its item cannot. They are left out.');
      const fields = form.toOutput(result);
      return [{ type: form.output, call_id: toCallId(part.toolCallId), ...fields }];
    });
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
  const given = toOutput(part, context);
  const entries: InputContent[] = typeof given === 'string' ? [{ type: 'input_text', text: given }] : given;
  return {
    callId: toCallId(part.toolCallId),
    fields: output.type === 'json' ? toFields(output.value) : {},
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
