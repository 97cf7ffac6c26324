import { asArray, asObject, asString } from '../../json.ts';
import { resealed, seal } from '../../seal.ts';
import type { ReasoningSpec } from '../../item-specs.ts';
import type { Item } from '../../types.ts';
import { includes, modelOf } from '../context.ts';
import { deltas, where, type BareEvent, type ItemKind, type Place } from './kind.ts';

/** What the model thinks, summed up or, with open models, in its own words. */
export const reasoning: ItemKind<ReasoningSpec> = {
  build: (spec, context) => ({
    summary: (spec.summary ?? []).map(text => ({ type: 'summary_text', text })),
    content: spec.content?.map(text => ({ type: 'reasoning_text', text })),
    encrypted_content: includes(context, 'reasoning.encrypted_content')
      ? seal({ item: spec.id, model: modelOf(context), organization: context.organization })
      : undefined,
  }),
  opening: item => ({
    summary: [],
    content: undefined,
    encrypted_content: resealed(item['encrypted_content']),
  }),
  body: reasoningEvents,
};

function* reasoningEvents(item: Item, place: Place): Generator<BareEvent> {
  const { obfuscated } = place;
  for (const [summary_index, part] of asArray(item['summary']).entries()) {
    const at = { ...where(place), summary_index };
    const text = textOf(part);
    yield { type: 'response.reasoning_summary_part.added', ...at, part: { type: 'summary_text', text: '' } };
    yield* deltas('response.reasoning_summary_text.delta', text, { obfuscated, at });
    yield { type: 'response.reasoning_summary_text.done', ...at, text };
    yield { type: 'response.reasoning_summary_part.done', ...at, part };
  }
  for (const [content_index, part] of asArray(item['content']).entries()) {
    const at = { ...where(place), content_index };
    const text = textOf(part);
    yield { type: 'response.content_part.added', ...at, part: { type: 'reasoning_text', text: '' } };
    yield* deltas('response.reasoning_text.delta', text, { obfuscated, at });
    yield { type: 'response.reasoning_text.done', ...at, text };
    yield { type: 'response.content_part.done', ...at, part };
  }
}

function textOf(part: unknown): string {
  return asString(asObject(part)['text']) ?? '';
}
