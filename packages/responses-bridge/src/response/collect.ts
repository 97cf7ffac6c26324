import type { Source } from '../flow.ts';
import type { Content, FinishReason, Part, ProviderMetadata, Usage, Warning } from '../spec.ts';
import { toUsage } from './usage.ts';

/** A whole answer. */
export interface Collected {
  content: Content[];
  finishReason: FinishReason;
  usage: Usage;
  providerMetadata?: ProviderMetadata;
  warnings: Warning[];
  metadata: { id?: string; modelId?: string; timestamp?: Date };
}

/**
 * Takes every part there is.
 *
 * @throws what the first error part holds, after the source was let go.
 */
export async function drain<T extends { type: string }>(source: Source<T>, take: (part: T) => void): Promise<void> {
  const seen = { end: false, failures: [] as unknown[] };
  const pump = source({
    put(part) {
      if ('error' in part && part.type === 'error') seen.failures.push(part.error);
      else take(part);
    },
    end: () => void (seen.end = true),
  });
  try {
    while (!seen.end && seen.failures.length === 0) await pump.pull();
  } catch (error) {
    seen.failures.push(error);
  }
  if (seen.end) pump.release();
  else await pump.cancel().catch(() => {});
  if (seen.failures.length > 0) throw seen.failures[0];
}

/** Parts → result: generating is streaming, collected. There is no second way to read a response. */
export async function collect(parts: Source<Part>): Promise<Collected> {
  const { result, take } = createCollector();
  await drain(parts, take);
  return result;
}

/** Takes parts one by one, and has the result that they make so far. */
export function createCollector() {
  const blocks = new Map<string, Extract<Content, { type: 'text' | 'reasoning' }>>();
  const result: Collected = {
    content: [],
    finishReason: { unified: 'other', raw: undefined },
    usage: toUsage(null),
    warnings: [],
    metadata: {},
  };

  function open(type: 'text' | 'reasoning', id: string) {
    const block = { type, text: '' };
    blocks.set(id, block);
    result.content.push(block);
  }

  function blockOf(id: string) {
    const block = blocks.get(id);
    if (block === undefined) throw new Error(`A part of block ${id} came before its start.`);
    return block;
  }

  function take(part: Part): void {
    switch (part.type) {
      case 'text-start':
        return open('text', part.id);
      case 'reasoning-start':
        return open('reasoning', part.id);
      case 'text-delta':
      case 'reasoning-delta':
        blockOf(part.id).text += part.delta;
        return;
      case 'text-end':
      case 'reasoning-end':
        blockOf(part.id).providerMetadata = part.providerMetadata;
        return;
      case 'stream-start':
        result.warnings = part.warnings;
        return;
      case 'response-metadata': {
        const { type: _, ...metadata } = part;
        result.metadata = metadata;
        return;
      }
      case 'finish': {
        const { type: _, ...ending } = part;
        Object.assign(result, ending);
        return;
      }
      case 'error':
      case 'raw':
      case 'ping':
      case 'tool-input-start':
      case 'tool-input-delta':
      case 'tool-input-end':
        return;
      default:
        // What a result was on its way is no part of a whole answer.
        if (!('preliminary' in part && part.preliminary)) result.content.push(part);
    }
  }

  return { result, take };
}
