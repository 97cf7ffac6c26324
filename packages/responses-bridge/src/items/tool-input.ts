import type { Part } from '../spec.ts';
import type { DecodeContext } from './item.ts';
import { createBlock } from './block.ts';

/** What tells one call of a client tool from another. */
interface CallItem {
  id?: string | null;
  call_id?: string | null;
  status?: string | null;
}

interface FinishedInput {
  toolName: string | null | undefined;
  /** The input as it was streamed. */
  streamed: string;
  /** The input as the caller is to get it. */
  input: string;
}

/** The input of a call that the caller runs, streamed and then whole. */
export function createToolInput(context: DecodeContext) {
  let id: string | undefined;
  let toolName: string | undefined;
  // Some servers leave the call id out; an empty one is none.
  const callId = (item: CallItem) => (id ??= item.call_id || item.id || context.generateId());
  const block = createBlock({
    start: () => ({ type: 'tool-input-start', id: id ?? '', toolName: toolName ?? '' }),
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
      const { input } = finished;
      yield { type: 'tool-call', toolCallId, toolName, input, providerMetadata: context.metadata({ itemId: item.id }) };
    },
  };
}
