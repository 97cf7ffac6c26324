import { InvalidArgumentError } from '@ai-sdk/provider';
import * as z from 'zod/mini';
import { optionsOf } from '../metadata.ts';
import type { CallOptions, Warning } from '../spec.ts';
import { lazy, type Infer } from '../wire/schema.ts';
import type { Undo } from '../strict/index.ts';
import type { WireTool } from '../wire/request.ts';
import type { PlacedTool } from '../items/tool.ts';
import { holdStrictly } from './hold-strictly.ts';

export type FunctionTool = Extract<NonNullable<CallOptions['tools']>[number], { type: 'function' }>;

/** What a caller may say of a function tool in its `providerOptions`, with the names of `@ai-sdk/openai`. */
const functionToolOptions = lazy(() =>
  z.object({
    strict: z.optional(z.boolean()),
    deferLoading: z.optional(z.boolean()),
    allowedCallers: z.optional(z.array(z.string())),
    outputSchema: z.optional(z.looseObject({})),
    namespace: z.optional(z.object({ name: z.string(), description: z.string() })),
  }),
);

export type FunctionToolOptions = Infer<typeof functionToolOptions>;

const knownOptions = ['strict', 'deferLoading', 'allowedCallers', 'outputSchema', 'namespace'];

/**
 * The provider options of a function tool.
 *
 * @throws InvalidArgumentError where one of them has a wrong type; it names the tool and the option.
 */
export function readFunctionToolOptions(
  { name: toolName, providerOptions }: FunctionTool,
  names: readonly string[],
  warn: (warning: Warning) => void,
): FunctionToolOptions {
  const given = optionsOf(names, providerOptions);
  if (given === undefined) return {};
  for (const option of Object.keys(given)) {
    if (knownOptions.includes(option)) continue;
    const details = `A tool has no such option. There are: ${knownOptions.join(', ')}.`;
    warn({ type: 'unsupported', feature: `providerOptions.${names[0]}.${option} of the tool ${toolName}`, details });
  }
  const parsed = functionToolOptions.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = knownOptions.find(option => !functionToolOptions.safeParse({ [option]: given[option] }).success);
  const argument = `tools.${toolName}.providerOptions.${names[0]}.${wrong}`;
  throw new InvalidArgumentError({ argument, message: `${argument} is not of a type that it may have.` });
}

interface FunctionToolContext {
  options: FunctionToolOptions;
  /** What the call says of all tools that do not say it themselves. */
  strict: boolean;
  warn(warning: Warning): void;
}

/**
 * A function tool, and what to undo in the input that it is called with. `strict` is always sent: left out, the endpoint
 * makes every optional parameter a required one where it can.
 */
export function encodeFunctionTool(
  tool: FunctionTool,
  { options, warn, ...call }: FunctionToolContext,
): { wireTool: PlacedTool; undo: Undo | undefined } {
  const { name, description, inputSchema = { type: 'object', properties: {} } } = tool;
  const wanted = tool.strict ?? options.strict ?? call.strict;
  const held = holdStrictly(inputSchema, { strict: wanted, feature: `inputSchema of the tool ${name}`, warn });
  const wireTool = {
    type: 'function',
    name,
    description,
    parameters: held.schema,
    strict: held.strict,
    defer_loading: options.deferLoading,
    allowed_callers: options.allowedCallers,
    output_schema: options.outputSchema,
    namespace: options.namespace,
  };
  return { wireTool, undo: held.undo };
}

/**
 * Puts tools into their namespaces, each where its first tool stood.
 *
 * @throws InvalidArgumentError where two tools describe one namespace differently.
 */
export function createNamespaces(encoded: WireTool[]) {
  const namespaces = new Map<string, { description: string; tools: WireTool[] }>();
  return function place({ namespace, ...tool }: PlacedTool): void {
    if (namespace === undefined) return void encoded.push(tool);
    const { name, description } = namespace;
    const known = namespaces.get(name);
    if (known === undefined) {
      const tools = [tool];
      namespaces.set(name, { description, tools });
      encoded.push({ type: 'namespace', name, description, tools });
      return;
    }
    if (known.description !== description) {
      const message = `The namespace ${name} has two descriptions. Give all of its tools the same one.`;
      throw new InvalidArgumentError({ argument: `tools.${String(tool.name)}.namespace`, message });
    }
    known.tools.push(tool);
  };
}
