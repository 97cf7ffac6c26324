import * as z from 'zod/mini';
import { callFields, clientCalls, createToolInput } from './client-call.ts';
import { defineItem, defineTool } from './item.ts';
import { textDelta } from '../wire/event.ts';
import { callersArgs, known } from './tool-args.ts';
import { lazy, typed } from '../wire/schema.ts';

const formatArgs = () =>
  z.union([
    z.looseObject({ type: z.literal('text') }),
    z.looseObject({ type: z.literal('grammar'), syntax: known<'lark' | 'regex'>(), definition: z.string() }),
  ]);

/** A call of a tool whose input is free text. The caller sees that text as a JSON string. */
export const customToolCall = defineItem({
  type: 'custom_tool_call',
  tools: [
    defineTool({
      id: 'openai.custom',
      wireName: 'custom',
      args: lazy(() =>
        z.strictObject({
          description: z.optional(z.string()),
          format: z.optional(formatArgs()),
          deferLoading: z.optional(z.boolean()),
          allowedCallers: callersArgs(),
          async: z.optional(z.boolean()),
          namespace: z.optional(z.strictObject({ name: z.string(), description: z.string() })),
        }),
      ),
      factory: 'customTool',
      runs: 'caller',
      input: lazy(() => z.string()),
      output: typed<unknown>(),
      encode: ({ deferLoading, allowedCallers, ...args }, name) => ({
        type: 'custom',
        name,
        ...args,
        defer_loading: deferLoading,
        allowed_callers: allowedCallers,
      }),
      choice: name => ({ type: 'custom', name }),
    }),
  ],
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('custom_tool_call'),
      ...callFields(),
      input: z.nullish(z.string()),
    }),
  ),
  events: {
    'response.custom_tool_call_input.delta': textDelta,
    'response.custom_tool_call_input.done': lazy(() => z.looseObject({ input: z.nullish(z.string()) })),
  },

  decode(context) {
    const input = createToolInput(context, { toInput: text => JSON.stringify(text), inputEncoding: 'text' });
    return {
      added: input.added,
      on: {
        'response.custom_tool_call_input.delta': event => input.delta(event.delta),
        'response.custom_tool_call_input.done': event => input.complete(event.input),
      },
      done: item => input.done(item, item.input),
      end: input.end,
    };
  },

  ...clientCalls({
    call: 'custom_tool_call',
    output: 'custom_tool_call_output',
    field: 'input',
    toText,
  }),
});

/** The text itself, or the object with it that callers of v1 have, whose protocol takes only objects. */
function toText(input: unknown): string {
  if (typeof input === 'string') return input;
  const wrapped = typeof input === 'object' && input !== null && 'input' in input ? input.input : undefined;
  return typeof wrapped === 'string' ? wrapped : JSON.stringify(input ?? '');
}
