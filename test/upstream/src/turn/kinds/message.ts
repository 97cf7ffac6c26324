import { asArray, asObject, asString } from '../../json.ts';
import type { ContentSpec, JsonObject, MessageSpec } from '../../item-specs.ts';
import type { Item } from '../../types.ts';
import { includes, type TurnContext } from '../context.ts';
import { logprobsOf } from '../text.ts';
import { deltas, inProgress, where, type BareEvent, type ItemKind, type Place } from './kind.ts';

/** What the assistant says. */
export const message: ItemKind<MessageSpec> = {
  build: (spec, context) => ({
    status: spec.status ?? 'completed',
    content: partsOf(spec).map(part => contentPart(part, context)),
    phase: spec.phase,
    role: 'assistant',
  }),
  opening: () => ({ ...inProgress, content: [] }),
  body: messageEvents,
};

function partsOf(spec: MessageSpec): readonly ContentSpec[] {
  if (spec.content !== undefined) return spec.content;
  if (spec.refusal !== undefined) return [{ type: 'refusal', refusal: spec.refusal }];
  return [{ type: 'output_text', text: spec.text ?? '', annotations: spec.annotations }] as ContentSpec[];
}

function contentPart(part: ContentSpec, context: TurnContext): JsonObject {
  if (part.type === 'refusal') return { type: 'refusal', refusal: part.refusal };
  const logprobs = logprobsOf(part.text, includes(context, 'message.output_text.logprobs'));
  return { type: 'output_text', annotations: part.annotations ?? [], logprobs, text: part.text };
}

function* messageEvents(item: Item, place: Place): Generator<BareEvent> {
  for (const [content_index, value] of asArray(item['content']).entries()) {
    const part = asObject(value);
    const at = { ...where(place), content_index };
    yield* part['type'] === 'refusal' ? refusalEvents(part, place, at) : textEvents(part, place, at);
  }
}

function* refusalEvents(part: JsonObject, { obfuscated }: Place, at: JsonObject): Generator<BareEvent> {
  const refusal = asString(part['refusal']) ?? '';
  yield { type: 'response.content_part.added', ...at, part: { type: 'refusal', refusal: '' } };
  yield* deltas('response.refusal.delta', refusal, { obfuscated, at });
  yield { type: 'response.refusal.done', ...at, refusal };
  yield { type: 'response.content_part.done', ...at, part };
}

function* textEvents(part: JsonObject, { obfuscated }: Place, at: JsonObject): Generator<BareEvent> {
  const text = asString(part['text']) ?? '';
  const logprobs = asArray(part['logprobs']);
  const pending = [...asArray(part['annotations']).entries()];
  let sent = 0;
  yield {
    type: 'response.content_part.added',
    ...at,
    part: { type: 'output_text', annotations: [], logprobs: [], text: '' },
  };
  for (const [index, event] of [...deltas('response.output_text.delta', text, { obfuscated, at })].entries()) {
    yield { ...event, logprobs: logprobs.slice(index, index + 1) };
    sent += asString(event['delta'])?.length ?? 0;
    yield* annotationEvents(pending, at, sent);
  }
  yield* annotationEvents(pending, at, Infinity);
  yield { type: 'response.output_text.done', ...at, logprobs, text };
  yield { type: 'response.content_part.done', ...at, part };
}

/** A citation is told as soon as the text it covers has been sent. */
function* annotationEvents(pending: [number, unknown][], at: JsonObject, sent: number): Generator<BareEvent> {
  for (let next = pending[0]; next !== undefined; next = pending[0]) {
    const end = asObject(next[1])['end_index'];
    if (typeof end === 'number' && end > sent) return;
    pending.shift();
    yield { type: 'response.output_text.annotation.added', ...at, annotation_index: next[0], annotation: next[1] };
  }
}
