import { ResponsesError } from '../errors.ts';
import type { Part } from '../spec.ts';

type BlockEnd = Extract<Part, { type: 'text-end' | 'reasoning-end' | 'tool-input-end' }>;

/** Learns from the parts themselves what the ending depends on, so that no kind has to report it. */
export function observeParts() {
  const open = new Map<string, BlockEnd>();
  const seen = { toolCall: false, error: false, cut: false };
  /** The calls that the caller is to answer: what answers itself waits for nobody. */
  const waiting = new Set<string>();

  return {
    seen,
    /** The parts that close what a broken stream left open. */
    unclosed: (): Part[] => [...open.values()],
    observe(part: Part): void {
      switch (part.type) {
        // First, as nearly all parts are these.
        case 'text-delta':
        case 'reasoning-delta':
        case 'tool-input-delta':
          break;
        case 'text-start':
          open.set(part.id, { type: 'text-end', id: part.id });
          break;
        case 'reasoning-start':
          open.set(part.id, { type: 'reasoning-end', id: part.id });
          break;
        case 'tool-input-start':
          open.set(part.id, { type: 'tool-input-end', id: part.id });
          break;
        case 'text-end':
        case 'reasoning-end':
        case 'tool-input-end':
          open.delete(part.id);
          break;
        case 'tool-call':
          if (!part.providerExecuted) waiting.add(part.toolCallId);
          seen.toolCall = waiting.size > 0;
          break;
        case 'tool-approval-request':
          waiting.add(part.toolCallId);
          seen.toolCall = true;
          break;
        case 'tool-result':
          waiting.delete(part.toolCallId);
          seen.toolCall = waiting.size > 0;
          break;
        case 'error':
          seen.error = true;
          seen.cut ||= ResponsesError.isInstance(part.error) && part.error.code === 'stream_truncated';
          break;
        default:
      }
    },
  };
}
