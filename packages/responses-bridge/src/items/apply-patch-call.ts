import * as z from 'zod/mini';
import { textDelta } from '../wire/event.ts';
import { lazy, typed } from '../wire/schema.ts';
import { defineItem, defineTool } from './item.ts';
import { escapeJson } from './json-block.ts';
import { callersArgs } from './tool-args.ts';
import { textOf, toFields, typedCall, typedCallFields, typedCalls } from './typed-calls.ts';
import type { TypedCallItem } from './typed-calls.ts';

const wireName = 'apply_patch';

const operationShape = () =>
  z.looseObject({ type: z.nullish(z.string()), path: z.nullish(z.string()), diff: z.nullish(z.string()) });

type Operation = z.infer<ReturnType<typeof operationShape>>;

interface PatchItem extends TypedCallItem {
  operation?: Operation | null;
}

/** What the caller gets to change. */
const input = lazy(() =>
  z.object({
    callId: z.string(),
    operation: z.union([
      z.object({ type: z.literal(['create_file', 'update_file']), path: z.string(), diff: z.string() }),
      z.object({ type: z.literal('delete_file'), path: z.string() }),
    ]),
  }),
);

/** A change of one file, which the caller makes. */
export const applyPatchCall = defineItem({
  type: 'apply_patch_call',
  tools: [
    defineTool({
      id: 'openai.apply_patch',
      wireName,
      args: lazy(() => z.strictObject({ allowedCallers: callersArgs() })),
      runs: 'caller',
      input,
      output: typed<{ status: 'completed' | 'failed'; output?: string | undefined }>(),
      encode: ({ allowedCallers }) => ({ type: 'apply_patch', allowed_callers: allowedCallers }),
    }),
  ],
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('apply_patch_call'),
      ...typedCallFields(),
      operation: z.nullish(operationShape()),
    }),
  ),
  events: {
    'response.apply_patch_call_operation_diff.delta': textDelta,
    'response.apply_patch_call_operation_diff.done': lazy(() => z.looseObject({ diff: z.nullish(z.string()) })),
  },

  decode(context) {
    const call = typedCall(context.toolName(wireName), context);
    let announced: PatchItem | undefined;
    let diff = '';

    const finish = (item: PatchItem) => {
      // Not every server names the call.
      const callId = call.name(item);
      const { type, path, diff: whole } = item.operation ?? {};
      return call.finish(item, { callId, operation: toOperation({ type, path, diff: whole ?? diff }) });
    };

    return {
      *added(item) {
        announced = item;
        yield* call.announce(item);
        const callId = call.name(item);
        const before = JSON.stringify({ callId, operation: toOperation({ ...item.operation, diff: '' }) });
        // A diff is written into the last of the strings; what deletes a file has none.
        if (hasDiff(item.operation)) yield* call.delta(before.slice(0, -'"}}'.length));
      },
      on: {
        'response.apply_patch_call_operation_diff.delta'({ delta }) {
          diff += delta;
          return hasDiff(announced?.operation) ? call.delta(escapeJson(delta)) : [];
        },
        'response.apply_patch_call_operation_diff.done'(event) {
          diff = event.diff ?? diff;
          return [];
        },
      },
      done: finish,
      end: () =>
        announced === undefined
          ? []
          : [...finish({ ...announced, operation: { ...announced.operation, diff }, status: null })],
    };
  },

  ...typedCalls({
    call: 'apply_patch_call',
    output: 'apply_patch_call_output',
    toCall({ operation }) {
      const { type, path, diff } = toFields(operation);
      return { operation: toOperation({ type: textOf(type), path: textOf(path), diff: textOf(diff) }) };
    },
    toOutput({ fields, text, failed }) {
      const own = fields.status === 'completed' || fields.status === 'failed';
      if (own) return { status: failed ? 'failed' : fields.status, output: textOf(fields.output) };
      return { status: failed ? 'failed' : 'completed', output: text };
    },
  }),
});

function hasDiff(operation: Operation | null | undefined): boolean {
  return operation?.type !== 'delete_file';
}

function toOperation({ type, path, diff }: Operation) {
  const operation = { type: type ?? '', path: path ?? '' };
  return hasDiff({ type }) ? { ...operation, diff: diff ?? '' } : operation;
}
