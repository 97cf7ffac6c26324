import * as z from 'zod/mini';
import { lazy, typed } from '../wire/schema.ts';

/** What a shell is called with. */
export const shellInput = lazy(() =>
  z.object({
    action: z.object({
      commands: z.array(z.string()),
      timeoutMs: z.optional(z.number()),
      maxOutputLength: z.optional(z.number()),
    }),
  }),
);

/** What came of each command. */
export interface ShellOutput {
  output: Array<{
    stdout: string;
    stderr: string;
    outcome: { type: 'timeout' } | { type: 'exit'; exitCode: number };
  }>;
  maxOutputLength?: number | undefined;
}

/** What a shell gives back. */
export const shellOutput = typed<ShellOutput>();
