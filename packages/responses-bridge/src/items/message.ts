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
}

const streamedText: Shape<Place & { delta: string }> = textDelta;
const wholeText = lazy(() =>
  z.looseObject({ content_index: z.optional(z.number()), text: z.nullish(z.string()), refusal: z.nullish(z.string()) }),
);

interface Said {
  text: string;
  annotations: unknown[];
}

/** What a message says, in parts or, at some servers, in one string. A part that is no text says nothing here. */
function read(content: unknown): Said {
  if (typeof content === 'string') return { text: content, annotations: [] };
  const said: Said = { text: '', annotations: [] };
  for (const part of Array.isArray(content) ? content : []) {
    const words = part?.text ?? part?.refusal;
    if (typeof words === 'string') said.text += words;
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
    // The pieces of content that were streamed; of any other the end brings the text.
    const streamed = new Set<number>();
    let current: number | null | undefined;
    // The id that the block began with is kept, whatever id the item has when it is done.
    const blockId = () => (id ??= context.generateId());
    const text = createBlock({
      start: () => ({ type: 'text-start', id: blockId(), providerMetadata: metadata }),
      delta: delta => ({ type: 'text-delta', id: blockId(), delta }),
      end: () => ({ type: 'text-end', id: blockId(), providerMetadata: metadata }),
    });

    function take({ content_index: index = 0 }: Place, words: string): readonly Part[] {
      // Nearly all deltas are of the piece before them.
      if (index !== current) streamed.add((current = index));
      return text.delta(words);
    }

    function takeWhole({ text: said, refusal, ...place }: Infer<typeof wholeText>): readonly Part[] {
      const words = said ?? refusal;
      return words == null || streamed.has(place.content_index ?? 0) ? [] : take(place, words);
    }

    return {
      *added(item) {
        id ??= item.id ?? undefined;
        metadata = describe(item);
        yield* text.start();
      },
      on: {
        'response.output_text.delta': event => take(event, event.delta),
        'response.refusal.delta': event => take(event, event.delta),
        'response.output_text.done': takeWhole,
        'response.refusal.done': takeWhole,
        'response.output_text.annotation.added'(event) {
          cited++;
          return [...toSource(event.annotation, context)];
        },
      },
      *done(item) {
        id ??= item.id ?? undefined;
        const { text: said, annotations } = read(item.content);
        // Annotations were read from JSON.
        metadata = describe({ ...item, id }, annotations.length > 0 ? (annotations as JSONValue[]) : undefined);
        yield* text.start();
        for (const late of annotations.slice(cited)) yield* toSource(late, context);
        yield* text.end(said);
      },
    };
  },

  /** In the easy form: the published schema takes no `output_text` part without an id, and ids only matter where items are stored. */
  encode(run, context): InputMessage[] {
    const phase = context.metadata(run[0]).phase ?? undefined;
    let content = '';
    for (const part of run) if (part.type === 'text') content += part.text;
    return content === '' ? [] : [{ role: 'assistant', content, phase }];
  },
});
