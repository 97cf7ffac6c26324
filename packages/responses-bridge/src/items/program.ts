import * as z from 'zod/mini';
import type { Part } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';
import { lazy, typed, type Known } from '../wire/schema.ts';
import { toCallId } from './call-id.ts';
import { hostedMetadata, toldResult } from './hosted-item.ts';
import { defineItem, defineTool, type EncodeContext, type Run } from './item.ts';
import { textOf, toFields } from './typed-calls.ts';

const wireName = 'programmatic_tool_calling';

/** A program of the model's, which the provider runs and which calls tools in the model's place. */
export const program = defineItem({
  type: 'program',
  whole: true,
  sealed: true,
  tools: [
    defineTool({
      id: 'openai.programmatic_tool_calling',
      wireName,
      args: lazy(() => z.strictObject({})),
      input: typed<{ code: string; fingerprint: string }>(),
      output: typed<{ result: string; status: Known<'completed' | 'incomplete'> }>(),
      deferred: true,
      encode: () => ({ type: wireName }),
    }),
  ],
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('program'),
      id: z.nullish(z.string()),
      call_id: z.string(),
      code: z.nullish(z.string()),
      fingerprint: z.nullish(z.string()),
    }),
  ),

  decode(context) {
    return {
      *done(item): Iterable<Part> {
        yield {
          type: 'tool-call',
          toolCallId: item.call_id,
          toolName: context.toolName(wireName),
          input: JSON.stringify({ code: item.code ?? '', fingerprint: item.fingerprint ?? '' }),
          providerExecuted: true,
          providerMetadata: hostedMetadata(item, context),
        };
      },
    };
  },

  encode,
});

/** What a program came to. It may end in a later response than it began in. */
export const programOutput = defineItem({
  type: 'program_output',
  whole: true,
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('program_output'),
      id: z.nullish(z.string()),
      call_id: z.string(),
      result: z.nullish(z.string()),
      status: z.nullish(z.string()),
    }),
  ),

  decode(context) {
    return {
      *done(item): Iterable<Part> {
        yield {
          type: 'tool-result',
          toolCallId: item.call_id,
          toolName: context.toolName(wireName),
          ...toldResult(item, { result: item.result ?? '', status: item.status ?? 'completed' }),
          providerMetadata: hostedMetadata(item, context),
        };
      },
    };
  },

  encode,
});

/** For histories of others: ours carry the items whole. */
function* encode(run: Run, context: EncodeContext): Iterable<InputItem> {
  for (const part of run) {
    if (part.type !== 'tool-call' && part.type !== 'tool-result') continue;
    const ids = { id: context.metadata(part).itemId ?? part.toolCallId, call_id: toCallId(part.toolCallId) };
    if (part.type === 'tool-call') {
      const { code, fingerprint } = toFields(part.input);
      yield { type: 'program', ...ids, code: textOf(code) ?? '', fingerprint: textOf(fingerprint) ?? '' };
    } else {
      const { result, status } = toFields('value' in part.output ? part.output.value : undefined);
      yield { type: 'program_output', ...ids, result: textOf(result) ?? '', status: textOf(status) ?? 'incomplete' };
    }
  }
}
