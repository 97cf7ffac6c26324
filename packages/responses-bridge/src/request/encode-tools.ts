import { InvalidArgumentError } from '@ai-sdk/provider';
import { providerToolKind } from '../items/index.ts';
import type { ItemKind, ProviderTool } from '../items/item.ts';
import type { CallOptions, Warning } from '../spec.ts';
import type { WireRequest, WireTool } from '../wire/request.ts';

/** The tools of a call, encoded, and what the rest of the call has to know of them. */
export interface EncodedTools {
  tools?: WireTool[] | undefined;
  tool_choice?: WireRequest['tool_choice'];
  /** What to ask for, so that provider tools report what they did. */
  include: string[];
  /** The kind of item that calls of a provider tool are, by the caller's name for it. */
  kinds: ReadonlyMap<string, ProviderToolKind>;
  /** The caller's names for provider tools, by the wire's. */
  names: ReadonlyMap<string, string>;
}

type ProviderToolKind = ItemKind<string, ProviderTool>;
type Tool = NonNullable<CallOptions['tools']>[number];
type ToolChoice = NonNullable<CallOptions['toolChoice']>;
type Warn = (warning: Warning) => void;

/** Tools → wire tools. A provider tool brings its own encoding; there is nothing to know about it here. */
export function encodeTools({ tools = [], toolChoice }: CallOptions, warn: Warn): EncodedTools {
  const encoded: WireTool[] = [];
  const include: string[] = [];
  const kinds = new Map<string, ProviderToolKind>();
  const names = new Map<string, string>();
  const choices = new Map<string, Record<string, unknown>>();

  for (const tool of tools) {
    const { name } = tool;
    if (tool.type === 'function') {
      encoded.push(encodeFunction(tool));
      choices.set(name, { type: 'function', name });
      continue;
    }
    const kind = providerToolKind(tool.id);
    if (kind === undefined) {
      const details = 'No tool of this id is known. It is left out.';
      warn({ type: 'unsupported', feature: `tool ${tool.id}`, details });
      continue;
    }
    encoded.push(encodeProviderTool(kind.tool, tool));
    include.push(...kind.tool.include);
    kinds.set(name, kind);
    names.set(kind.tool.wireName, name);
    choices.set(name, kind.tool.choice(name));
  }
  const tool_choice = encodeChoice(toolChoice, choices, warn);
  return { tools: encoded.length > 0 ? encoded : undefined, tool_choice, include, kinds, names };
}

/** `strict` is always sent: left out, the endpoint makes every optional parameter a required one where it can. */
function encodeFunction(tool: Extract<Tool, { type: 'function' }>): WireTool {
  const { name, description, inputSchema, strict = false } = tool;
  const parameters = inputSchema ?? { type: 'object', properties: {} };
  return { type: 'function', name, description, parameters, strict };
}

function encodeProviderTool(tool: ProviderTool, { id, name, args }: Extract<Tool, { type: 'provider' }>): WireTool {
  try {
    return tool.encode(args, name);
  } catch (cause) {
    const message = `The args of the tool ${name} are not those of ${id}: ${messageOf(cause)}`;
    throw new InvalidArgumentError({ argument: `tools.${name}.args`, message, cause });
  }
}

function messageOf(cause: unknown): string {
  const issues = typeof cause === 'object' && cause !== null && 'issues' in cause ? cause.issues : undefined;
  return JSON.stringify(issues ?? String(cause));
}

/** A choice needs something to choose from: without tools, or for one that was left out, it is refused. */
function encodeChoice(
  choice: ToolChoice | undefined,
  choices: ReadonlyMap<string, Record<string, unknown>>,
  warn: Warn,
): WireRequest['tool_choice'] {
  if (choice === undefined) return undefined;
  const general = choices.size > 0 ? choice.type : undefined;
  const encoded = choice.type === 'tool' ? choices.get(choice.toolName) : general;
  if (encoded === undefined && choice.type !== 'auto' && choice.type !== 'none') {
    warn({ type: 'unsupported', feature: 'toolChoice', details: 'There is no such tool to choose. It is left out.' });
  }
  return encoded;
}
