import { itemKinds, kindOfApproval, kindOfCustom, kindOfRequest, providerTool } from '../items/index.ts';
import type { EncodeContext, ItemKind } from '../items/item.ts';
import { toCallId } from '../items/call-id.ts';
import { encodeWhole } from '../items/whole-item.ts';
import type { ItemMetadata } from '../metadata.ts';
import type { Prompt, ReplayPart } from '../spec.ts';
import type { Origin } from '../state/origin.ts';
import type { InputItem } from '../wire/request.ts';
import { gatherParts } from './gather-parts.ts';
import { isDenial, replayOf, type Kept } from './replay.ts';

export interface ReplayContext extends EncodeContext {
  /** The kind of item that calls of a provider tool are, by the caller's name for it. */
  toolKind(toolName: string): ItemKind | undefined;
  kept: Kept;
  /** What was referred to and answered already, as that is said once. */
  told: Map<string, InputItem>;
  /** Where the items come from. */
  origins: Map<InputItem, Origin>;
}

type ReplayMessage = Extract<Prompt[number], { role: 'assistant' | 'tool' }>;

interface Encoder {
  kind?: ItemKind | undefined;
  encode: ItemKind['encode'];
}

interface OpenRun {
  encode: Encoder['encode'];
  /** What the parts of one item share. */
  group: string | undefined;
  parts: [ReplayPart, ...ReplayPart[]];
}

/** Puts together again what decoding took apart: neighbours with one id came from one item. */
export function encodeReplay({ role, content }: ReplayMessage, items: InputItem[], context: ReplayContext): void {
  let run: OpenRun | undefined;
  /** The calls whose items are named apart from them, so that their ids name no item. */
  const apart = new Set<string>();

  /**
   * Several parts may come from one item, which is referred to once, and not at all where it stands there whole. A request
   * for approval is answered once.
   */
  function add(item: InputItem, origin: Origin): void {
    const { type, id, approval_request_id: request } = item;
    const answered = request == null ? undefined : `${type} ${id} ${request}`;
    const once = type === 'item_reference' ? toReference(id) : answered;
    const before = once === undefined ? undefined : context.told.get(once);
    if (before !== undefined) return learn(context.origins.get(before), origin);
    if (once !== undefined) context.told.set(once, item);
    if (id !== undefined) context.told.set(toReference(id), item);
    context.origins.set(item, origin);
    items.push(item);
  }

  function close(): void {
    if (run === undefined) return;
    const made = [...run.encode(run.parts, context)];
    if (made.length === 0 && run.encode === encodeWhole) leaveOutReasoning(items, context);
    for (const item of made) {
      // No kind refers to anything but to a request for approval.
      const type = item.type === 'item_reference' ? kindOfRequest()?.type : undefined;
      add(item, { type, metadata: metadataOf(item, run.parts, context), parts: [...run.parts] });
    }
    run = undefined;
  }

  function take(part: ReplayPart, { encode }: Encoder): void {
    const { localId, itemId } = context.metadata(part);
    // A call that the provider ran shares its id with its result, also where they are two items.
    const group = hostedCallId(part, role) ?? localId ?? itemId ?? undefined;
    const goesOn = group !== undefined && run?.group === group && run.encode === encode;
    if (goesOn) return void run?.parts.push(part);
    close();
    run = { encode, group, parts: [part] };
  }

  /** The id of a part that has none in its metadata: that of its call, unless the call has another one itself, or nobody keeps it. */
  function nameOf(part: ReplayPart, { itemId }: ItemMetadata): string | undefined {
    const id = isForeign(part, context.names) ? undefined : hostedCallId(part, role);
    if (id === undefined || itemId === id) return id;
    if (part.type === 'tool-call' && itemId != null) apart.add(id);
    const isNamed = itemId != null || !(part.type === 'tool-call' ? isTagged(id, content, context) : apart.has(id));
    return isNamed ? id : undefined;
  }

  for (const part of gatherParts<ReplayPart>(content, context.metadata)) {
    if (isDenial(part, context.names) || (role === 'assistant' && isOnTheWay(part, content))) continue;
    const encoder = encoderOf(part, role, context);
    const [metadata, kind] = [context.metadata(part), encoder?.kind];
    const named = nameOf(part, metadata);
    const replay = replayOf({ part, metadata, hostedCallId: named, kind }, context.kept);
    if (replay.how === 'whole' && encoder !== undefined) {
      take(part, encoder);
      continue;
    }
    close();
    if (replay.how === 'reference') {
      // What the provider ran and answered in one item waits for nobody.
      const waits = named === undefined || kind?.answeredApart === true;
      add({ type: 'item_reference', id: replay.id }, originOf(part, { encoder, waits, context }));
    }
    if (replay.how === 'whole') warnOfPart(part, role, context);
  }
  close();
}

/** What led to an item that is left out is left out with it: the endpoint refuses it behind anything else. */
function leaveOutReasoning(items: InputItem[], { warn }: ReplayContext): void {
  for (let last = items.at(-1); last?.type === itemKinds.reasoning.type; last = items.at(-1)) {
    items.pop();
    const id = typeof last.id === 'string' ? ` (${last.id})` : '';
    warn({ type: 'other', message: `Reasoning in the history${id} led to what is left out. It is left out, too.` });
  }
}

/** What is referred to once more is known better. */
function learn(known: Origin | undefined, { type, metadata, parts }: Origin): void {
  if (known === undefined) return;
  known.type ??= type;
  if (known.metadata.reasoningId == null) known.metadata = metadata;
  known.parts.push(...parts);
}

/** Whether what came of a call says that nothing is kept where it was made. */
function isTagged(id: string, content: readonly ReplayPart[], { metadata }: ReplayContext): boolean {
  return content.some(part => part.type === 'tool-result' && part.toolCallId === id && metadata(part).endpoint != null);
}

/** What the history says of an item is said by the part that names it. */
function metadataOf({ id }: InputItem, parts: OpenRun['parts'], { metadata }: ReplayContext): ItemMetadata {
  return metadata(parts.find(part => id !== undefined && metadata(part).itemId === id) ?? parts[0]);
}

interface Referred {
  encoder: Encoder | undefined;
  waits: boolean;
  context: ReplayContext;
}

/** What is known of an item that is referred to. */
function originOf(part: ReplayPart, { encoder, waits, context }: Referred): Origin {
  const metadata = context.metadata(part);
  const parts: OpenRun['parts'] = [part];
  return {
    type: typeOf(part, metadata, encoder?.kind),
    callId: waits && 'toolCallId' in part ? toCallId(part.toolCallId) : undefined,
    metadata,
    parts,
    whole: () => (encoder === undefined ? [] : [...encoder.encode(parts, context)]),
  };
}

/** The type of the item that is referred to. */
function typeOf(part: ReplayPart, metadata: ItemMetadata, kind: ItemKind | undefined): string | undefined {
  // What only carries another item below the newest specification has no word of encrypted content.
  if (kind === itemKinds.reasoning && metadata.reasoningEncryptedContent === undefined) return undefined;
  return part.type === 'tool-result' && kind?.answeredApart ? kind.answer?.type : kind?.type;
}

const toReference = (id: unknown) => `item_reference ${String(id)}`;

/** A call that the provider ran, and its result, came from one item. Only the provider answers inside of an assistant message. */
function hostedCallId(part: ReplayPart, role: ReplayMessage['role']): string | undefined {
  if (role !== 'assistant') return undefined;
  const hosted = part.type === 'tool-result' || (part.type === 'tool-call' && part.providerExecuted);
  return hosted ? part.toolCallId : undefined;
}

/** ai@6 and later keep what a call of the provider had come to so far as results of their own: the last one is the result. */
function isOnTheWay(part: ReplayPart, content: readonly ReplayPart[]): boolean {
  if (part.type !== 'tool-result') return false;
  const later = content.slice(content.indexOf(part) + 1);
  return later.some(other => other.type === 'tool-result' && other.toolCallId === part.toolCallId);
}

function warnOfPart({ type }: ReplayPart, role: ReplayMessage['role'], { warn }: ReplayContext): void {
  warn({ type: 'unsupported', feature: `${type} part in a message of the role ${role}`, details: 'It is left out.' });
}

/** Another provider's own call has only metadata of that one: its id names nothing here. */
function isForeign({ providerOptions }: ReplayPart, names: readonly string[]): boolean {
  // What comes back through a browser may be null, whatever its type says.
  const keys = Object.keys(providerOptions ?? {});
  return keys.length > 0 && !keys.some(key => names.includes(key));
}

/** An item goes back as it came where a part carries it, and else as its kind writes it. */
function encoderOf(part: ReplayPart, role: ReplayMessage['role'], context: ReplayContext): Encoder | undefined {
  const kind = kindOf(part, role, context);
  const carried = mayCarry(part, role) && context.metadata(part).item != null;
  if (kind !== undefined && !carried) return { kind, encode: kind.encode };
  const hosted = part.type === 'custom' || hostedCallId(part, role) !== undefined;
  return carried || hosted ? { kind, encode: encodeWhole } : undefined;
}

/** An item comes with what the provider ran or made for itself; with any other part it is forged, and would go in its place. */
function mayCarry(part: ReplayPart, role: ReplayMessage['role']): boolean {
  if (part.type === 'tool-call' || part.type === 'tool-result') return hostedCallId(part, role) !== undefined;
  return part.type !== 'text' && part.type !== 'tool-approval-response';
}

/** The only place where the parts of the specification meet the kinds of the wire. */
function kindOf(part: ReplayPart, role: ReplayMessage['role'], context: ReplayContext): ItemKind | undefined {
  switch (part.type) {
    case 'text':
      return itemKinds.message;
    case 'reasoning':
      return kindOfReasoning(context.metadata(part));
    case 'tool-call':
    case 'tool-result': {
      const ofCaller = hostedCallId(part, role) === undefined;
      if (ofCaller) return context.toolKind(part.toolName) ?? itemKinds.function_call;
      const asks = part.type === 'tool-call' && context.metadata(part).approvalRequestId != null;
      // A tool that is no longer declared is known by its own name, if the caller gave it no other.
      return asks
        ? kindOfRequest()
        : (context.toolKind(part.toolName) ?? providerTool(`openai.${part.toolName}`)?.kind);
    }
    case 'custom':
      return kindOfCustom(part.kind);
    case 'tool-approval-response':
      return kindOfApproval();
    case 'file':
    case 'reasoning-file':
      return undefined;
    default:
      // A part the specification gained: the compiler stops here, a running program does not.
      part satisfies never;
      return undefined;
  }
}

/** Below the newest specification a custom part travels as an empty one of reasoning, and what is said beside JSON as one that has the phase of its message. */
function kindOfReasoning({ type, phase }: ItemMetadata): ItemKind {
  if (phase != null) return itemKinds.message;
  return type === itemKinds.compaction.type ? itemKinds.compaction : itemKinds.reasoning;
}
