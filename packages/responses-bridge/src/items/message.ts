import * as z from 'zod/mini';
import { defineItem } from './item.ts';
import { createBlock } from './block.ts';
import { toSource } from './annotation.ts';
import type { JSONValue, Part } from '../spec.ts';
import { textDelta } from '../wire/event.ts';
import { lazy, type Infer, type Shape } from '../wire/schema.ts';
import type { InputMessage } from '../wire/request.ts';

interface Place {
  content_index?: number;
  item_id?: string | null | undefined;
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
    'response.output_text.annotation.added': lazy(() => z.looseObject({ annotation: z.optional(z.unknown()) })),
  },

  decode(context) {
    let id: string | undefined;
    const describe = (item: { id?: string | null; phase?: string | null }, annotations?: JSONValue[]) =>
      context.metadata({ itemId: item.id, phase: item.phase, annotations, endpoint: context.endpoint });
    let metadata = describe({});
    let cited = 0;
    // The id that the block began with is kept, whatever id the item has when it is done.
    const blockId = () => (id ??= context.generateId());
    const text = createBlock({
      start: () => ({ type: 'text-start', id: blockId(), providerMetadata: metadata }),
      delta: delta => ({ type: 'text-delta', id: blockId(), delta }),
      end: () => ({ type: 'text-end', id: blockId(), providerMetadata: metadata }),
    });
    // A message that was never announced is named by its texts.
    const pieces = createPieces(text, itemId => {
      if (id === undefined && itemId != null) metadata = describe({ id: (id = itemId) });
    });

    return {
      *added(item) {
        id ??= item.id ?? undefined;
        metadata = describe(item);
        yield* text.start();
      },
      on: {
        'response.output_text.delta': event => pieces.take(event, event.delta),
        'response.refusal.delta': event => pieces.take(event, event.delta),
        'response.output_text.done': pieces.takeWhole,
        'response.refusal.done': pieces.takeWhole,
        'response.output_text.annotation.added'(event) {
          cited++;
          return [...toSource(event.annotation, context)];
        },
      },
      *done(item) {
        id ??= item.id ?? undefined;
        const { pieces: said, annotations } = read(item.content);
        // Annotations were read from JSON.
        metadata = describe({ ...item, id }, annotations.length > 0 ? (annotations as JSONValue[]) : undefined);
        yield* text.start();
        for (const late of annotations.slice(cited)) yield* toSource(late, context);
        yield* pieces.complete(said);
        yield* text.end();
      },
      // Its block is closed by then, so it is one of its own.
      *again(item) {
        const rest = text.restOf(read(item.content).pieces.join(''));
        if (rest === '') return;
        id = undefined;
        yield* [
          { type: 'text-start', id: blockId(), providerMetadata: metadata },
          { type: 'text-delta', id: blockId(), delta: rest },
          { type: 'text-end', id: blockId(), providerMetadata: metadata },
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

/** The pieces of a message's content as they come: of any that was not streamed, or not to its end, the end brings the text. */
function createPieces(text: ReturnType<typeof createBlock>, name: (id: Place['item_id']) => void) {
  const streamed = new Set<number>();
  let current: number | null | undefined;
  let since = text.mark();

  function take({ content_index: index = 0, item_id }: Place, words: string): readonly Part[] {
    // Nearly all deltas are of the piece before them.
    if (index !== current) {
      streamed.add((current = index));
      since = text.mark();
      name(item_id);
    }
    return text.delta(words);
  }

  return {
    take,
    takeWhole({ text: said, refusal, ...place }: Infer<typeof wholeText>): readonly Part[] {
      const words = said ?? refusal;
      if (words == null) return [];
      if (!streamed.has(place.content_index ?? 0)) return take(place, words);
      return (place.content_index ?? 0) === current ? [...text.complete(words, since)] : [];
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
