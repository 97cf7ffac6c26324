import type { ItemMetadata } from '../metadata.ts';
import type { Part, ProviderMetadata, ReplayPart, Warning } from '../spec.ts';
import type { WireEvent, WireItem } from '../wire/event.ts';
import type { Schema, Shape } from '../wire/schema.ts';
import type { InputItem, WireTool } from '../wire/request.ts';

/** What a kind may ask of the call it takes part in. */
export interface DecodeContext {
  /** Wraps metadata under this provider's name. */
  metadata(metadata: ItemMetadata): ProviderMetadata;
  /** The caller's name for a tool the wire calls `wireName`. */
  toolName(wireName: string): string;
  generateId(): string;
}

export interface EncodeContext {
  /** The key of provider options and provider metadata. */
  readonly name: string;
  /** Send files of any type as `input_file`, not only those known to be read. */
  readonly passThroughUnsupportedFiles: boolean;
  /** Metadata that `decode` once wrote on this part. */
  metadata(part: ReplayPart): ItemMetadata;
  warn(warning: Warning): void;
}

/** Neighbouring parts that came from one item. */
export type Run = readonly [ReplayPart, ...ReplayPart[]];

// ── what an author of a kind writes ──────────────────────────────────────────────────────────

type EventSchemas = Record<string, Shape<unknown>>;

/** Reads one output item. `done` must also work alone: some vendors send nothing else. */
interface Decoder<Item, Events extends EventSchemas> {
  added?(item: Item): Iterable<Part>;
  on?: { [Type in keyof Events]?: (event: ReturnType<Events[Type]['parse']>) => readonly Part[] };
  done(item: Item): Iterable<Part>;
  /** The response ended well, and nobody said that this item was done. */
  end?(): readonly Part[];
}

interface ItemDefinition<Type extends string, Item extends { type: Type }, Events extends EventSchemas, Tool> {
  type: Type;
  /** The provider tool whose calls these items are. */
  tool?: Tool;
  /** One schema for `added` and `done`: identity required, the rest nullish. */
  schema: Schema<Item>;
  /** The streaming events that only this kind of item has. */
  events?: Events;
  /** Output item → parts. */
  decode(context: DecodeContext): Decoder<Item, Events>;
  /** Parts → input items. */
  encode(run: Run, context: EncodeContext): Iterable<InputItem>;
}

interface ToolDefinition<Id extends string, Args> {
  id: Id;
  /** What the wire calls the tool, in calls and in `tool_choice`. */
  wireName: string;
  /** What the caller may configure. */
  args: Shape<Args>;
  /** Values of `include` that make the provider report what this tool did. */
  include?: readonly string[];
  encode(args: Args, name: string): WireTool;
  /** How `tool_choice` names the tool. Default: by its wire name alone. */
  choice?(name: string): { type: string; name?: string };
}

// ── what the rest of the program sees, with those types closed over ──────────────────────────

export interface ItemKind<Type extends string = string, Tool = ProviderTool | undefined> {
  readonly type: Type;
  readonly tool: Tool;
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
  end(): readonly Part[];
}

export interface ProviderTool<Id extends string = string> {
  readonly id: Id;
  readonly wireName: string;
  readonly include: readonly string[];
  encode(args: unknown, name: string): WireTool;
  choice(name: string): { type: string; name?: string };
}

const none: readonly Part[] = [];

/** Makes a kind of item. The types of its schema and its events are checked here and closed over, so that a table can hold all kinds. */
export function defineItem<
  const Type extends string,
  Item extends { type: Type },
  Events extends EventSchemas = Record<never, never>,
  Tool extends ProviderTool | undefined = undefined,
>(definition: ItemDefinition<Type, Item, Events, Tool>): ItemKind<Type, Tool> {
  const { type, tool, schema, events, decode, encode } = definition;
  return {
    type,
    // Left out, the tool's type is `undefined`, which is its default.
    tool: tool as Tool,
    events: Object.keys(events ?? {}),
    encode,
    open(context) {
      const { added, on, done, end = () => none } = decode(context);
      // The compiler cannot see that a schema and its handler share a key; `Decoder` guarantees it.
      const handlers = on as Record<string, (event: unknown) => readonly Part[]> | undefined;
      const readers = new Map<string, (event: WireEvent) => readonly Part[]>();
      for (const [eventType, handle] of Object.entries(handlers ?? {})) {
        readers.set(eventType, event => handle(events?.[eventType]?.parse(event)));
      }
      // A run of deltas has one type, and comparing with the last one costs less than looking it up.
      let last = '';
      let read: ((event: WireEvent) => readonly Part[]) | undefined;
      return {
        added(item) {
          const parsed = schema.safeParse(item);
          return (parsed.success ? added?.(parsed.data) : undefined) ?? none;
        },
        event(event) {
          if (event.type !== last) {
            last = event.type;
            read = readers.get(last);
          }
          return read?.(event);
        },
        done(item) {
          const parsed = schema.safeParse(item);
          return parsed.success ? done(parsed.data) : undefined;
        },
        end,
      };
    },
  };
}

/** Makes a provider tool: one that the endpoint knows by its type. */
export function defineTool<const Id extends string, Args>(definition: ToolDefinition<Id, Args>): ProviderTool<Id> {
  const { id, wireName, args, include = [], encode, choice = () => ({ type: wireName }) } = definition;
  return { id, wireName, include, encode: (input, name) => encode(args.parse(input), name), choice };
}
