import type { ItemMetadata } from '../metadata.ts';
import type { Part, ProviderMetadata, ReplayPart, Warning } from '../spec.ts';
import type { WireEvent, WireItem } from '../wire/event.ts';
import type { Schema, Shape } from '../wire/schema.ts';
import type { InputContent, InputItem } from '../wire/request.ts';
import type { ProviderTool } from './tool.ts';

export { defineTool, type ProviderTool } from './tool.ts';

/** What a kind may ask of the call it takes part in. */
export interface DecodeContext {
  /** The endpoint keeps what it answers, so items go back by their ids and no copy of them has to travel. */
  readonly stored: boolean;
  /** Which endpoint answers: written beside what only it can read. Undefined where it keeps what it answers, by itself or in a conversation. */
  readonly endpoint: string | undefined;
  /** Wraps metadata under this provider's name. */
  metadata(metadata: ItemMetadata): ProviderMetadata;
  /** The caller's name for a tool the wire calls `wireName`. */
  toolName(wireName: string): string;
  /** What the caller configured the provider tools with that have these wire names. */
  toolArgs(...wireNames: string[]): readonly Record<string, unknown>[];
  /** Whether the caller has a function tool of this name. */
  hasFunction(name: string): boolean;
  /** The items of this response that are done, in order: what has no `call_id` is paired by what came before it. */
  earlier(): readonly WireItem[];
  generateId(): string;
  /** The thought that led to this item, as far as there was one. */
  thought?(): Pick<ItemMetadata, 'reasoningId' | 'reasoningApart'> | undefined;
}

export interface EncodeContext {
  /** The keys that provider options and metadata are looked for under, in this order. */
  readonly names: readonly string[];
  /** Which endpoint is asked: what another one encrypted, it cannot read. */
  readonly endpoint: string;
  /** Text of this tool goes as JSON, as its results are held to a schema. */
  hasOutputSchema(toolName: string): boolean;
  /** Send files of any type as `input_file`, not only those known to be read. */
  readonly passThroughUnsupportedFiles: boolean;
  /** The endpoint keeps what it answers, so what it has can be referred to. */
  readonly stored: boolean;
  /** The request goes on from a response or a conversation, whose items must not be referred to again. */
  readonly continued: boolean;
  /** The parts stand in an answer of the model: what a tool gave back there, the provider had run. */
  readonly inAnswer?: boolean;
  /** Whether items of a type are taken as the history carries them. */
  goesWhole(type: string): boolean;
  /** Metadata that `decode` once wrote on this part. */
  metadata(part: ReplayPart): ItemMetadata;
  /** The call that a result answers, wherever in the prompt it stands. */
  callOf(toolCallId: string): Extract<ReplayPart, { type: 'tool-call' }> | undefined;
  /** What the wire calls a provider tool that the caller declared by this name. */
  wireName(toolName: string): string | undefined;
  warn(warning: Warning): void;
}

/** Neighbouring parts that came from one item. */
export type Run = readonly [ReplayPart, ...ReplayPart[]];

/** What the endpoint wants behind a call before it goes on, and wants nowhere without the call. */
export interface Answer {
  /** The type of the items that answer. */
  type: string;
  /** Where call and answer name each other. Default: `call_id` in both. */
  by?: readonly [call: string, answer: string];
  /** What says that a call was stopped. Without it, a call may go unanswered. */
  missing?(call: InputItem): InputItem;
  /** What says that a tool was called, where only its answer is left. */
  call?(callId: string, toolName: string): InputItem;
  /** What an answer says, where its JSON is not for a model to read. */
  content?(answer: InputItem): InputContent[];
}

/** What an item of a kind is to the items beside it. */
interface Role {
  /** `true` where it is nothing without what the model made next, which may go nowhere without it. */
  leads?: true;
  /** Who has to answer such calls, and how. */
  answer?: Answer;
  /** Such an item under no id of the endpoint's. Without it, the protocol knows none. */
  anonymous?(item: InputItem): InputItem;
  /** `true` where only the endpoint that made such an item can read it. */
  sealed?: true;
  /** What such an item says, where its JSON is not for a model to read. */
  content?(item: Record<string, unknown>): InputContent[];
}

// ── what an author of a kind writes ──────────────────────────────────────────────────────────

type EventSchemas = Record<string, Shape<unknown>>;

/** Reads one output item. `done` must also work alone: some vendors send nothing else. */
interface Decoder<Item, Events extends EventSchemas> {
  added?(item: Item): Iterable<Part>;
  on?: { [Type in keyof Events]?: (event: ReturnType<Events[Type]['parse']>) => readonly Part[] };
  done(item: Item): Iterable<Part>;
  /** The item is told again at the end: what it did not say when it was done. */
  again?(item: Item): Iterable<Part>;
  /** The response ended well, and nobody said that this item was done. */
  end?(): readonly Part[];
}

interface ItemDefinition<
  Type extends string,
  Item extends { type: Type },
  Events extends EventSchemas,
  Tools,
> extends Role {
  type: Type;
  /** The provider tools whose calls these items are. */
  tools?: Tools;
  /** One schema for `added` and `done`: identity required, the rest nullish. */
  schema: Schema<Item>;
  /** The streaming events that only this kind of item has. */
  events?: Events;
  /** `false` where items of this kind go whole also where the endpoint has them, as with calls that only `call_id` pairs. */
  byReference?: false;
  /** `true` where the provider's answer to such a call is an item of its own, which the id of the call does not name. */
  answeredApart?: true;
  /** `true` where only the provider makes such items, so that one goes back as the history carries it. */
  whole?: true;
  /** `true` where requests for the caller's approval are items of this kind. */
  asks?: true;
  /** `true` where the caller's answers to requests for approval are items of this kind. */
  approves?: true;
  /** Output item → parts. */
  decode(context: DecodeContext): Decoder<Item, Events>;
  /** Parts → input items. */
  encode(run: Run, context: EncodeContext): Iterable<InputItem>;
}

// ── what the rest of the program sees, with those types closed over ──────────────────────────

export interface ItemKind<
  Type extends string = string,
  Tools extends readonly ProviderTool[] = readonly ProviderTool[],
> extends Readonly<Role> {
  readonly type: Type;
  readonly tools: Tools;
  readonly byReference: boolean;
  readonly answeredApart: boolean;
  readonly whole: boolean;
  readonly asks: boolean;
  readonly approves: boolean;
  /** The types of the events that only this kind has. */
  readonly events: readonly string[];
  open(context: DecodeContext): ItemReader;
  encode(run: Run, context: EncodeContext): Iterable<InputItem>;
}

export interface ItemReader {
  added(item: WireItem): Iterable<Part>;
  /** An array and no generator: this runs for every token. Undefined where the event is none of this kind. */
  event(event: WireEvent): readonly Part[] | undefined;
  /** Undefined where the item is not as its kind has it. */
  done(item: WireItem): Iterable<Part> | undefined;
  again(item: WireItem): Iterable<Part>;
  end(): readonly Part[];
}

const none: readonly Part[] = [];

/** What comes of an item, or undefined where it is not as its kind has it. */
function readAs<Item, T>(schema: Schema<Item>, whole: WireItem, by?: (item: Item) => T): T | undefined {
  const parsed = schema.safeParse(whole);
  return parsed.success ? by?.(parsed.data) : undefined;
}

/** Makes a kind of item. The types of its schema and its events are checked here and closed over, so that a table can hold all kinds. */
export function defineItem<
  const Type extends string,
  Item extends { type: Type },
  Events extends EventSchemas = Record<never, never>,
  const Tools extends readonly ProviderTool[] = readonly [],
>(definition: ItemDefinition<Type, Item, Events, Tools>): ItemKind<Type, Tools> {
  const {
    type,
    tools = [],
    byReference = true,
    answeredApart = false,
    whole = false,
    asks = false,
    approves = false,
    schema,
    events,
    decode,
    encode,
    ...role
  } = definition;
  return {
    ...role,
    type,
    // Left out, the type of the tools is the empty list, which is its default.
    tools: tools as Tools,
    byReference,
    answeredApart,
    whole,
    asks,
    approves,
    events: Object.keys(events ?? {}),
    encode,
    open(context) {
      const { added, on, done, again = () => none, end = () => none } = decode(context);
      // The compiler cannot see that a schema and its handler share a key; `Decoder` guarantees it.
      const handlers = on as Record<string, (event: unknown) => readonly Part[]> | undefined;
      const readers = new Map<string, (event: WireEvent) => readonly Part[]>();
      for (const [eventType, handler] of Object.entries(handlers ?? {})) {
        readers.set(eventType, event => handler(events?.[eventType]?.parse(event)));
      }
      // A run of deltas has one type, and comparing with the last one costs less than looking it up.
      let last = '';
      let handle: ((event: WireEvent) => readonly Part[]) | undefined;
      return {
        added: item => readAs(schema, item, added) ?? none,
        event(event) {
          if (event.type !== last) {
            last = event.type;
            handle = readers.get(last);
          }
          return handle?.(event);
        },
        done: item => readAs(schema, item, done),
        again: item => readAs(schema, item, again) ?? none,
        end,
      };
    },
  };
}
