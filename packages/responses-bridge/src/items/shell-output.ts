import * as z from 'zod/mini';
import type { JSONValue } from '../spec.ts';
import { lazy, type Shape } from '../wire/schema.ts';

type Result = { [key: string]: JSONValue };

/** What came of one command. */
export const outputShape = () =>
  z.looseObject({
    stdout: z.nullish(z.string()),
    stderr: z.nullish(z.string()),
    outcome: z.nullish(z.looseObject({ type: z.nullish(z.string()), exit_code: z.nullish(z.number()) })),
  });

type Output = z.infer<ReturnType<typeof outputShape>>;

/** What came of one command, as the caller is told it. */
export function toResult({ stdout, stderr, outcome }: Output): Result {
  const timeout = outcome?.type === 'timeout';
  return {
    stdout: stdout ?? '',
    stderr: stderr ?? '',
    outcome: timeout ? { type: 'timeout' } : { type: 'exit', exitCode: outcome?.exit_code ?? 0 },
  };
}

interface Piece {
  command_index?: number | null;
  delta?: { stdout?: unknown; stderr?: unknown } | null;
}

/** What a command wrote, in pieces: read by a guard and no schema, as there are many. */
const piece: Shape<Piece> = {
  parse: value => {
    // Each field is looked at before it is taken.
    const { command_index: index, delta } = value as Record<keyof Piece, unknown>;
    return {
      command_index: typeof index === 'number' ? index : 0,
      delta: typeof delta === 'object' ? delta : undefined,
    };
  },
};

/** The events of what commands write. */
export const outputEvents = {
  'response.shell_call_output_content.delta': piece,
  'response.shell_call_output_content.done': lazy(() =>
    z.looseObject({ command_index: z.nullish(z.number()), output: z.nullish(z.array(outputShape())) }),
  ),
};

/** What commands have written so far, told as it grows. A command whose end was not heard has no outcome. */
export function createOutputs() {
  const outputs: Array<{ stdout: string; stderr: string; whole?: Result }> = [];
  let length = 0;
  let told = 0;

  const at = (index: number) => (outputs[index] ??= { stdout: '', stderr: '' });

  function tell(): Result[] {
    told = length;
    return Array.from(outputs, output => {
      const { stdout, stderr, whole } = output ?? { stdout: '', stderr: '' };
      return whole ?? { stdout, stderr };
    });
  }

  return {
    /** Undefined where not much is new: each telling has all that was written, so telling every piece costs the square of it. */
    add({ command_index: index, delta }: Piece): Result[] | undefined {
      const output = at(index ?? 0);
      const { stdout, stderr } = delta ?? {};
      if (typeof stdout === 'string') output.stdout += stdout;
      if (typeof stderr === 'string') output.stderr += stderr;
      length += (typeof stdout === 'string' ? stdout.length : 0) + (typeof stderr === 'string' ? stderr.length : 0);
      return length > told * 1.25 ? tell() : undefined;
    },
    complete(index: number, whole: readonly Output[]): Result[] {
      for (const [offset, output] of whole.entries()) at(index + offset).whole = toResult(output);
      return tell();
    },
  };
}
