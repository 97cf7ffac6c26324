import * as z from 'zod/mini';
import { lazy, record, typed } from '../wire/schema.ts';
import { defineItem, defineTool } from './item.ts';
import { numberOf, textOf, toFields, typedCall, typedCallFields, typedCalls } from './typed-calls.ts';

const wireName = 'local_shell';

const actionShape = () =>
  z.looseObject({
    command: z.nullish(z.array(z.string())),
    timeout_ms: z.nullish(z.number()),
    user: z.nullish(z.string()),
    working_directory: z.nullish(z.string()),
    env: z.nullish(record(z.string())),
  });

/** What the caller gets to run. */
const input = lazy(() =>
  z.object({
    action: z.object({
      type: z.literal('exec'),
      command: z.array(z.string()),
      timeoutMs: z.optional(z.number()),
      user: z.optional(z.string()),
      workingDirectory: z.optional(z.string()),
      env: z.optional(record(z.string())),
    }),
  }),
);

/** A command for the caller's own shell. */
export const localShellCall = defineItem({
  type: 'local_shell_call',
  tools: [
    defineTool({
      id: 'openai.local_shell',
      wireName,
      args: lazy(() => z.strictObject({})),
      runs: 'caller',
      input,
      output: typed<{ output: string }>(),
      encode: () => ({ type: 'local_shell' }),
      choice: () => undefined,
    }),
  ],
  schema: lazy(() =>
    z.looseObject({ type: z.literal('local_shell_call'), ...typedCallFields(), action: z.nullish(actionShape()) }),
  ),

  decode(context) {
    const { call } = typedCall(context.toolName(wireName), context);
    return {
      done(item) {
        const { command, timeout_ms, user, working_directory, env } = item.action ?? {};
        return call(item, {
          action: {
            type: 'exec',
            command: command ?? [],
            timeoutMs: timeout_ms ?? undefined,
            user: user ?? undefined,
            workingDirectory: working_directory ?? undefined,
            env: env ?? undefined,
          },
        });
      },
    };
  },

  ...typedCalls({
    call: 'local_shell_call',
    output: 'local_shell_call_output',
    idPrefix: 'lsh',
    toCall(given) {
      const { command, timeoutMs, user, workingDirectory, env } = toFields(given.action);
      const action = {
        type: 'exec',
        command: Array.isArray(command) ? command : [],
        timeout_ms: numberOf(timeoutMs),
        user: textOf(user),
        working_directory: textOf(workingDirectory),
        env: toFields(env),
      };
      return { action };
    },
    // The published schema wants an id as well, the guides know only `call_id`: it goes as both.
    toOutput: ({ fields, text, callId }) => ({ id: callId, output: textOf(fields.output) ?? text }),
  }),
});
