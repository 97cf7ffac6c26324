import type { Part, ResponsesModel } from '../spec.ts';
import { mapParts, type Put } from './stream.ts';

/**
 * A model that, where JSON is asked for, tells as reasoning what it says beside its answer. Callers join all text of an
 * answer and parse it, and only the final answer is in the format. It goes back as the message that it was.
 */
export function withAsides(model: ResponsesModel): ResponsesModel {
  return {
    ...model,
    async call(options, transfer) {
      const reply = await model.call(options, transfer);
      if (options.responseFormat?.type !== 'json') return reply;
      return { ...reply, parts: mapParts(reply.parts, next => tellAsides(next, model.name)) };
    },
  };
}

function tellAsides(next: Put<Part>, name: string): Put<Part> {
  const asides = new Set<string>();
  return part => {
    switch (part.type) {
      case 'text-start':
        if (part.providerMetadata?.[name]?.phase !== 'commentary') return next(part);
        asides.add(part.id);
        return next({ ...part, type: 'reasoning-start' });
      case 'text-delta':
        return next(asides.has(part.id) ? { ...part, type: 'reasoning-delta' } : part);
      case 'text-end':
        return next(asides.has(part.id) ? { ...part, type: 'reasoning-end' } : part);
      default:
        next(part);
    }
  };
}
