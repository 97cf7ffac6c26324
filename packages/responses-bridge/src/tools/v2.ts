import type { LanguageModelV2ToolResultPart } from 'provider-v2';
import type { ProviderTools } from '../items/index.ts';
import type { ProviderTool, ToolTypes } from '../items/tool.ts';
import { createTools, type ArgsOf, type InputOf, type OutputOf, type Parameter } from './factory.ts';
import type { Execute, Observers } from './run.ts';
import { toSchema } from './schema.ts';

/** A tool as ai@5 takes it. */
export interface ToolV2<Id extends string, Input> extends Observers<Input> {
  type: 'provider-defined';
  id: Id;
  name: string;
  args: Record<string, unknown>;
  /** Schemas of ai@5, whose type only its own schemas have. */
  inputSchema: never;
  outputSchema: never;
}

/** A tool as ai@5 takes and runs it. */
export interface ExecutableToolV2<Id extends string, Input, Output> extends ToolV2<Id, Input> {
  execute: Execute<Input, Output>;
}

interface Run<Input, Output> extends Observers<Input> {
  execute: Execute<Input, Output>;
  toModelOutput?(output: Output): LanguageModelV2ToolResultPart['output'];
}

interface Runnable<Tool extends ProviderTool, Input, Output> {
  /** A tool that ai@5 runs. */
  <Result extends Output>(given: ArgsOf<Tool> & Run<Input, Result>): ExecutableToolV2<Tool['id'], Input, Result>;
  /** A tool whose calls the application answers. */
  (...given: Parameter<ArgsOf<Tool> & Observers<Input> & { execute?: undefined }>): ToolV2<Tool['id'], Input>;
}

type Factory<Tool extends ProviderTool> = Tool extends { runs: 'caller' }
  ? Runnable<Tool, InputOf<Tool>, OutputOf<Tool>>
  : Tool extends { approval: ToolTypes<infer Input, infer Output> }
    ? Runnable<Tool, Input, Output>
    : (...given: Parameter<ArgsOf<Tool> & Observers<InputOf<Tool>>>) => ToolV2<Tool['id'], InputOf<Tool>>;

/** Makes the tools of the endpoint, for ai@5. */
export type ToolsV2 = { readonly [Tool in ProviderTools as Tool['factory']]: Factory<Tool> };

/** The tools of the endpoint, for ai@5. */
export const createToolsV2 = (): ToolsV2 =>
  createTools(({ id, wireName: name, input, output, approval }, { args, run }) => ({
    type: 'provider-defined',
    id,
    name,
    args,
    inputSchema: toSchema((approval ?? { input }).input),
    outputSchema: toSchema((approval ?? { output }).output),
    ...run,
  }));
