import * as z from 'zod/mini';
import type { JSONValue, Part, ReplayPart } from '../spec.ts';
import type { DecodeContext, EncodeContext } from './item.ts';
import { createBlock } from './block.ts';

/** The fields that calls of client tools share, beside their input. */
export const callFields = {
  id: z.nullish(z.string()),
  call_id: z.nullish(z.string()),
  name: z.nullish(z.string()),
  status: z.nullish(z.string()),
  namespace: z.nullish(z.string()),
  caller: z.nullish(z.record(z.string(), z.json())),
};

/** What tells one call of a client tool from another. */
interface CallItem {
  id?: string | null;
  call_id?: string | null;
  status?: string | null;
  namespace?: string | null;
  caller?: { [key: string]: JSONValue } | null;
}

interface FinishedInput {
  toolName: string | null | undefined;
  /** The input as it was streamed. */
  streamed: string;
  /** The input as the caller is to get it. */
  input: string;
}

/** The input of a call that the caller runs, streamed and then whole. The stream of a custom tool's input is its text, and no JSON. */
export function createToolInput(context: DecodeContext, inputEncoding?: 'text') {
  let id: string | undefined;
  let toolName: string | undefined;
  // Some servers leave the call id out; an empty one is none.
  const callId = (item: CallItem) => (id ??= item.call_id || item.id || context.generateId());
  const block = createBlock({
    start: () => ({ type: 'tool-input-start', id: id ?? '', toolName: toolName ?? '', inputEncoding }),
    delta: delta => ({ type: 'tool-input-delta', id: id ?? '', delta }),
    end: () => ({ type: 'tool-input-end', id: id ?? '' }),
  });

  return {
    *start(item: CallItem, name: string | null | undefined): Iterable<Part> {
      // Without a name nothing can be announced yet.
      if (name == null) return;
      callId(item);
      toolName = name;
      yield* block.start();
    },
    delta: (delta: string): readonly Part[] => (toolName === undefined ? [] : block.delta(delta)),
    *done(item: CallItem, finished: FinishedInput): Iterable<Part> {
      const toolCallId = callId(item);
      toolName ??= finished.toolName ?? '';
      yield* block.end(finished.streamed);
      // What was cut off mid-way must not be run.
      if (item.status === 'incomplete') return;
      const { id: itemId, namespace, caller } = item;
      const providerMetadata = context.metadata({ itemId, namespace, caller });
      yield { type: 'tool-call', toolCallId, toolName, input: finished.input, providerMetadata };
    },
  };
}

/** What goes back with a call beside its input. */
export function encodeCaller(part: ReplayPart, context: EncodeContext) {
  const { namespace, caller } = context.metadata(part);
  return { namespace: namespace ?? undefined, caller: caller ?? undefined };
}
