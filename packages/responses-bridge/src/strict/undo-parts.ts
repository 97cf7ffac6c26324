import type { Sink, Source } from '../flow.ts';
import type { Part } from '../spec.ts';
import { NullFilter, undoText, type Undo } from './filter.ts';

/** What is undone in an answer: in its structured output, and in the input of which tools. */
export interface Undoing {
  readonly output: Undo | undefined;
  readonly tools: ReadonlyMap<string, Undo>;
}

/** Parts in which no null stands that only strict mode asked for. */
export function undoParts(parts: Source<Part>, undoing: Undoing): Source<Part> {
  if (undoing.output === undefined && undoing.tools.size === 0) return parts;
  return sink => parts({ put: undoIn(sink, undoing), end: failure => sink.end(failure) });
}

function undoIn(sink: Sink<Part>, { output, tools }: Undoing): Sink<Part>['put'] {
  const filters = new Map<string, NullFilter>();

  function open(block: string, undo: Undo | undefined): void {
    if (undo !== undefined) filters.set(block, new NullFilter(undo));
  }

  function close(block: string): string {
    const rest = filters.get(block)?.end() ?? '';
    filters.delete(block);
    return rest;
  }

  function filtered(block: string, part: Extract<Part, { delta: string }>): void {
    const filter = filters.get(block);
    if (filter === undefined) return sink.put(part);
    const delta = filter.write(part.delta);
    if (delta !== '') sink.put({ ...part, delta });
  }

  return part => {
    switch (part.type) {
      case 'text-delta':
        return filtered(`text ${part.id}`, part);
      case 'tool-input-delta':
        return filtered(`input ${part.id}`, part);
      case 'text-start':
        open(`text ${part.id}`, output);
        break;
      case 'tool-input-start':
        open(`input ${part.id}`, part.providerExecuted ? undefined : tools.get(part.toolName));
        break;
      case 'text-end': {
        const delta = close(`text ${part.id}`);
        if (delta !== '') sink.put({ type: 'text-delta', id: part.id, delta });
        break;
      }
      case 'tool-input-end': {
        const delta = close(`input ${part.id}`);
        if (delta !== '') sink.put({ type: 'tool-input-delta', id: part.id, delta });
        break;
      }
      case 'tool-call': {
        const undo = part.providerExecuted ? undefined : tools.get(part.toolName);
        return sink.put(undo === undefined ? part : { ...part, input: undoText(part.input, undo) });
      }
      default:
    }
    sink.put(part);
  };
}
