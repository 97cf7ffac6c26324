import * as z from 'zod/mini';
import type { JSONObject, Part } from '../spec.ts';
import { lazy } from '../wire/schema.ts';
import { hostedMetadata, toldResult } from './hosted-item.ts';
import { defineItem, defineTool, type DecodeContext } from './item.ts';
import { encodeEnvironment, environmentArgs } from './shell-environment.ts';
import { shellInput, shellOutput } from './shell-run.ts';
import { escapeJson } from './json-block.ts';
import { callersArgs } from './tool-args.ts';
import { toFields, numberOf, textOf, typedCall, typedCallFields, typedCalls } from './typed-calls.ts';
import type { Fields, ToolResult, TypedCallItem } from './typed-calls.ts';

const wireName = 'shell';

const actionShape = () =>
  z.looseObject({
    commands: z.nullish(z.array(z.string())),
    timeout_ms: z.nullish(z.number()),
    max_output_length: z.nullish(z.number()),
  });

const outputShape = () =>
  z.looseObject({
    stdout: z.nullish(z.string()),
    stderr: z.nullish(z.string()),
    outcome: z.nullish(z.looseObject({ type: z.nullish(z.string()), exit_code: z.nullish(z.number()) })),
  });

const { encode, answer, anonymous } = typedCalls({
  call: 'shell_call',
  output: 'shell_call_output',
  toCall: ({ action }) => ({ action: encodeAction(toFields(action)) }),
  toOutput: encodeResult,
});

/** Commands for a shell. The caller runs them, or the provider, in a container. */
export const shellCall = defineItem({
  type: 'shell_call',
  whole: true,
  answeredApart: true,
  tools: [
    defineTool({
      id: 'openai.shell',
      wireName,
      args: lazy(() =>
        z.strictObject({
          environment: z.optional(environmentArgs()),
          allowedCallers: callersArgs(),
        }),
      ),
      runs: 'caller',
      input: shellInput,
      output: shellOutput,
      secrets: ['domainSecrets'],
      encode: ({ environment, allowedCallers }) => ({
        type: 'shell',
        environment: environment && encodeEnvironment(environment),
        allowed_callers: allowedCallers,
      }),
    }),
  ],
  schema: lazy(() =>
    z.looseObject({ type: z.literal('shell_call'), ...typedCallFields(), action: z.nullish(actionShape()) }),
  ),
  events: {
    'response.shell_call_command.added': lazy(() => z.looseObject({ command_index: z.nullish(z.number()) })),
    'response.shell_call_command.delta': lazy(() =>
      z.looseObject({ command_index: z.nullish(z.number()), delta: z.string() }),
    ),
    'response.shell_call_command.done': lazy(() =>
      z.looseObject({ command_index: z.nullish(z.number()), command: z.nullish(z.string()) }),
    ),
  },

  decode(context) {
    const toolName = context.toolName(wireName);
    const call = typedCall(toolName, context);
    const commands = createCommands(call.delta);
    let announced: TypedCallItem | undefined;

    return {
      added(item) {
        announced = item;
        return isHosted(item, context) ? [] : call.announce(item);
      },
      on: {
        'response.shell_call_command.added': ({ command_index }) => commands.begin(command_index ?? 0),
        'response.shell_call_command.delta': ({ command_index, delta }) => commands.delta(command_index ?? 0, delta),
        'response.shell_call_command.done': ({ command_index, command }) =>
          commands.complete(command_index ?? 0, command),
      },
      *done(item): Iterable<Part> {
        const { commands: whole, timeout_ms, max_output_length } = item.action ?? {};
        const action = {
          commands: whole ?? commands.all(),
          timeoutMs: timeout_ms ?? undefined,
          maxOutputLength: max_output_length ?? undefined,
        };
        if (!isHosted(item, context)) return yield* call.finish(item, { action });
        yield {
          type: 'tool-call',
          toolCallId: item.call_id || item.id || context.generateId(),
          toolName,
          input: JSON.stringify({ action }),
          providerExecuted: true,
          providerMetadata: hostedMetadata(item, context),
        };
      },
      end() {
        const heard = commands.all();
        if (announced === undefined || heard.length === 0 || isHosted(announced, context)) return [];
        return [...call.finish({ ...announced, status: null }, { action: { commands: heard } })];
      },
    };
  },

  encode,
  answer,
  anonymous,
});

/**
 * What came of commands that the provider ran in a container. What they write on the way is not told: ai@6 and ai@7 take
 * every preliminary result of a model for one more result, and bring it back.
 */
export const shellCallOutput = defineItem({
  type: 'shell_call_output',
  whole: true,
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('shell_call_output'),
      id: z.nullish(z.string()),
      call_id: z.string(),
      max_output_length: z.nullish(z.number()),
      output: z.nullish(z.array(outputShape())),
    }),
  ),

  decode(context) {
    return {
      *done(item): Iterable<Part> {
        const { output, max_output_length: limit } = item;
        yield {
          type: 'tool-result',
          toolCallId: item.call_id,
          toolName: context.toolName(wireName),
          ...toldResult(item, {
            ...(limit != null && { maxOutputLength: limit }),
            output: (output ?? []).map(toResult),
          }),
          providerMetadata: context.stored ? undefined : hostedMetadata(item, context),
        };
      },
    };
  },

  encode,
  anonymous,
});

function toResult({ stdout, stderr, outcome }: z.infer<ReturnType<typeof outputShape>>): JSONObject {
  const timeout = outcome?.type === 'timeout';
  return {
    stdout: stdout ?? '',
    stderr: stderr ?? '',
    outcome: timeout ? { type: 'timeout' } : { type: 'exit', exitCode: outcome?.exit_code ?? 0 },
  };
}

/** The provider runs the commands where the item says that they are for a container, or the caller did. */
function isHosted({ environment }: TypedCallItem, context: DecodeContext): boolean {
  const declared = toFields(context.toolArgs(wireName).at(-1)?.environment).type;
  const type = textOf(toFields(environment).type) ?? textOf(declared);
  return type?.startsWith('container') ?? false;
}

/** The commands of a call as they come, and the JSON of its input with them. */
function createCommands(put: (json: string) => readonly Part[]) {
  const commands: string[] = [];
  /** Of how many commands the JSON has been begun. */
  let begun = 0;

  function begin(index: number): readonly Part[] {
    commands[index] ??= '';
    if (index !== begun) return [];
    begun++;
    return put(index === 0 ? '{"action":{"commands":["' : '","');
  }

  return {
    all: (): string[] => Array.from(commands, command => command ?? ''),
    begin,
    delta(index: number, delta: string): readonly Part[] {
      const started = begin(index);
      commands[index] += delta;
      return index === begun - 1 ? [...started, ...put(escapeJson(delta))] : started;
    },
    complete(index: number, command: string | null | undefined): readonly Part[] {
      commands[index] = command ?? commands[index] ?? '';
      return [];
    },
  };
}

function encodeAction({ commands, timeoutMs, maxOutputLength }: Fields): Fields {
  const list = Array.isArray(commands) ? commands : [];
  return { commands: list, timeout_ms: numberOf(timeoutMs), max_output_length: numberOf(maxOutputLength) };
}

/** The output of each command, or one for all of them where a tool gave something else. */
function encodeResult({ fields, call, text, failed }: ToolResult): Fields {
  const { output, maxOutputLength, stdout, stderr } = fields;
  // The endpoint compares the limit with that of its call.
  const limit = numberOf(toFields(call.action).maxOutputLength) ?? numberOf(maxOutputLength);
  const max_output_length = Number.isInteger(limit) ? limit : undefined;
  const exitCode = failed ? 1 : 0;
  if (Array.isArray(output)) return { output: output.map(one => encodeOutput(one, exitCode)), max_output_length };
  const isOne = [stdout, stderr].some(said => typeof said === 'string');
  const all = failed ? { stderr: text } : { stdout: text };
  return { output: [encodeOutput(isOne ? fields : all, exitCode)], max_output_length };
}

/** What is not as an output has it is text that was written. */
function encodeOutput(output: unknown, exitCode: number): Fields {
  const fields = toFields(output);
  const stdout = textOf(fields.stdout);
  const stderr = textOf(fields.stderr);
  const other = stdout === undefined && stderr === undefined;
  return {
    stdout: other ? (textOf(output) ?? JSON.stringify(output) ?? '') : (stdout ?? ''),
    stderr: stderr ?? '',
    outcome: encodeOutcome(fields, exitCode),
  };
}

function encodeOutcome({ outcome, exitCode: beside }: Fields, otherwise: number): Fields {
  const { type, exitCode, exit_code } = toFields(outcome);
  if (type === 'timeout') return { type };
  const code = [exitCode, exit_code, beside].find(Number.isInteger);
  return { type: 'exit', exit_code: code ?? otherwise };
}
