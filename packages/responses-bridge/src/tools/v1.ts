import type { ProviderTools } from '../items/index.ts';
import type { ProviderTool, ToolTypes } from '../items/tool.ts';
import type { Shape } from '../wire/schema.ts';
import { createTools, type ArgsOf, type InputOf, type OutputOf, type Parameter } from './factory.ts';
import type { RunContext } from './run.ts';
import { toSchema } from './schema.ts';

/** A tool as ai@4 takes it. */
export interface ToolV1<Id extends string> {
  type: 'provider-defined';
  id: Id;
  args: Record<string, unknown>;
  /** A schema of ai@4, whose type only its own schemas have. */
  parameters: never;
}

/** A tool as ai@4 takes and runs it. */
export interface ExecutableToolV1<Id extends string, Input, Output> extends ToolV1<Id> {
  execute(input: Input, context: RunContext): PromiseLike<Output>;
}

/** A result for the model to see, in more than JSON. */
type ResultContent = Array<{ type: 'text'; text: string } | { type: 'image'; data: string; mimeType?: string }>;

interface Run<Input, Output> {
  execute(input: Input, context: RunContext): PromiseLike<Output>;
  experimental_toToolResultContent?(result: Output): ResultContent;
}

/** ai@4 takes only objects as input, so text stands in one. */
type Wrapped<Input> = Input extends string ? { input: Input } : Input;

interface Runnable<Tool extends ProviderTool, Input, Output> {
  /** A tool that ai@4 runs. */
  <Result extends Output>(given: ArgsOf<Tool> & Run<Input, Result>): ExecutableToolV1<Tool['id'], Input, Result>;
  /** A tool whose calls the application answers. */
  (...given: Parameter<ArgsOf<Tool> & { execute?: undefined }>): ToolV1<Tool['id']>;
}

type Factory<Tool extends ProviderTool> = Tool extends { runs: 'caller' }
  ? Runnable<Tool, Wrapped<InputOf<Tool>>, OutputOf<Tool>>
  : Tool extends { approval: ToolTypes<infer Input, infer Output> }
    ? Runnable<Tool, Input, Output>
    : (...given: Parameter<ArgsOf<Tool>>) => ToolV1<Tool['id']>;

/** Makes the tools of the endpoint, for ai@4. */
export type ToolsV1 = { readonly [Tool in ProviderTools as Tool['factory']]: Factory<Tool> };

/** The tools of the endpoint, for ai@4. */
export const createToolsV1 = (): ToolsV1 =>
  createTools(({ id, input, approval }, { args, run }) => ({
    type: 'provider-defined',
    id,
    args,
    parameters: toSchema(unwrapped(approval?.input ?? input)),
    ...run,
  }));

/** Takes text also in its object. */
function unwrapped({ parse }: Shape<unknown>): Shape<unknown> {
  return {
    parse(value) {
      const isWrapped = typeof value === 'object' && value !== null && Object.keys(value).join() === 'input';
      return isWrapped ? { input: parse(Object.values(value)[0]) } : parse(value);
    },
  };
}
