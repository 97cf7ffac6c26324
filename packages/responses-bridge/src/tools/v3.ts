import type { LanguageModelV3ToolResultPart } from 'provider-v3';
import type { ProviderTools } from '../items/index.ts';
import type { ProviderTool } from '../items/tool.ts';
import { createTools, type ArgsOf, type InputOf, type OutputOf, type Parameter } from './factory.ts';
import type { Execute, Observers, RunContext } from './run.ts';
import { toSchema, type ToolSchema } from './schema.ts';

interface ToolBase<Id extends string, Input, Output> extends Observers<Input> {
  type: 'provider';
  id: Id;
  args: Record<string, unknown>;
  inputSchema: ToolSchema<Input>;
  outputSchema: ToolSchema<Output>;
}

/** A tool that the provider runs, as ai@6 and ai@7 take it. */
export interface ProviderExecutedTool<Id extends string, Input, Output> extends ToolBase<Id, Input, Output> {
  isProviderExecuted: true;
  supportsDeferredResults?: boolean;
}

/** A tool that the caller runs, as ai@6 and ai@7 take it. */
export interface ProviderDefinedTool<Id extends string, Input, Output> extends ToolBase<Id, Input, Output> {
  isProviderExecuted: false;
}

/** A tool as ai@6 and ai@7 take and run it. */
export interface ExecutableTool<Id extends string, Input, Output> extends ProviderDefinedTool<Id, Input, Output> {
  execute: Execute<Input, Output>;
}

type ApprovalContext = Pick<RunContext, 'toolCallId' | 'messages'>;

interface Run<Input, Output> extends Observers<Input> {
  execute: Execute<Input, Output>;
  /** Whether somebody has to agree before it runs. */
  needsApproval?: boolean | ((input: Input, context: ApprovalContext) => boolean | PromiseLike<boolean>);
  toModelOutput?(result: { toolCallId: string; input: Input; output: Output }): ToolResultOutput;
}

type ToolResultOutput = LanguageModelV3ToolResultPart['output'];

interface Unrun<Input> extends Observers<Input> {
  execute?: undefined;
}

interface Runnable<Tool extends ProviderTool, Input, Output> {
  /** A tool that the AI SDK runs. */
  <Result extends Output>(given: ArgsOf<Tool> & Run<Input, Result>): ExecutableTool<Tool['id'], Input, Result>;
  /** A tool whose calls the application answers. */
  (...given: Parameter<ArgsOf<Tool> & Unrun<Input>>): ProviderDefinedTool<Tool['id'], Input, Output>;
}

type Factory<Tool extends ProviderTool> = Tool extends { runs: 'caller' }
  ? Runnable<Tool, InputOf<Tool>, OutputOf<Tool>>
  : (
      ...given: Parameter<ArgsOf<Tool> & Observers<InputOf<Tool>>>
    ) => ProviderExecutedTool<Tool['id'], InputOf<Tool>, OutputOf<Tool>>;

/** Makes the tools of the endpoint, for ai@6 and ai@7. */
export type Tools = { readonly [Tool in ProviderTools as Tool['factory']]: Factory<Tool> };

/** The tools of the endpoint, for ai@6 and ai@7, which have one form for them. */
export const createToolsV3 = (): Tools =>
  createTools(({ id, input, output, runs, deferred }, { args, run }) => ({
    type: 'provider',
    id,
    args,
    inputSchema: toSchema(input),
    outputSchema: toSchema(output),
    isProviderExecuted: runs === 'provider',
    supportsDeferredResults: deferred || undefined,
    ...run,
  }));
