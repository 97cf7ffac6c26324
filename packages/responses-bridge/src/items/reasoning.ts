import * as z from 'zod/mini';
import type { Part, ReplayPart } from '../spec.ts';
import type { DecodeContext, EncodeContext } from './item.ts';
import { defineItem } from './item.ts';
import { createBlock } from './block.ts';
import { textDelta } from '../wire/event.ts';
import { lazy, type Infer, type Shape } from '../wire/schema.ts';
import type { InputItem } from '../wire/request.ts';

const textPart = () => z.looseObject({ text: z.nullish(z.string()) });

interface Delta {
  item_id?: string | null | undefined;
  delta: string;
}

const summaryDelta: Shape<Delta & { summary_index?: number }> = textDelta;
const textPartDelta: Shape<Delta & { content_index?: number }> = textDelta;

const wholeText = lazy(() =>
  z.looseObject({
    item_id: z.nullish(z.string()),
    summary_index: z.optional(z.number()),
    content_index: z.optional(z.number()),
    text: z.nullish(z.string()),
  }),
);

interface Input extends InputItem {
  type: 'reasoning';
  id?: string;
  summary: Array<{ type: 'summary_text'; text: string }>;
  content?: Array<{ type: 'reasoning_text'; text: string }>;
  encrypted_content?: string;
}

/**
 * What the model thought: summaries, or the text itself where a model shows it. Each is one reasoning block. A block
 * stays open until the next one starts or the item is done, because only a finished item has its encrypted content.
 */
export const reasoning = defineItem({
  type: 'reasoning',
  leads: true,
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('reasoning'),
      id: z.nullish(z.string()),
      summary: z.nullish(z.array(textPart())),
      content: z.nullish(z.array(textPart())),
      encrypted_content: z.nullish(z.string()),
    }),
  ),
  events: {
    'response.reasoning_summary_text.delta': summaryDelta,
    'response.reasoning_text.delta': textPartDelta,
    'response.reasoning_summary_text.done': wholeText,
    'response.reasoning_text.done': wholeText,
  },

  decode(context) {
    const blocks = createBlocks(context);
    return {
      added(item) {
        blocks.name(item.id);
        return [];
      },
      on: {
        'response.reasoning_summary_text.delta': event => blocks.delta('summary', event.summary_index ?? 0, event),
        'response.reasoning_text.delta': event => blocks.delta('content', event.content_index ?? 0, event),
        'response.reasoning_summary_text.done': event => blocks.whole('summary', event.summary_index ?? 0, event),
        'response.reasoning_text.done': event => blocks.whole('content', event.content_index ?? 0, event),
      },
      *done(item) {
        blocks.name(item.id);
        const texts: Text[] = [
          ...(item.summary ?? []).map((part, index) => ({ channel: 'summary' as const, index, text: part.text ?? '' })),
          ...(item.content ?? []).map((part, index) => ({ channel: 'content' as const, index, text: part.text ?? '' })),
        ];
        yield* blocks.finish(texts, item);
      },
    };
  },

  *encode(run, context): Iterable<Input> {
    const all = run.map(part => context.metadata(part));
    const id = all.map(metadata => metadata.itemId).find(itemId => itemId != null) ?? undefined;
    const encrypted =
      all
        .map(metadata => metadata.reasoningEncryptedContent)
        .filter(Boolean)
        .pop() ?? undefined;
    const maker = all.find(({ endpoint }) => endpoint != null)?.endpoint;
    if (encrypted !== undefined && maker != null && maker !== context.endpoint) return warnOfForeigner(id, context);
    const shown = run.filter(part => context.metadata(part).reasoningText);
    if (encrypted === undefined && shown.length === 0) return warnOfLoss(run[0], id, context);

    const summary = textsOf(run.filter(part => !context.metadata(part).reasoningText));
    const content = textsOf(shown).map(text => ({ type: 'reasoning_text' as const, text }));
    yield {
      type: 'reasoning',
      id,
      summary: summary.map(text => ({ type: 'summary_text', text })),
      content: content.length > 0 ? content : undefined,
      encrypted_content: encrypted,
    };
  },
});

/** The one empty part of an item without summaries stands for the item alone. */
function textsOf(run: readonly ReplayPart[]): string[] {
  const texts = run.map(part => (part.type === 'reasoning' ? part.text : ''));
  return texts.length === 1 && texts[0] === '' ? [] : texts;
}

/** A warning is read in logs, which want a glimpse and not all that a model thought. */
function inShort(part: ReplayPart): string {
  const json = JSON.stringify(part);
  return json.length > 200 ? `${json.slice(0, 200)}…` : json;
}

/** Of what another provider made it tells in the words of `@ai-sdk/openai`, by which callers filter their warnings. */
function warnOfLoss(part: ReplayPart, id: string | undefined, context: EncodeContext): void {
  const foreign = `Non-OpenAI reasoning parts are not supported. Skipping reasoning part: ${inShort(part)}.`;
  const lost = `Reasoning in the history (${id}) came without encrypted content, so the endpoint could not read it again. It is left out.`;
  context.warn({ type: 'other', message: id === undefined ? foreign : lost });
}

function warnOfForeigner(id: string | undefined, context: EncodeContext): void {
  const which = id === undefined ? '' : ` (${id})`;
  const message = `Reasoning in the history${which} was encrypted by another endpoint or for another organization, and this one cannot read it. It is left out.`;
  context.warn({ type: 'other', message });
}

type Channel = 'summary' | 'content';

interface Text {
  channel: Channel;
  index: number;
  text: string;
}

type Block = ReturnType<typeof createBlock>;

/** The reasoning blocks of one item, of which one at a time is open. */
function createBlocks(context: DecodeContext) {
  const seen = new Set<string>();
  let open: { channel: Channel; index: number; block: Block } | undefined;
  // What an item begins with may be incomplete, so only what it ends with counts, and its last block has it.
  let encrypted: string | null = null;

  let itemId: string | undefined;
  let localId: string | undefined;

  /** An item that was never announced is named by its deltas. */
  function name(id: string | null | undefined): void {
    itemId ??= id ?? undefined;
  }

  function take(channel: Channel, index: number, { item_id, delta }: Delta): readonly Part[] {
    name(item_id);
    if (open?.index === index && open.channel === channel) return open.block.delta(delta);
    const ended = open ? [...open.block.end()] : [];
    return [...ended, ...openAt(channel, index).delta(delta)];
  }

  return {
    name,
    delta: take,
    /** The text of a block, of which counts what was not streamed. */
    whole(channel: Channel, index: number, { item_id, text }: Infer<typeof wholeText>): readonly Part[] {
      if (text == null) return [];
      if (!seen.has(`${channel} ${index}`)) return take(channel, index, { item_id, delta: text });
      return open?.index === index && open.channel === channel ? [...open.block.complete(text)] : [];
    },
    *finish(texts: Text[], item: { id?: string | null; encrypted_content?: string | null }): Iterable<Part> {
      const last = open;
      const rest = texts.filter(({ channel, index }) => !seen.has(`${channel} ${index}`));
      if (last) {
        const final = texts.find(({ channel, index }) => channel === last.channel && index === last.index);
        if (rest.length === 0) encrypted = item.encrypted_content ?? null;
        yield* last.block.end(final?.text);
      } else if (rest.length === 0) {
        rest.push({ channel: 'summary', index: 0, text: '' });
      }
      for (const [at, { channel, index, text }] of rest.entries()) {
        if (at === rest.length - 1) encrypted = item.encrypted_content ?? null;
        yield* openAt(channel, index).end(text);
      }
    },
  };

  function openAt(channel: Channel, index: number): Block {
    if (itemId === undefined) localId ??= context.generateId();
    const id = `${localId ?? itemId}:${seen.size}`;
    const metadata = () =>
      context.metadata({
        itemId,
        localId,
        reasoningEncryptedContent: encrypted,
        reasoningText: channel === 'content' || undefined,
        endpoint: context.endpoint,
      });
    const block = createBlock({
      start: () => ({ type: 'reasoning-start', id, providerMetadata: metadata() }),
      delta: delta => ({ type: 'reasoning-delta', id, delta }),
      end: () => ({ type: 'reasoning-end', id, providerMetadata: metadata() }),
    });
    seen.add(`${channel} ${index}`);
    open = { channel, index, block };
    return block;
  }
}
