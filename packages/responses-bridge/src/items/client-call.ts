import * as z from 'zod/mini';
import type { JSONObject, Part, ReplayPart } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';
import { createBlock } from './block.ts';
import { callerField, callerOf, decodeCaller } from './caller.ts';
import { toCallId } from './call-id.ts';
import type { Answer, DecodeContext, EncodeContext, Run } from './item.ts';
import { moreTools } from './more-tools.ts';
import { toOutput } from './tool-output.ts';

/** The fields that calls of client tools share, beside their input. */
export const callFields = () => ({
  id: z.nullish(z.string()),
  call_id: z.nullish(z.string()),
  name: z.nullish(z.string()),
  status: z.nullish(z.string()),
  namespace: z.nullish(z.string()),
  caller: callerField(),
});

/** What tells one call of a client tool from another. */
export interface CallItem {
  id?: string | null;
  call_id?: string | null;
  name?: string | null;
  status?: string | null;
  namespace?: string | null;
  caller?: JSONObject | null;
}

interface InputForm {
  /** The input as the caller is to get it, JSON, from the wire's text. */
  toInput(text: string): string;
  /** `text` where what is streamed is no JSON. */
  inputEncoding?: 'text';
}

/** The input of a call that the caller runs, streamed and then whole. */
export function createToolInput(context: DecodeContext, { toInput, inputEncoding }: InputForm) {
  let id: string | undefined;
  let toolName: string | undefined;
  let announced: CallItem = {};
  let text = '';
  let streamed = inputEncoding === 'text';
  const block = createBlock({
    start: () => ({ type: 'tool-input-start', id: id ?? '', toolName: toolName ?? '', inputEncoding }),
    delta: delta => ({ type: 'tool-input-delta', id: id ?? '', delta }),
    end: () => ({ type: 'tool-input-end', id: id ?? '' }),
  });

  function* finish(item: CallItem, whole: string): Iterable<Part> {
    // Some servers leave the call id out; an empty one is none.
    const toolCallId = (id ??= item.call_id || item.id || context.generateId());
    toolName ??= item.name ?? '';
    // JSON that was never streamed comes with the call and needs no delta; text needs one to be told from none.
    yield* block.end(streamed ? whole : '');
    // What was cut off mid-way must not be run.
    if (item.status === 'incomplete') return;
    const { id: itemId, namespace } = item;
    const caller = decodeCaller(item.caller);
    const providerMetadata = context.metadata({ itemId, namespace, caller, endpoint: context.endpoint });
    yield { type: 'tool-call', toolCallId, toolName, input: toInput(whole), providerMetadata };
  }

  return {
    *added(item: CallItem): Iterable<Part> {
      announced = item;
      // Without a name nothing can be announced yet.
      if (item.name == null) return;
      // Some servers announce a call again, and its input has the id that it began with.
      id ??= item.call_id || item.id || context.generateId();
      toolName ??= item.name;
      yield* block.start();
    },
    delta(delta: string): readonly Part[] {
      text += delta;
      streamed = true;
      return toolName === undefined ? [] : block.delta(delta);
    },
    /** The input as far as it was heard. */
    heard: (): string => text,
    /** The whole input, where an event brings it and the item may not. */
    complete(whole: string | null | undefined): readonly Part[] {
      text = whole ?? text;
      return [];
    },
    done: (item: CallItem, whole: string | null | undefined): Iterable<Part> => finish(item, whole ?? text),
    end: (): readonly Part[] => (announced.name == null ? [] : [...finish({ ...announced, status: null }, text)]),
  };
}

/** What a tool gave back that was stopped, or that nobody ran. */
export const stopped = 'aborted';

/** How a kind of call goes back. */
interface CallForm {
  call: string;
  output: string;
  /** The field that holds the input, as text. */
  field: string;
  toText(input: unknown): string;
}

/** How such calls go back, and what stands for one that is missing. */
export function clientCalls(form: CallForm) {
  const { call: type, output, field } = form;
  const answer: Answer = {
    type: output,
    missing: ({ call_id, caller }) => ({ type: output, call_id, output: stopped, caller }),
    call: (call_id, name) => ({ type, call_id, name, [field]: form.toText({}) }),
  };
  // They meet by `call_id`, so their own id says nothing that is needed.
  return { answer, anonymous: (call: InputItem) => call, encode: encodeCalls(form) };
}

/** Calls and their outputs as input items. They go without an id: they meet by `call_id`. */
function encodeCalls(form: CallForm) {
  return (run: Run, context: EncodeContext): InputItem[] => {
    const items: InputItem[] = [];
    for (const part of run) {
      if (part.type === 'tool-call') items.push(encodeCall(part, form, context));
      else if (part.type === 'tool-result') {
        items.push(encodeOutput(part, form, context), ...moreTools(context.names, part.providerOptions));
      }
    }
    return items;
  };
}

type PartOf<Type extends ReplayPart['type']> = Extract<ReplayPart, { type: Type }>;

function encodeCall(part: PartOf<'tool-call'>, { call, field, toText }: CallForm, context: EncodeContext): InputItem {
  const { namespace } = context.metadata(part);
  return {
    type: call,
    call_id: toCallId(part.toolCallId),
    name: part.toolName,
    [field]: toText(part.input),
    namespace: namespace ?? undefined,
    caller: callerOf(part, context),
  };
}

function encodeOutput(part: PartOf<'tool-result'>, form: CallForm, context: EncodeContext): InputItem {
  const output = toOutput(part, context);
  return { type: form.output, call_id: toCallId(part.toolCallId), output, caller: callerOf(part, context) };
}
