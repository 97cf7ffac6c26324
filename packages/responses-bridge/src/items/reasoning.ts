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
    'response.reasoning.delta': textPartDelta,
    'response.reasoning_summary_text.done': wholeText,
    'response.reasoning_text.done': wholeText,
    'response.reasoning.done': wholeText,
  },

  decode(context) {
    const blocks = createBlocks(context);
    const content = (event: Infer<typeof textPartDelta>) => blocks.delta('content', event.content_index ?? 0, event);
    const wholeContent = (event: Infer<typeof wholeText>) => blocks.whole('content', event.content_index ?? 0, event);
    return {
      added(item) {
        blocks.name(item.id);
        return [];
      },
      on: {
        'response.reasoning_summary_text.delta': event => blocks.delta('summary', event.summary_index ?? 0, event),
        'response.reasoning_text.delta': content,
        // The name that Open Responses has for it.
        'response.reasoning.delta': content,
        'response.reasoning_summary_text.done': event => blocks.whole('summary', event.summary_index ?? 0, event),
        'response.reasoning_text.done': wholeContent,
        'response.reasoning.done': wholeContent,
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
    const sealed = all.filter(metadata => metadata.reasoningEncryptedContent).at(-1);
    const encrypted = sealed?.reasoningEncryptedContent ?? undefined;
    // The id that the content came with is the one that it goes back with: endpoints compare the two.
    const id = [sealed, ...all].map(metadata => metadata?.itemId).find(itemId => itemId != null) ?? undefined;
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

interface Sealed {
  id?: string | null;
  encrypted_content?: string | null;
}

type Block = ReturnType<typeof createBlock>;

/** What an item is called, and what its blocks are told with. */
function nameItem(context: DecodeContext) {
  let itemId: string | undefined;
  /** The id that its blocks began with. */
  let began: string | undefined;
  // What an item begins with may be incomplete, so only what it ends with counts, and its last block has it.
  let encrypted: string | null = null;

  return {
    /** An item that was never announced is named by its deltas. */
    name(id: string | null | undefined): void {
      itemId ??= id ?? undefined;
    },
    /** Encrypted content goes back with the id that it comes with, which at some servers is not the one that the item began with. */
    seal({ id, encrypted_content: content }: Sealed): void {
      encrypted = content ?? null;
      if (encrypted !== null) itemId = id ?? itemId;
    },
    id: (): string => (began ??= itemId ?? context.generateId()),
    told: (channel: Channel) =>
      context.metadata({
        itemId,
        localId: began === itemId ? undefined : began,
        reasoningEncryptedContent: encrypted,
        reasoningText: channel === 'content' || undefined,
        endpoint: context.endpoint,
      }),
  };
}

/** The reasoning blocks of one item, of which one at a time is open. */
function createBlocks(context: DecodeContext) {
  const seen = new Set<string>();
  const item = nameItem(context);
  let open: { channel: Channel; index: number; block: Block } | undefined;

  function openAt(channel: Channel, index: number): Block {
    const id = `${item.id()}:${seen.size}`;
    const block = createBlock({
      start: () => ({ type: 'reasoning-start', id, providerMetadata: item.told(channel) }),
      delta: delta => ({ type: 'reasoning-delta', id, delta }),
      end: () => ({ type: 'reasoning-end', id, providerMetadata: item.told(channel) }),
    });
    seen.add(`${channel} ${index}`);
    open = { channel, index, block };
    return block;
  }

  function start(channel: Channel, index: number, { item_id, delta }: Delta): readonly Part[] {
    item.name(item_id);
    const ended = open ? [...open.block.end()] : [];
    return [...ended, ...openAt(channel, index).delta(delta)];
  }

  /** Some servers count on with every event of a text, from 1 on, and what they count is no place. */
  const isCounted = () => open?.channel === 'content' && !seen.has('content 0');

  function blockAt(channel: Channel, index: number): Block | undefined {
    if (open?.channel !== channel) return undefined;
    return open.index === index || (isCounted() && index > open.index) ? open.block : undefined;
  }

  return {
    name: item.name,
    delta: (channel: Channel, index: number, event: Delta): readonly Part[] =>
      blockAt(channel, index)?.delta(event.delta) ?? start(channel, index, event),
    /** The text of a block, of which counts what was not streamed. */
    whole(channel: Channel, index: number, { item_id, text }: Infer<typeof wholeText>): readonly Part[] {
      if (text == null) return [];
      const block = blockAt(channel, index);
      if (block?.continues(text)) return [...block.complete(text)];
      return seen.has(`${channel} ${index}`) ? [] : start(channel, index, { item_id, delta: text });
    },
    *finish(texts: Text[], sealed: Sealed): Iterable<Part> {
      const last = open;
      const final =
        texts.find(({ channel, index }) => channel === last?.channel && index === last.index) ??
        texts.find(({ channel, text }) => isCounted() && channel === 'content' && last?.block.continues(text));
      const rest = texts.filter(text => text !== final && !seen.has(`${text.channel} ${text.index}`));
      if (last) {
        if (rest.length === 0) item.seal(sealed);
        yield* last.block.end(final?.text);
      } else if (rest.length === 0) {
        rest.push({ channel: 'summary', index: 0, text: '' });
      }
      for (const [at, { channel, index, text }] of rest.entries()) {
        if (at === rest.length - 1) item.seal(sealed);
        yield* openAt(channel, index).end(text);
      }
    },
  };
}
