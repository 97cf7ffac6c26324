import * as z from 'zod/mini';
import { toCallId } from './call-id.ts';
import { callFields, createToolInput, encodeCaller } from './tool-input.ts';
import { defineItem } from './item.ts';
import { toOutput, type ToolOutput } from './tool-output.ts';
import { textDelta } from '../wire/event.ts';
import type { InputItem } from '../wire/request.ts';

interface Call extends InputItem {
  type: 'function_call';
  call_id: string;
  name: string;
  arguments: string;
}

interface Output extends InputItem {
  type: 'function_call_output';
  call_id: string;
  output: ToolOutput;
}

/** A call of a tool that the caller runs. */
export const functionCall = defineItem({
  type: 'function_call',
  schema: z.looseObject({
    type: z.literal('function_call'),
    ...callFields,
    arguments: z.nullish(z.string()),
  }),
  events: { 'response.function_call_arguments.delta': textDelta },

  decode(context) {
    const input = createToolInput(context);
    return {
      added: item => input.start(item, item.name),
      on: { 'response.function_call_arguments.delta': event => input.delta(event.delta) },
      done(item) {
        const given = item.arguments ?? '';
        return input.done(item, { toolName: item.name, streamed: given, input: given === '' ? '{}' : given });
      },
    };
  },

  *encode(run, context): Iterable<Call | Output> {
    for (const part of run) {
      if (part.type === 'tool-call') {
        // Arguments that were no JSON reach the prompt as the text they were.
        const input = typeof part.input === 'string' ? part.input : JSON.stringify(part.input ?? {});
        yield {
          type: 'function_call',
          call_id: toCallId(part.toolCallId),
          name: part.toolName,
          arguments: input,
          ...encodeCaller(part, context),
        };
      } else if (part.type === 'tool-result') {
        const output = toOutput(part.output, context);
        yield { type: 'function_call_output', call_id: toCallId(part.toolCallId), output };
      }
    }
  },
});
