import { asArray, asObject, asString } from '../json.ts';
import type { Item, JsonObject } from '../types.ts';
import { seal, unseal } from '../seal.ts';
import { deltasOf, obfuscationOf } from './text.ts';

/** An event that has not been numbered yet. */
export interface BareEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Where an item stands, and whether deltas carry their random filler. */
interface Place {
  readonly item_id: string | undefined;
  readonly output_index: number;
  readonly obfuscated: boolean;
}

interface ItemKind {
  /** The item as `output_item.added` shows it: nothing written yet. */
  opening(item: Item): JsonObject;
  body(item: Item, place: Place): Generator<BareEvent>;
}

const inProgress = { status: 'in_progress' };

/** One row per type of item whose events tell of its making; any other type is added and done. */
const kinds: Readonly<Record<string, ItemKind>> = {
  message: { opening: () => ({ ...inProgress, content: [] }), body: messageEvents },
  reasoning: { opening: openReasoning, body: reasoningEvents },
  function_call: {
    opening: () => ({ ...inProgress, arguments: '' }),
    body: (item, place) => written('response.function_call_arguments', 'arguments', { item, place }),
  },
  custom_tool_call: {
    opening: () => ({ ...inProgress, input: '' }),
    body: (item, place) => written('response.custom_tool_call_input', 'input', { item, place }),
  },
  web_search_call: { opening: () => ({ ...inProgress, action: undefined }), body: searchEvents },
};

/** The events by which one finished item is told, from `output_item.added` to `output_item.done`. */
export function* itemEvents(item: Item, output_index: number, obfuscated: boolean): Generator<BareEvent> {
  const kind = kinds[item.type];
  const opened = JSON.parse(JSON.stringify({ ...item, ...kind?.opening(item) })) as JsonObject;
  yield { type: 'response.output_item.added', output_index, item: opened };
  if (kind !== undefined) yield* kind.body(item, { item_id: item.id, output_index, obfuscated });
  yield { type: 'response.output_item.done', output_index, item };
}

/** The service sends another, unfinished encrypted content first; only that of `.done` may be sent back. */
function openReasoning(item: Item): JsonObject {
  const sealed = unseal(asString(item['encrypted_content']) ?? '');
  return {
    summary: [],
    content: undefined,
    encrypted_content: sealed === undefined ? undefined : seal(sealed, 'partial'),
  };
}

function* reasoningEvents(item: Item, place: Place): Generator<BareEvent> {
  for (const [summary_index, part] of asArray(item['summary']).entries()) {
    const at = { ...where(place), summary_index };
    const text = textOf(part);
    yield { type: 'response.reasoning_summary_part.added', ...at, part: { type: 'summary_text', text: '' } };
    yield* deltas('response.reasoning_summary_text.delta', text, { place, at });
    yield { type: 'response.reasoning_summary_text.done', ...at, text };
    yield { type: 'response.reasoning_summary_part.done', ...at, part };
  }
  for (const [content_index, part] of asArray(item['content']).entries()) {
    const at = { ...where(place), content_index };
    const text = textOf(part);
    yield { type: 'response.content_part.added', ...at, part: { type: 'reasoning_text', text: '' } };
    yield* deltas('response.reasoning_text.delta', text, { place, at });
    yield { type: 'response.reasoning_text.done', ...at, text };
    yield { type: 'response.content_part.done', ...at, part };
  }
}

function* messageEvents(item: Item, place: Place): Generator<BareEvent> {
  for (const [content_index, value] of asArray(item['content']).entries()) {
    const part = asObject(value);
    const at = { ...where(place), content_index };
    yield* part['type'] === 'refusal' ? refusalEvents(part, place, at) : textEvents(part, place, at);
  }
}

function* refusalEvents(part: JsonObject, place: Place, at: JsonObject): Generator<BareEvent> {
  const refusal = asString(part['refusal']) ?? '';
  yield { type: 'response.content_part.added', ...at, part: { type: 'refusal', refusal: '' } };
  yield* deltas('response.refusal.delta', refusal, { place, at });
  yield { type: 'response.refusal.done', ...at, refusal };
  yield { type: 'response.content_part.done', ...at, part };
}

function* textEvents(part: JsonObject, place: Place, at: JsonObject): Generator<BareEvent> {
  const text = textOf(part);
  const logprobs = asArray(part['logprobs']);
  const pending = [...asArray(part['annotations']).entries()];
  let sent = 0;
  yield {
    type: 'response.content_part.added',
    ...at,
    part: { type: 'output_text', annotations: [], logprobs: [], text: '' },
  };
  for (const [index, event] of [...deltas('response.output_text.delta', text, { place, at })].entries()) {
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

function* searchEvents(item: Item, place: Place): Generator<BareEvent> {
  for (const step of ['in_progress', 'searching', 'completed']) {
    if (step === 'completed' && item['status'] !== 'completed') return;
    yield { type: `response.web_search_call.${step}`, ...where(place) };
  }
}

function* written(type: string, field: string, { item, place }: { item: Item; place: Place }): Generator<BareEvent> {
  const text = asString(item[field]) ?? '';
  yield* deltas(`${type}.delta`, text, { place, at: where(place) });
  yield { type: `${type}.done`, ...where(place), [field]: text };
}

function* deltas(type: string, text: string, { place, at }: { place: Place; at: JsonObject }): Generator<BareEvent> {
  for (const delta of deltasOf(text)) {
    yield { type, ...at, delta, ...(place.obfuscated ? { obfuscation: obfuscationOf(delta) } : {}) };
  }
}

function where({ item_id, output_index }: Place): { item_id: string | undefined; output_index: number } {
  return { item_id, output_index };
}

function textOf(part: unknown): string {
  return asString(asObject(part)['text']) ?? '';
}
