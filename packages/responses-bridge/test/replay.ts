import { encodeRequest } from '../src/request/encode-request.ts';
import { toReplayPart } from '../src/request/to-history.ts';
import { providerTool } from '../src/items/index.ts';
import { asItIs, complete } from './complete.ts';
import type { Content, Prompt, ReplayPart } from '../src/spec.ts';
import type { InputItem } from '../src/wire/request.ts';
import type { Item } from './streams.ts';

/** A follower keeps the reasoning before it legal; it is taken out of the items again. */
const follower = { role: 'assistant', content: 'follower' };

interface Replay {
  /** Whether the endpoint keeps what it answered. */
  stored?: boolean;
  /** What the caller says to it, in a message of the role `tool`. */
  told?: ReplayPart[];
  /** What the endpoint is to go on from. */
  previousResponseId?: string;
  conversation?: string;
}

/** A result, sent back in the next call: the input items that come of it. */
export async function replay(content: Content[], { stored = false, told = [], ...from }: Replay = {}) {
  const parts = content.flatMap(toReplayPart);
  // What the endpoint goes on from has the calls that it is told the results of.
  const isWhole = told.length > 0 && Object.keys(from).length > 0;
  const { prompt: history, strip } = isWhole ? asItIs(parts, told) : complete(parts, told);
  const prompt: Prompt = [...history, { role: 'assistant', content: [{ type: 'text', text: follower.content }] }];
  const tools = content.flatMap(part => (part.type === 'tool-call' ? toDeclaration(part) : []));
  const { body, warnings } = await encodeRequest(
    { prompt, tools, providerOptions: { openai: { state: stored ? 'stored' : 'stateless', ...from } } },
    { names: ['openai'], endpoint: 'test', modelId: 'gpt-5.3-codex' },
  );
  return { input: strip(body.input).slice(0, -1), warnings };
}

/**
 * The tool of a call of the caller's, as it would have declared it: the input of a custom tool is a JSON string, and a tool of
 * the endpoint's own has its name, as nobody gave it another one.
 */
function toDeclaration({ toolName: name, input, providerExecuted }: Extract<Content, { type: 'tool-call' }>) {
  if (providerExecuted) return [];
  const id = input.startsWith('"') ? 'openai.custom' : `openai.${name}`;
  return providerTool(id) === undefined
    ? []
    : [{ type: 'provider' as const, id: id as `openai.${string}`, name, args: {} }];
}

interface ContentPart {
  text?: string;
  refusal?: string;
}

/**
 * An item without what may differ: an item that goes without an id goes without `status`, `annotations` and `logprobs`
 * as well, and a message's content is its text, as the easy form has it. Undefined for what cannot go back: an empty
 * message, and reasoning that the endpoint could not read again, a truncated call, tools that the endpoint added.
 */
export function canonical(item: Item | InputItem): unknown {
  const { type = 'message', id: _, status: _status, ...rest } = item;
  if (isCallOfCaller(type) && isCutOff(item)) return undefined;
  switch (type) {
    case 'message':
      return canonicalMessage(rest);
    case 'reasoning':
      return canonicalReasoning(rest, item.id);
    case 'function_call':
    case 'custom_tool_call':
      return { type, ...rest };
    case 'computer_call': {
      // The one action of the preview goes back as a list of one.
      const { action, actions = [action], ...call } = item;
      return withoutNulls({ ...call, type, actions });
    }
    case 'additional_tools':
      return undefined;
    default:
      return withoutNulls(item);
  }
}

function isCallOfCaller(type: unknown): boolean {
  return (
    ['function_call', 'custom_tool_call', 'tool_search_call'].includes(String(type)) ||
    ['shell_call', 'local_shell_call', 'apply_patch_call', 'computer_call'].includes(String(type))
  );
}

/** The schema of a patch has no word for it but that it is still in progress, as the calls of a program are as well. */
function isCutOff({ type, status, caller }: Item | InputItem): boolean {
  return status === 'incomplete' || (type === 'apply_patch_call' && status === 'in_progress' && caller === undefined);
}

/** Nothing is said by a null that is not said by leaving it out. */
function withoutNulls(item: Item | InputItem): unknown {
  return JSON.parse(JSON.stringify(item), (_, value) => value ?? undefined);
}

function canonicalMessage({
  content,
  role = 'assistant',
  ...rest
}: {
  content?: string | ContentPart[];
  role?: string;
}) {
  const parts = typeof content === 'string' ? [{ text: content }] : (content ?? []);
  const text = parts.map(part => part.text ?? part.refusal ?? '').join('');
  return text === '' ? undefined : { ...rest, type: 'message', role, content: text };
}

interface Reasoning {
  encrypted_content?: string;
  summary?: unknown[];
  content?: unknown[];
}

function canonicalReasoning({ encrypted_content, content, summary = [], ...rest }: Reasoning, id: unknown) {
  const shown = content?.length ? content : undefined;
  if (encrypted_content == null && shown === undefined) return undefined;
  return { ...rest, type: 'reasoning', id, summary, content: shown, encrypted_content };
}
