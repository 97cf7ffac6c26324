import { providerTools, type ProviderTools } from '../items/index.ts';
import type { ProviderTool } from '../items/item.ts';
import type { Infer } from '../wire/schema.ts';

/** What a factory was called with: what configures the tool, and what the AI SDK runs. */
export interface Given {
  args: Record<string, unknown>;
  run: Record<string, unknown>;
}

/** The parameters of a factory: one, which may be left out where nothing in it is required. */
export type Parameter<T> = Partial<T> extends T ? [given?: T] : [given: T];

/** What configures a tool. The type of an object without keys would refuse those that stand beside it. */
export type ArgsOf<Tool extends ProviderTool> = string extends keyof Infer<Tool['args']>
  ? unknown
  : Infer<Tool['args']>;

/** What a tool is called with. */
export type InputOf<Tool extends ProviderTool> = Infer<Tool['input']>;

/** What it gives back. */
export type OutputOf<Tool extends ProviderTool> = Infer<Tool['output']>;

type Named<Name extends string> = Extract<ProviderTools, { factory: Name }>;

/** What the tool of `bridge.tools.<name>` is called with. */
export type ToolInput<Name extends ProviderTools['factory']> = InputOf<Named<Name>>;

/** What the tool of `bridge.tools.<name>` gives back. */
export type ToolOutput<Name extends ProviderTools['factory']> = OutputOf<Named<Name>>;

/** A factory for each tool of the table of kinds. */
export function createTools<Tools>(make: (tool: ProviderTool, given: Given) => object): Tools {
  const factories = providerTools.map(tool => [
    tool.factory,
    (given: Record<string, unknown> = {}) => make(tool, split(given, tool.secrets)),
  ]);
  // The types of the factories are made of the same table.
  return Object.fromEntries(factories) as Tools;
}

/** What configures a tool is JSON, and all else is for the AI SDK. */
function split(given: Record<string, unknown>, secrets: readonly string[]): Given {
  const args: Record<string, unknown> = {};
  const run: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'function' || key === 'needsApproval') run[key] = value;
    else if (value !== undefined) args[key] = value;
  }
  return { args: secrets.length > 0 ? withRedaction(args, secrets) : args, run };
}

/** Marks args for ai@7, which approval what of them its telemetry may tell. */
function withRedaction(args: Record<string, unknown>, secrets: readonly string[]): Record<string, unknown> {
  const redact = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, inner: unknown) => (secrets.includes(key) ? '[redacted]' : inner)));
  return Object.defineProperty(args, Symbol.for('vercel.ai.telemetry.redact'), { value: redact });
}
