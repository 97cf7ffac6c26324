import * as z from 'zod/mini';
import { lazy, type Infer, type Shape } from './schema.ts';

/** A field that says nothing where it is not as the protocol has it: it must not cost the answer. */
const lenient = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullish(schema), undefined);

const errorObject = () =>
  z.looseObject({
    type: lenient(z.string()),
    code: lenient(z.union([z.string(), z.number()])),
    message: lenient(z.string()),
  });

const count = () => lenient(z.number());

/** Identity is strict, everything else is lenient: vendors omit and add fields freely. */
const usage = () =>
  z.looseObject({
    input_tokens: count(),
    input_tokens_details: lenient(z.looseObject({ cached_tokens: count(), cache_write_tokens: count() })),
    output_tokens: count(),
    output_tokens_details: lenient(z.looseObject({ reasoning_tokens: count() })),
  });

const givenError = lazy(errorObject);

/** The reason of a failure, as `response.error` and as the `error` event carry it; some servers give only its text. */
export const wireError: Shape<WireError> = {
  parse: given => givenError.parse(typeof given === 'string' ? { message: given } : given),
};

const wireResponse = lazy(() =>
  z.looseObject({
    id: lenient(z.string()),
    created_at: lenient(z.number()),
    model: lenient(z.string()),
    status: lenient(z.string()),
    output: lenient(z.array(z.unknown())),
    incomplete_details: lenient(z.looseObject({ reason: lenient(z.string()) })),
    error: lenient(z.union([errorObject(), z.string()])),
    service_tier: lenient(z.string()),
    reasoning: z.optional(z.unknown()),
    moderation: z.optional(z.unknown()),
    prompt_cache_diagnostics: z.optional(z.unknown()),
    usage: lenient(usage()),
  }),
);

/** Any item, before its own kind has looked at it. */
export const wireItem = lazy(() => z.looseObject({ type: z.string(), id: z.nullish(z.string()) }));

export type WireUsage = z.infer<ReturnType<typeof usage>>;
export type WireError = z.infer<ReturnType<typeof errorObject>>;
export type WireResponse = Infer<typeof wireResponse>;
export type WireItem = Infer<typeof wireItem>;

/** Any event, before its own scope has looked at it. */
export interface WireEvent {
  type: string;
  output_index?: number | null;
  item_id?: string | null;
  item?: WireItem | null;
  response?: WireResponse | null;
  [field: string]: unknown;
}

/** The type of an event that says nothing but that the connection lives. */
export const keepalive = 'keepalive';

/** Some servers keep a connection alive with `{}`. */
function isEmpty(event: unknown): boolean {
  return typeof event === 'object' && event !== null && Object.keys(event).length === 0;
}

/** Of the thousands of events in a stream all but a few carry neither item nor response: they are not rebuilt, only looked at. */
export const wireEvent: Shape<WireEvent> = {
  parse(value) {
    // The lines below are the proof of this cast.
    const event = value as WireEvent;
    if (typeof event?.type !== 'string') {
      if (typeof event === 'object' && event?.error != null) return { type: 'error', error: event.error };
      if (isEmpty(event)) return { type: keepalive };
      throw new TypeError('It has no type.');
    }
    if (event.output_index != null && typeof event.output_index !== 'number') {
      throw new TypeError('Its output_index is no number.');
    }
    // Looked at and not rebuilt: an item goes back with its keys in the order that it came with.
    if (event.item != null) wireItem.parse(event.item);
    return event.response == null ? event : { ...event, response: wireResponse.parse(event.response) };
  },
};

/** A piece of streamed text: the one field is checked in place, as this runs for every token. */
export const textDelta: Shape<{ delta: string }> = {
  parse(value) {
    // The line below is the proof of this cast.
    const event = value as { delta: string };
    if (typeof event.delta !== 'string') throw new TypeError('Its delta is no text.');
    return event;
  },
};
