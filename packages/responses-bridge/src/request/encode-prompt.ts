import type { EncodeContext, ItemKind } from '../items/item.ts';
import { itemKinds, kindOfCustom, kindOfApproval } from '../items/index.ts';
import { markOf, toInputFile } from '../items/input-file.ts';
import { encodeWhole } from '../items/whole-item.ts';
import { optionsOf } from '../metadata.ts';
import type { Prompt, ReplayPart } from '../spec.ts';
import type { InputContent, InputItem } from '../wire/request.ts';
import { replayOf, type Kept } from './replay.ts';

export interface PromptContext extends EncodeContext {
  /** The kind of item that calls of a provider tool are, by the caller's name for it. */
  toolKind(toolName: string): ItemKind | undefined;
  systemRole: 'system' | 'developer' | 'remove';
  kept: Kept;
}

/** Prompt → input items, each in its place. */
export function encodePrompt(prompt: Prompt, context: PromptContext): InputItem[] {
  const items: InputItem[] = [];
  for (const message of prompt) {
    switch (message.role) {
      case 'system':
        encodeSystem(message, items, context);
        break;
      case 'user':
        encodeUser(message.content, items, context);
        break;
      case 'assistant':
      case 'tool':
        encodeReplay(message, items, context);
    }
  }
  return items;
}

type SystemMessage = Extract<Prompt[number], { role: 'system' }>;

function encodeSystem(message: SystemMessage, items: InputItem[], context: PromptContext): void {
  const { systemRole: role, names } = context;
  const { content: text, providerOptions } = message;
  if (role === 'remove') {
    context.warn({ type: 'other', message: 'system messages are removed for this model' });
    return;
  }
  const mark = markOf(optionsOf(names, providerOptions));
  items.push({ role, content: mark.prompt_cache_breakpoint ? [{ type: 'input_text', text, ...mark }] : text });
}

type UserPart = Extract<Prompt[number], { role: 'user' }>['content'][number];

/** Without parts there is nothing to say, and an empty message is refused. */
function encodeUser(parts: UserPart[], items: InputItem[], context: PromptContext): void {
  const content: InputContent[] = [];
  for (const part of parts) {
    if (part.type === 'file') content.push(toInputFile(part, parts.indexOf(part), context));
    else if (part.text !== '') {
      content.push({ type: 'input_text', text: part.text, ...markOf(optionsOf(context.names, part.providerOptions)) });
    }
  }
  if (content.length > 0) items.push({ role: 'user', content });
}

type ReplayMessage = Extract<Prompt[number], { role: 'assistant' | 'tool' }>;

interface OpenRun {
  encoder: Encoder;
  /** What the parts of one item share. */
  group: string | null | undefined;
  parts: [ReplayPart, ...ReplayPart[]];
}

/** Puts together again what decoding took apart: neighbours with one id came from one item. */
function encodeReplay({ role, content }: ReplayMessage, items: InputItem[], context: PromptContext): void {
  let run: OpenRun | undefined;
  const close = () => {
    if (run !== undefined) for (const item of run.encoder.encode(run.parts, context)) items.push(item);
    run = undefined;
  };
  for (const part of content) {
    const encoder = encoderOf(part, role, context);
    const metadata = context.metadata(part);
    const replay = replayOf(part, metadata, encoder?.kind, context.kept);
    if (replay.how !== 'whole') {
      close();
      if (replay.how === 'reference') refer(replay.id, items);
      continue;
    }
    const group = metadata.localId ?? metadata.itemId ?? hostedCallId(part, role);
    if (run !== undefined && run.encoder.encode === encoder?.encode && run.group === group && group != null) {
      run.parts.push(part);
      continue;
    }
    close();
    if (encoder !== undefined) run = { encoder, group, parts: [part] };
    else warnOfPart(part, role, context);
  }
  close();
}

/** Several parts may come from one item, which is referred to once. */
function refer(id: string, items: InputItem[]): void {
  if (!items.some(item => item.type === 'item_reference' && item.id === id)) items.push({ type: 'item_reference', id });
}

/** A call that the provider ran, and its result, came from one item. */
function hostedCallId(part: ReplayPart, role: ReplayMessage['role']): string | undefined {
  const hosted =
    role === 'assistant' && (part.type === 'tool-result' || (part.type === 'tool-call' && part.providerExecuted));
  return hosted ? part.toolCallId : undefined;
}

function warnOfPart({ type }: ReplayPart, role: ReplayMessage['role'], { warn }: PromptContext): void {
  warn({ type: 'unsupported', feature: `${type} part in a message of the role ${role}`, details: 'It is left out.' });
}

interface Encoder {
  kind?: ItemKind | undefined;
  encode: ItemKind['encode'];
}

const unknownKind: Encoder = { encode: encodeWhole };

/** An item goes back as it came where a part carries it, and else as its kind writes it. */
function encoderOf(part: ReplayPart, role: ReplayMessage['role'], context: PromptContext): Encoder | undefined {
  const kind = kindOf(part, context);
  if (context.metadata(part).item != null) return { kind, encode: encodeWhole };
  switch (part.type) {
    case 'tool-call':
    case 'tool-result':
      // Only the provider itself answers inside of an assistant message.
      return hostedCallId(part, role) === undefined ? withEncoder(kind ?? itemKinds.function_call) : withEncoder(kind);
    case 'custom':
      return withEncoder(kind);
    case 'tool-approval-response':
    case 'text':
    case 'reasoning':
      return kind && withEncoder(kind);
    case 'file':
    case 'reasoning-file':
      return undefined;
    default:
      // A part the specification gained: the compiler stops here, a running program does not.
      part satisfies never;
      return undefined;
  }
}

function withEncoder(kind: ItemKind | undefined): Encoder {
  return kind === undefined ? unknownKind : { kind, encode: kind.encode };
}

/** The only place where the parts of the specification meet the kinds of the wire. */
function kindOf(part: ReplayPart, context: PromptContext): ItemKind | undefined {
  switch (part.type) {
    case 'text':
      return itemKinds.message;
    case 'reasoning':
      return itemKinds.reasoning;
    case 'tool-call':
    case 'tool-result':
      return context.toolKind(part.toolName);
    case 'custom':
      return kindOfCustom(part.kind);
    case 'tool-approval-response':
      return kindOfApproval();
    default:
      return undefined;
  }
}
