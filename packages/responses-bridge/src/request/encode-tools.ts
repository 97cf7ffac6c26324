import { InvalidArgumentError } from '@ai-sdk/provider';
import { hostedKind, itemKinds } from '../items/index.ts';
import type { HostedTool, ItemKind } from '../items/item.ts';
import type { CallOptions, Warning } from '../spec.ts';
import type { WireRequest, WireTool } from '../wire/request.ts';

/** The tools of a call, encoded, and what the rest of the call has to know of them. */
export interface EncodedTools {
  tools?: WireTool[];
  tool_choice?: WireRequest['tool_choice'];
  /** What to ask for, so that hosted tools report what they did. */
  include: string[];
  /** The kind of item that calls of a tool are, by the caller's name for it. */
  kinds: ReadonlyMap<string, ItemKind>;
  /** The caller's names for hosted tools, by the wire's. */
  names: ReadonlyMap<string, string>;
}

type Tool = NonNullable<CallOptions['tools']>[number];
type ToolChoice = NonNullable<CallOptions['toolChoice']>;

/** Tools → wire tools. A hosted tool brings its own encoding; there is nothing to know about it here. */
export function encodeTools({ tools = [], toolChoice }: CallOptions, warn: (warning: Warning) => void): EncodedTools {
  const encoded: WireTool[] = [];
  const include: string[] = [];
  const kinds = new Map<string, ItemKind<string, HostedTool>>();
  const names = new Map<string, string>();

  for (const tool of tools) {
    if (tool.type === 'function') {
      encoded.push(encodeFunction(tool));
      continue;
    }
    const kind = hostedKind(tool.id);
    if (kind === undefined) {
      warn({
        type: 'unsupported',
        feature: `tool ${tool.id}`,
        details: 'No tool of this id is known. It is left out.',
      });
      continue;
    }
    encoded.push(encodeHosted(kind.tool, tool));
    include.push(...kind.tool.include);
    kinds.set(tool.name, kind);
    names.set(kind.tool.wireName, tool.name);
  }

  const tool_choice = encoded.length > 0 ? encodeChoice(toolChoice, kinds) : undefined;
  if (encoded.length === 0 && toolChoice !== undefined && toolChoice.type !== 'auto' && toolChoice.type !== 'none') {
    warn({ type: 'unsupported', feature: 'toolChoice', details: 'There is no tool to choose. It is left out.' });
  }
  return { tools: encoded.length > 0 ? encoded : undefined, tool_choice, include, kinds, names };
}

/** `strict` is always sent: left out, the endpoint makes every optional parameter a required one where it can. */
function encodeFunction({
  name,
  description,
  inputSchema,
  strict = false,
}: Extract<Tool, { type: 'function' }>): WireTool {
  const parameters = inputSchema ?? { type: 'object', properties: {} };
  return { type: 'function', name, description, parameters, strict };
}

function encodeHosted(hosted: HostedTool, { id, name, args }: Extract<Tool, { type: 'provider' }>): WireTool {
  try {
    return hosted.encode(args, name);
  } catch (cause) {
    throw new InvalidArgumentError({
      argument: `tools.${name}.args`,
      message: `The arguments of the tool ${id} are wrong.`,
      cause,
    });
  }
}

function encodeChoice(choice: ToolChoice | undefined, kinds: ReadonlyMap<string, ItemKind<string, HostedTool>>) {
  if (choice?.type !== 'tool') return choice?.type;
  const kind = kinds.get(choice.toolName);
  if (kind === undefined) return { type: 'function', name: choice.toolName };
  if (kind === itemKinds.custom_tool_call) return { type: 'custom', name: choice.toolName };
  return { type: kind.tool.wireName };
}
