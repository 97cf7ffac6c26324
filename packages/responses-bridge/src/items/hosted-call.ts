import type { ItemMetadata } from '../metadata.ts';
import type { JSONObject, JSONValue, Part } from '../spec.ts';
import type { WireItem } from '../wire/event.ts';
import type { BlockParts } from './block.ts';
import { toldResult } from './hosted-item.ts';
import type { DecodeContext } from './item.ts';

type Result = NonNullable<JSONValue>;
/** How calls of a kind are told. */
interface HostedForm<Item> {
  /** The caller's name for the tool that is called. */
  toolName(item: Item): string;
  /** The id of the call where it is not that of its item, but of one that was before it. */
  callId?(item: Item): string | null | undefined;
  /** The caller did not declare the tool by this name. */
  dynamic?: true;
  /** A field that is long and stands in the result by the same name. */
  shared?: string;
  /** What is told beside a call, and beside its result, also where the endpoint stores. */
  metadata?(item: Item): { call?: ItemMetadata; result?: ItemMetadata };
}

/** A call that is told. */
type HostedCall<Item> = ReturnType<typeof hostedCall<Item & WireItem>>;

/**
 * A call that the provider both makes and answers: announced when it starts, answered when done. It is told once, and
 * keeps the id and the name that it was first told with.
 */
export function hostedCall<Item extends WireItem>(context: DecodeContext, form: HostedForm<Item>) {
  const { dynamic } = form;
  let identity: { toolCallId: string; toolName: string } | undefined;
  let called = false;

  function identify(item: Item) {
    const toolCallId = form.callId?.(item) ?? item.id;
    return (identity ??= { toolCallId: toolCallId ?? context.generateId(), toolName: form.toolName(item) });
  }

  /** What goes with a part: where nothing is stored, also what sends the item back. */
  function describe(told: ItemMetadata | undefined, own: ItemMetadata) {
    const known = told ?? (context.thought?.() && {});
    const metadata = context.stored ? known : { ...told, ...own, endpoint: context.endpoint };
    return metadata && context.metadata(metadata);
  }

  /** A call that is named by another item keeps what was told with that one, as a user interface merges the two. */
  function* call(item: Item, input = '{}'): Iterable<Part> {
    if (called) return;
    called = true;
    const again = form.callId?.(item) != null;
    const providerMetadata = again ? undefined : describe(form.metadata?.(item).call, { itemId: item.id });
    yield { type: 'tool-call', ...identify(item), input, providerExecuted: true, dynamic, providerMetadata };
  }

  return {
    identify,
    call,
    /** The parts of its input, where that is streamed. */
    inputParts(item: Item): BlockParts {
      const { toolCallId: id, toolName } = identify(item);
      return {
        start: () => ({ type: 'tool-input-start', id, toolName, providerExecuted: true, dynamic }),
        delta: delta => ({ type: 'tool-input-delta', id, delta }),
        end: () => ({ type: 'tool-input-end', id }),
      };
    },
    /** What it has come to so far. */
    preliminary(item: Item, result: Result): Part {
      return { type: 'tool-result', ...identify(item), result, preliminary: true };
    },
    /** Where nothing is stored, the whole item goes with the result, to be sent back as it came. */
    *answer(item: Item, result: JSONObject): Iterable<Part> {
      yield* call(item);
      // An item was read from JSON.
      const whole = item as unknown as JSONObject;
      const told = toldResult(item, result);
      // Of a failure a page keeps only words.
      const shared = told.isError ? undefined : form.shared;
      const own = { itemId: item.id, ...withoutShared(whole, result, shared) };
      const providerMetadata = describe(form.metadata?.(item).result, own);
      yield { type: 'tool-result', ...identify(item), ...told, providerMetadata };
    },
  };
}

/** The item, without the long text that stands in its result. */
function withoutShared(item: JSONObject, result: JSONObject, shared: string | undefined): ItemMetadata {
  if (shared === undefined || typeof item[shared] !== 'string' || item[shared] !== result[shared]) return { item };
  const { [shared]: _, ...rest } = item;
  return { item: rest, fromResult: shared };
}

interface InputForm<Item> {
  /** The block that its input is streamed in. */
  block(item: Item, parts: BlockParts): InputBlock;
  /** The whole input, JSON, from the text that was streamed, or undefined where there was none. */
  toInput(item: Item, text: string | undefined): string;
}

interface InputBlock {
  start(): Iterable<Part>;
  delta(text: string): readonly Part[];
  end(text?: string): Iterable<Part>;
}

/** The input of a hosted call, streamed and then whole. What comes before the item is announced is told when it is done. */
export function hostedInput<Item extends WireItem>(call: HostedCall<Item>, { block: open, toInput }: InputForm<Item>) {
  let announced: Item | undefined;
  let block: InputBlock | undefined;
  let text: string | undefined;
  let closed = false;

  function* start(item: Item): Iterable<Part> {
    if (block !== undefined) return;
    block = open(item, call.inputParts(item));
    yield* block.start();
  }

  function* close(item: Item, whole?: string | null): Iterable<Part> {
    if (closed) return;
    closed = true;
    text = whole ?? text;
    yield* start(item);
    yield* block?.end(text) ?? [];
    yield* call.call(item, toInput(item, text));
  }

  return {
    *added(item: Item): Iterable<Part> {
      announced = item;
      yield* start(item);
    },
    delta(delta: string): readonly Part[] {
      text = (text ?? '') + delta;
      return closed ? [] : (block?.delta(delta) ?? []);
    },
    /** The whole input, where an event brings it before the item is done. */
    complete(whole?: string | null): readonly Part[] {
      text = whole ?? text;
      return announced === undefined ? [] : [...close(announced, whole)];
    },
    close,
  };
}
