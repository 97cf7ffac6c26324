import * as z from 'zod/mini';
import type { Part } from '../spec.ts';
import { callFields, clientCalls, createToolInput, type CallItem } from './client-call.ts';
import { defineItem } from './item.ts';
import { isWrapper, unwrap } from './parallel-calls.ts';
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
    // What may be several calls in one is not announced: which they are, only the whole of it tells.
    let held: CallItem | undefined;

    function done(item: CallItem, whole: string = input.heard()): Iterable<Part> {
      const calls = isWrapper(item, context) && item.status !== 'incomplete' ? unwrap(item, whole, context) : undefined;
      return calls ?? input.done(item, whole);
    }

    return {
      added(item) {
        if (!isWrapper(item, context)) return input.added(item);
        held = item;
        return [];
      },
      on: {
        'response.function_call_arguments.delta': event => input.delta(event.delta),
        'response.function_call_arguments.done': event => input.complete(event.arguments),
      },
      done: item => done(item, item.arguments ?? undefined),
      end: () => (held === undefined ? input.end() : [...done({ ...held, status: null })]),
    };
  },

  ...clientCalls({
    call: 'function_call',
    output: 'function_call_output',
    field: 'arguments',
    // Arguments that were no JSON reach the prompt as the text they were.
    toText: input => (typeof input === 'string' ? input : JSON.stringify(input ?? {})),
  }),
});
