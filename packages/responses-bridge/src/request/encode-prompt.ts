import type { EncodeContext, ItemKind, Run } from '../items/item.ts';
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
        for (const { encode, run } of itemsOf(message, context)) items.push(...encode(run, context));
    }
  }
  return items;
}

type UserPart = Extract<Prompt[number], { role: 'user' }>['content'][number];

/** Without parts there is nothing to say, and an empty message is refused. */
function encodeUser(parts: UserPart[], items: InputItem[], context: PromptContext): void {
  const content = parts.flatMap((part): InputContent[] => {
    if (part.type === 'file') return [toInputFile(part, context)];
    return part.text === '' ? [] : [{ type: 'input_text', text: part.text }];
  });
  if (content.length > 0) items.push({ role: 'user', content });
}

type Encode = ItemKind['encode'];

interface Item {
  encode: Encode;
  itemId: string | null | undefined;
  run: [ReplayPart, ...ReplayPart[]];
}

type ReplayMessage = Extract<Prompt[number], { role: 'assistant' | 'tool' }>;

/** Puts together again what decoding took apart: neighbours with one id came from one item. */
function itemsOf({ role, content }: ReplayMessage, context: PromptContext): Array<{ encode: Encode; run: Run }> {
  const items: Item[] = [];
  for (const part of content) {
    const encode = encoderOf(part, role, context);
    if (encode === undefined) {
      context.warn({
        type: 'unsupported',
        feature: `${part.type} part in a message of the role ${role}`,
        details: 'It is left out.',
      });
      continue;
    }
    const { itemId } = context.metadata(part);
    const last = items.at(-1);
    if (last && itemId != null && last.encode === encode && last.itemId === itemId) last.run.push(part);
    else items.push({ encode, itemId, run: [part] });
  }
  return items;
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
