import * as z from 'zod/mini';
import { toCallId } from './call-id.ts';
import { callFields, createToolInput, encodeCaller } from './tool-input.ts';
import { defineItem, defineTool } from './item.ts';
import { toOutput, type ToolOutput } from './tool-output.ts';
import { textDelta } from '../wire/event.ts';
import type { InputItem } from '../wire/request.ts';

interface Call extends InputItem {
  type: 'custom_tool_call';
  call_id: string;
  name: string;
  input: string;
}

interface Output extends InputItem {
  type: 'custom_tool_call_output';
  call_id: string;
  output: ToolOutput;
}

const formatArgs = z.union([
  z.looseObject({ type: z.literal('text') }),
  z.looseObject({ type: z.literal('grammar'), syntax: z.string(), definition: z.string() }),
]);

/** A call of a tool whose input is free text. The caller sees that text as a JSON string. */
export const customToolCall = defineItem({
  type: 'custom_tool_call',
  tool: defineTool({
    id: 'openai.custom',
    wireName: 'custom',
    args: z.object({ description: z.optional(z.string()), format: z.optional(formatArgs) }),
    encode: ({ description, format }, name) => ({ type: 'custom', name, description, format }),
  }),
  schema: z.looseObject({
    type: z.literal('custom_tool_call'),
    ...callFields,
    input: z.nullish(z.string()),
  }),
  events: { 'response.custom_tool_call_input.delta': textDelta },

  decode(context) {
    const input = createToolInput(context, 'text');
    return {
      added: item => input.start(item, item.name),
      on: { 'response.custom_tool_call_input.delta': event => input.delta(event.delta) },
      done(item) {
        const given = item.input ?? '';
        return input.done(item, { toolName: item.name, streamed: given, input: JSON.stringify(given) });
      },
    };
  },

  *encode(run, context): Iterable<Call | Output> {
    for (const part of run) {
      if (part.type === 'tool-call') {
        const input = textOf(part.input);
        yield {
          type: 'custom_tool_call',
          call_id: toCallId(part.toolCallId),
          name: part.toolName,
          input,
          ...encodeCaller(part, context),
        };
      } else if (part.type === 'tool-result') {
        const output = toOutput(part.output, context);
        yield { type: 'custom_tool_call_output', call_id: toCallId(part.toolCallId), output };
      }
    }
  },
});

/** The text itself, or the object with it that callers of v1 have, whose protocol takes only objects. */
function textOf(input: unknown): string {
  if (typeof input === 'string') return input;
  const wrapped = typeof input === 'object' && input !== null && 'input' in input ? input.input : undefined;
  return typeof wrapped === 'string' ? wrapped : JSON.stringify(input ?? '');
}
