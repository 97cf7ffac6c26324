import { typed, type Infer, type Shape } from '../wire/schema.ts';
import type { WireTool } from '../wire/request.ts';

/** What goes into a run of a tool, and what comes out. */
export interface ToolTypes<Input = unknown, Output = unknown> {
  readonly input: Shape<Input>;
  readonly output: Shape<Output>;
}

/** A group of tools that the model finds together. */
export interface Namespace {
  name: string;
  description: string;
}

/** A tool as the wire has it, and the namespace that it is to stand in, which is no field of it. */
export interface PlacedTool extends WireTool {
  namespace?: Namespace | undefined;
}

/** `web_search` → `webSearch`. */
type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

type FactoryName<Id extends string> = Id extends `openai.${infer Name}` ? CamelCase<Name> : Id;

type Runner = 'caller' | 'provider';

interface ToolDefinition<Id extends string, Args, Output> {
  id: Id;
  /** What the wire calls the tool, in calls and in `tool_choice`. */
  wireName: string;
  /** What the caller may configure. */
  args: Shape<Args>;
  /** What it gives back. */
  output: Shape<Output>;
  /** Values of `include` that make the provider report what this tool did. */
  include?: readonly string[];
  encode(args: Args, name: string): PlacedTool;
  /** How `tool_choice` names the tool, which the caller calls `name`. Default: by its wire name alone. Undefined where it cannot. */
  choice?(name: string, tool: WireTool): Record<string, unknown> | undefined;
  /** How `tool_choice` names one of the tools that this one brings. */
  memberChoice?(member: string, tool: WireTool): Record<string, unknown>;
}

/** What may be left out of a definition, and says by its type which factory the tool has. */
interface ToolTraits {
  /** The name of its factory, where it is not that of its id. */
  factory?: string;
  /** What the tool is called with. Left out, a call has no input. */
  input?: Shape<unknown>;
  /** Said where the caller runs it, or may. */
  runs?: 'caller';
  /** What the caller is asked before the provider runs it, and the answer. */
  approval?: ToolTypes;
  /** The result may come in a later response than the call. */
  deferred?: true;
  /** The args, at any depth, that nobody else may see. */
  secrets?: readonly string[];
}

/** What a definition says under a key, or what stands where it says nothing. */
type Said<Traits, Key extends keyof ToolTraits, Otherwise> =
  Traits extends Record<Key, infer Value extends NonNullable<ToolTraits[Key]>> ? Value : Otherwise;

/** A tool that the endpoint knows by its type, as the rest of the program sees it. */
export interface ProviderTool<
  Id extends string = string,
  Name extends string = string,
  Types extends { args: unknown; input: unknown; output: unknown } = { args: unknown; input: unknown; output: unknown },
  Runs extends Runner = Runner,
  Approval extends ToolTypes | undefined = ToolTypes | undefined,
> extends ToolTypes<Types['input'], Types['output']> {
  readonly id: Id;
  /** The name of its factory. */
  readonly factory: Name;
  readonly wireName: string;
  readonly args: Shape<Types['args']>;
  readonly runs: Runs;
  readonly approval: Approval;
  readonly deferred: boolean;
  readonly secrets: readonly string[];
  readonly include: readonly string[];
  encode(args: unknown, name: string): PlacedTool;
  choice(name: string, tool: WireTool): Record<string, unknown> | undefined;
  readonly memberChoice: ((member: string, tool: WireTool) => Record<string, unknown>) | undefined;
}

type NoInput = Shape<Record<string, never>>;

/** Makes a provider tool. The types of its args, its input and its output stay visible, for the factories that are made of it. */
export function defineTool<const Id extends string, Args, Output, const Traits extends ToolTraits>(
  definition: ToolDefinition<Id, Args, Output> & Traits,
) {
  const { id, wireName, args, output, include = [], encode, choice = () => ({ type: wireName }) } = definition;
  const { memberChoice } = definition;
  const { input = typed(), runs = 'provider', deferred = false, secrets = [], approval, factory } = definition;
  const tool = {
    id,
    factory: factory ?? toCamelCase(id.slice(id.indexOf('.') + 1)),
    wireName,
    args,
    input,
    output,
    runs,
    approval,
    deferred,
    secrets,
    include,
    encode: (given: unknown, name: string) => encode(args.parse(given), name),
    choice,
    memberChoice,
  };
  // What was left out has the type of what stands for it.
  return tool as ProviderTool<
    Id,
    Said<Traits, 'factory', FactoryName<Id>>,
    { args: Args; input: Infer<Said<Traits, 'input', NoInput>>; output: Output },
    Said<Traits, 'runs', 'provider'>,
    Said<Traits, 'approval', undefined>
  >;
}

/** `open_page` → `openPage`. */
export function toCamelCase(name: string): string {
  return name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
