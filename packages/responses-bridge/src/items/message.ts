import * as z from 'zod/mini';
import { defineItem, type DecodeContext } from './item.ts';
import { createBlock } from './block.ts';
import { toSource } from './annotation.ts';
import type { JSONValue, Part, ProviderMetadata } from '../spec.ts';
import { textDelta } from '../wire/event.ts';
import { lazy, type Infer, type Shape } from '../wire/schema.ts';
import type { InputMessage } from '../wire/request.ts';

interface Place {
  content_index?: number;
  item_id?: string | null;
}

const streamedText: Shape<Place & { delta: string }> = textDelta;
const wholeText = lazy(() =>
  z.looseObject({
    item_id: z.nullish(z.string()),
    content_index: z.optional(z.number()),
    text: z.nullish(z.string()),
    refusal: z.nullish(z.string()),
  }),
);

interface Said {
  /** The text of each piece of content. */
  pieces: string[];
  annotations: unknown[];
}

/** What a message says, in parts or, at some servers, in one string. A part that is no text says nothing here. */
function read(content: unknown): Said {
  if (typeof content === 'string') return { pieces: [content], annotations: [] };
  const said: Said = { pieces: [], annotations: [] };
  for (const part of Array.isArray(content) ? content : []) {
    const words = part?.text ?? part?.refusal;
    said.pieces.push(typeof words === 'string' ? words : '');
    if (Array.isArray(part?.annotations)) said.annotations.push(...part.annotations);
  }
  return said;
}

/** What the model says: `output_text` and `refusal` content both become text. */
export const message = defineItem({
  type: 'message',
  anonymous: item => item,
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('message'),
      id: z.nullish(z.string()),
      phase: z.nullish(z.string()),
      content: z.optional(z.unknown()),
    }),
  ),
  events: {
    'response.output_text.delta': streamedText,
    'response.refusal.delta': streamedText,
    'response.output_text.done': wholeText,
    'response.refusal.done': wholeText,
    'response.output_text.annotation.added': lazy(() =>
      z.looseObject({ item_id: z.nullish(z.string()), annotation: z.optional(z.unknown()) }),
    ),
  },

  decode(context) {
    const block = nameBlock(context);
    let cited = 0;
    const text = createBlock({
      start: () => ({ type: 'text-start', ...block.told() }),
      delta: delta => ({ type: 'text-delta', id: block.id(), delta }),
      end: () => ({ type: 'text-end', ...block.told() }),
    });
    const pieces = createPieces(text);

    return {
      *added(item) {
        block.name(item.id);
        block.describe(item.phase);
        yield* text.start();
      },
      on: {
        'response.output_text.delta': event => pieces.take(block.named(event), event.delta),
        'response.refusal.delta': event => pieces.take(block.named(event), event.delta),
        'response.output_text.done': event => pieces.takeWhole(block.named(event)),
        'response.refusal.done': event => pieces.takeWhole(block.named(event)),
        'response.output_text.annotation.added'(event) {
          cited++;
          return [...toSource(block.named(event).annotation, context)];
        },
      },
      *done(item) {
        block.name(item.id);
        const { pieces: said, annotations } = read(item.content);
        // Annotations were read from JSON.
        block.describe(item.phase, annotations.length > 0 ? (annotations as JSONValue[]) : undefined);
        yield* text.start();
        for (const late of annotations.slice(cited)) yield* toSource(late, context);
        yield* pieces.complete(said);
        yield* text.end();
      },
      // Its block is closed by then, so it is one of its own.
      *again(item) {
        const rest = text.restOf(read(item.content).pieces.join(''));
        if (rest === '') return;
        block.again();
        yield* [
          { type: 'text-start', ...block.told() },
          { type: 'text-delta', id: block.id(), delta: rest },
          { type: 'text-end', ...block.told() },
        ] as const;
      },
    };
  },

  /** In the easy form: the published schema takes no `output_text` part without an id, and ids only matter where items are stored. */
  encode(run, context): InputMessage[] {
    const phase = context.metadata(run[0]).phase ?? undefined;
    let content = '';
    for (const part of run) if (part.type === 'text' || part.type === 'reasoning') content += part.text;
    return content === '' ? [] : [{ role: 'assistant', content, phase }];
  },
});

/** What a message is called, and what is told beside its text. */
function nameBlock(context: DecodeContext) {
  let blockId: string | undefined;
  /** The first id that the server gave the item: some give it another one with each event. */
  let itemId: string | undefined;
  let providerMetadata: ProviderMetadata | undefined;
  /** The id that the block began with is kept, whatever id the item has when it is done. */
  const id = () => (blockId ??= context.generateId());

  function name(given: string | null | undefined): void {
    itemId ??= given ?? undefined;
    blockId ??= itemId;
  }

  function describe(phase?: string | null, annotations?: JSONValue[]): void {
    providerMetadata = context.metadata({ itemId, phase, annotations, endpoint: context.endpoint });
  }

  return {
    id,
    name,
    describe,
    /** A message that was not announced is named by the first of its events. */
    named<Event extends Place>(event: Event): Event {
      if (blockId === undefined) {
        name(event.item_id);
        describe();
      }
      return event;
    },
    told: () => ({ id: id(), ...(providerMetadata && { providerMetadata }) }),
    /** What is said from here on is a block of its own. */
    again(): void {
      blockId = undefined;
    },
  };
}

/** The pieces of a message's content as they come: of any that was not streamed, or not to its end, the end brings the text. */
function createPieces(text: ReturnType<typeof createBlock>) {
  const streamed = new Set<number>();
  let current: number | null | undefined;
  let since = text.mark();

  function take({ content_index: index = 0 }: Place, words: string): readonly Part[] {
    // Nearly all deltas are of the piece before them.
    if (index !== current) {
      streamed.add((current = index));
      since = text.mark();
    }
    return text.delta(words);
  }

  return {
    take,
    takeWhole({ text: said, refusal, ...place }: Infer<typeof wholeText>): readonly Part[] {
      const words = said ?? refusal;
      if (words == null) return [];
      const index = place.content_index ?? 0;
      // Some servers count on with every event of a text, from 1 on, and what they count is no piece.
      const isCount = current != null && index > current && !streamed.has(0) && text.continues(words);
      if (isCount) return [...text.complete(words)];
      if (!streamed.has(index)) return take(place, words);
      return index === current ? [...text.complete(words, since)] : [];
    },
    *complete(said: string[]): Iterable<Part> {
      const whole = said.join('');
      if (text.continues(whole)) return yield* text.complete(whole);
      // A server that numbers the pieces otherwise than the item has them does not tell which of them is missing.
      if ([...streamed].some(index => index >= said.length)) return;
      if (current != null) yield* text.complete(said[current] ?? '', since);
      for (const [index, words] of said.entries()) if (!streamed.has(index)) yield* text.delta(words);
    },
  };
}
