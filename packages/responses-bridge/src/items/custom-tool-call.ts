import * as z from 'zod/mini';
import { toCallId } from './call-id.ts';
import { createToolInput } from './tool-input.ts';
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

const format = z.union([
  z.looseObject({ type: z.literal('text') }),
  z.looseObject({ type: z.literal('grammar'), syntax: z.string(), definition: z.string() }),
]);

/** A call of a tool whose input is free text. The caller sees that text as a JSON string. */
export const customToolCall = defineItem({
  type: 'custom_tool_call',
  tool: defineTool({
    id: 'openai.custom',
    wireName: 'custom',
    args: z.object({ description: z.optional(z.string()), format: z.optional(format) }),
    encode: ({ description, format }, name) => ({ type: 'custom', name, description, format }),
  }),
  schema: z.looseObject({
    type: z.literal('custom_tool_call'),
    id: z.nullish(z.string()),
    call_id: z.nullish(z.string()),
    name: z.nullish(z.string()),
    input: z.nullish(z.string()),
    status: z.nullish(z.string()),
  }),
  events: { 'response.custom_tool_call_input.delta': textDelta },

  decode(context) {
    const input = createToolInput(context);
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
        const input = typeof part.input === 'string' ? part.input : JSON.stringify(part.input ?? '');
        yield { type: 'custom_tool_call', call_id: toCallId(part.toolCallId), name: part.toolName, input };
      } else if (part.type === 'tool-result') {
        const output = toOutput(part.output, context);
        yield { type: 'custom_tool_call_output', call_id: toCallId(part.toolCallId), output };
      }
    }
  },
});
