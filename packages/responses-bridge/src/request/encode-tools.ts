import { AISDKError, InvalidArgumentError } from '@ai-sdk/provider';
import { providerTool } from '../items/index.ts';
import type { ProviderTool } from '../items/item.ts';
import type { PlacedTool } from '../items/tool.ts';
import type { ResponsesProviderOptions } from '../options.ts';
import type { CallOptions, Warning } from '../spec.ts';
import type { Undo } from '../strict/index.ts';
import type { WireRequest, WireTool } from '../wire/request.ts';
import { declareTools, type DeclaredTools } from './declared-tools.ts';
import {
  createNamespaces,
  encodeFunctionTool,
  readFunctionToolOptions,
  type FunctionToolOptions,
} from './function-tool.ts';
import { encodeAllowedTools, encodeChoice, type Choice } from './tool-choice.ts';

/** The tools of a call, encoded, and what the rest of the call has to know of them. */
export interface EncodedTools {
  tools?: WireTool[] | undefined;
  tool_choice?: WireRequest['tool_choice'];
  /** What to ask for, so that provider tools report what they did. */
  include: string[];
  declared: DeclaredTools;
  /** What to undo in the inputs of which tools. */
  undo: ReadonlyMap<string, Undo>;
}

type Tool = NonNullable<CallOptions['tools']>[number];

interface ToolsContext {
  /** The keys of provider options. */
  names: readonly string[];
  options: ResponsesProviderOptions;
  warn(warning: Warning): void;
}

/** Tools → wire tools. A provider tool brings its own encoding; there is nothing to know about it here. */
export function encodeTools({ tools = [], toolChoice }: CallOptions, context: ToolsContext): EncodedTools {
  const { names, warn } = context;
  const { allowedTools, strictJsonSchema: strict = false } = context.options;
  const encoded: WireTool[] = [];
  const include: string[] = [];
  const choices: Choice[] = [];
  const nameless: Nameless[] = [];
  const undo = new Map<string, Undo>();
  const place = createNamespaces(encoded);
  const { declared, addFunction, addProvider } = declareTools();

  for (const tool of tools) {
    const { name } = tool;
    if (tool.type === 'function') {
      const options = readFunctionToolOptions(tool, names, warn);
      const { wireTool, undo: members } = encodeFunctionTool(tool, { options, strict, warn });
      if (members !== undefined) undo.set(name, members);
      place(wireTool);
      addFunction(name, { outputSchema: options.outputSchema !== undefined });
      choices.push({ name, choice: { type: 'function', name }, hidden: whyHidden(options) });
      continue;
    }
    const found = providerTool(tool.id);
    if (found === undefined) {
      const details = 'No tool of this id is known. It is left out.';
      warn({ type: 'unsupported', feature: `tool ${tool.id}`, details });
      continue;
    }
    const wireTool = encodeProviderTool(found.tool, tool);
    place(wireTool);
    include.push(...found.tool.include);
    addProvider({ name, args: tool.args, ...found });
    const choice = found.tool.choice(name, wireTool);
    const { wireName, memberChoice } = found.tool;
    choices.push({
      name,
      wireName,
      choice,
      memberChoice: memberChoice && (member => memberChoice(member, wireTool)),
      hidden: whyHidden({ namespace: wireTool.namespace }),
    });
    // A choice that says no more than a type is of a tool that has no name on the wire.
    if (Object.keys(choice ?? {}).length < 2) nameless.push({ name, kind: found.kind.type });
  }
  warnOfAlike(nameless, warn);
  const tool_choice = encodeAllowedTools(allowedTools, choices, warn) ?? encodeChoice(toolChoice, choices, warn);
  return { tools: encoded.length > 0 ? encoded : undefined, tool_choice, include, declared, undo };
}

interface Nameless {
  name: string;
  /** The type of the items that its calls are. */
  kind: string;
}

/** A call of one of several such tools does not say of which. */
function warnOfAlike(tools: readonly Nameless[], warn: ToolsContext['warn']): void {
  for (const kind of new Set(tools.map(tool => tool.kind))) {
    const alike = tools.filter(tool => tool.kind === kind).map(({ name }) => name);
    if (alike.length < 2) continue;
    const details = 'The endpoint does not say which of them it calls, so its calls are told as those of one of them.';
    warn({ type: 'compatibility', feature: `tools ${alike.join(', ')}`, details });
  }
}

/** Why `allowed_tools` cannot name a function tool, or undefined where it can. */
function whyHidden({ deferLoading, namespace }: FunctionToolOptions): string | undefined {
  if (namespace !== undefined) return 'tools inside an OpenAI tool namespace';
  return deferLoading ? 'deferred tools' : undefined;
}

function encodeProviderTool(tool: ProviderTool, { id, name, args }: Extract<Tool, { type: 'provider' }>): PlacedTool {
  try {
    return tool.encode(args, name);
  } catch (cause) {
    if (AISDKError.isInstance(cause)) throw cause;
    const message = `The args of the tool ${name} are not those of ${id}: ${messageOf(cause)}`;
    throw new InvalidArgumentError({ argument: `tools.${name}.args`, message, cause });
  }
}

function messageOf(cause: unknown): string {
  const issues = typeof cause === 'object' && cause !== null && 'issues' in cause ? cause.issues : undefined;
  return JSON.stringify(issues ?? String(cause));
}
