import type { EncodeContext, ItemKind } from '../items/item.ts';
import { itemKinds } from '../items/index.ts';
import { toInputFile } from '../items/input-file.ts';
import { encodeWhole } from '../items/whole-item.ts';
import type { Prompt, ReplayPart } from '../spec.ts';
import type { InputContent, InputItem } from '../wire/request.ts';

export interface PromptContext extends EncodeContext {
  /** The kind of item that calls of this tool are. */
  toolKind(toolName: string): ItemKind;
  systemRole: 'system' | 'developer' | 'remove';
}

/** Prompt → input items, each in its place. */
export function encodePrompt(prompt: Prompt, context: PromptContext): InputItem[] {
  const items: InputItem[] = [];
  for (const message of prompt) {
    switch (message.role) {
      case 'system':
        if (context.systemRole !== 'remove') items.push({ role: context.systemRole, content: message.content });
        else context.warn({ type: 'other', message: 'A system message is removed, as systemMessageMode says.' });
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

type UserPart = Extract<Prompt[number], { role: 'user' }>['content'][number];

/** Without parts there is nothing to say, and an empty message is refused. */
function encodeUser(parts: UserPart[], items: InputItem[], context: PromptContext): void {
  const content: InputContent[] = [];
  for (const part of parts) {
    if (part.type === 'file') content.push(toInputFile(part, context));
    else if (part.text !== '') content.push({ type: 'input_text', text: part.text });
  }
  if (content.length > 0) items.push({ role: 'user', content });
}

type Encode = ItemKind['encode'];

type ReplayMessage = Extract<Prompt[number], { role: 'assistant' | 'tool' }>;

interface OpenRun {
  encode: Encode;
  /** What the parts of one item share. */
  group: string | null | undefined;
  parts: [ReplayPart, ...ReplayPart[]];
}

/** Puts together again what decoding took apart: neighbours with one id came from one item. */
function encodeReplay({ role, content }: ReplayMessage, items: InputItem[], context: PromptContext): void {
  let run: OpenRun | undefined;
  const close = () => {
    if (run !== undefined) for (const item of run.encode(run.parts, context)) items.push(item);
    run = undefined;
  };
  for (const part of content) {
    const encode = encoderOf(part, role, context);
    const { itemId, localId } = context.metadata(part);
    const group = localId ?? itemId;
    if (run !== undefined && run.encode === encode && run.group === group && group != null) {
      run.parts.push(part);
      continue;
    }
    close();
    if (encode !== undefined) run = { encode, group, parts: [part] };
    else warnOfPart(part, role, context);
  }
  close();
}

function warnOfPart({ type }: ReplayPart, role: ReplayMessage['role'], { warn }: PromptContext): void {
  warn({ type: 'unsupported', feature: `${type} part in a message of the role ${role}`, details: 'It is left out.' });
}

/** The only place where the parts of the specification meet the kinds of the wire. */
function encoderOf(part: ReplayPart, role: ReplayMessage['role'], context: PromptContext): Encode | undefined {
  switch (part.type) {
    case 'text':
      return itemKinds.message.encode;
    case 'reasoning':
      return context.metadata(part).item == null ? itemKinds.reasoning.encode : encodeWhole;
    case 'tool-call':
      return part.providerExecuted ? encodeWhole : context.toolKind(part.toolName).encode;
    case 'tool-result':
      // Only the provider itself answers inside of an assistant message.
      return role === 'assistant' ? encodeWhole : context.toolKind(part.toolName).encode;
    case 'custom':
      return encodeWhole;
    case 'file':
    case 'reasoning-file':
    case 'tool-approval-response':
      return undefined;
    default:
      // A part the specification gained: the compiler stops here, a running program does not.
      part satisfies never;
      return undefined;
  }
}
