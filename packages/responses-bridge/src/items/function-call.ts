import * as z from 'zod/mini';
import { callFields, createToolInput, encodeCalls } from './client-call.ts';
import { defineItem } from './item.ts';
import { textDelta } from '../wire/event.ts';
import { lazy } from '../wire/schema.ts';

/** A call of a tool that the caller runs. */
export const functionCall = defineItem({
  type: 'function_call',
  byReference: false,
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('function_call'),
      ...callFields(),
      arguments: z.nullish(z.string()),
    }),
  ),
  events: {
    'response.function_call_arguments.delta': textDelta,
    'response.function_call_arguments.done': lazy(() => z.looseObject({ arguments: z.nullish(z.string()) })),
  },

  decode(context) {
    const input = createToolInput(context, { toInput: text => (text === '' ? '{}' : text) });
    return {
      added: input.added,
      on: {
        'response.function_call_arguments.delta': event => input.delta(event.delta),
        'response.function_call_arguments.done': event => input.complete(event.arguments),
      },
      done: item => input.done(item, item.arguments),
      end: input.end,
    };
  },

  encode: encodeCalls({
    call: 'function_call',
    output: 'function_call_output',
    field: 'arguments',
    // Arguments that were no JSON reach the prompt as the text they were.
    toText: input => (typeof input === 'string' ? input : JSON.stringify(input ?? {})),
  }),
});
