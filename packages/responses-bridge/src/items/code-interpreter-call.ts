import * as z from 'zod/mini';
import type { JSONObject } from '../spec.ts';
import { hostedCall, hostedInput } from './hosted-call.ts';
import { defineItem, defineTool } from './item.ts';
import { createJsonBlock } from './json-block.ts';
import { encodeWhole } from './whole-item.ts';
import { textDelta } from '../wire/event.ts';
import { callersArgs, encodeNetworkPolicy, memoryArgs, networkPolicyArgs } from './tool-args.ts';
import { json, lazy, typed, type Infer } from '../wire/schema.ts';

const containerArgs = () =>
  z.strictObject({
    fileIds: z.optional(z.array(z.string())),
    memoryLimit: memoryArgs(),
    networkPolicy: z.optional(networkPolicyArgs()),
  });

const args = lazy(() =>
  z.strictObject({
    container: z.optional(z.union([z.string(), containerArgs()])),
    allowedCallers: callersArgs(),
  }),
);

/** What the code wrote and drew; nothing where the endpoint does not tell. */
interface CodeInterpreterOutput {
  outputs?: null | Array<{ type: 'logs'; logs: string } | { type: 'image'; url: string }>;
}

const item = lazy(() =>
  z.looseObject({
    type: z.literal('code_interpreter_call'),
    id: z.nullish(z.string()),
    code: z.nullish(z.string()),
    container_id: z.nullish(z.string()),
    outputs: z.nullish(json()),
  }),
);

/** Code that the provider ran in a container, with what it wrote and drew. */
export const codeInterpreterCall = defineItem({
  type: 'code_interpreter_call',
  whole: true,
  tools: [
    defineTool({
      id: 'openai.code_interpreter',
      wireName: 'code_interpreter',
      args,
      input: typed<{ code: string | null; containerId?: string | null }>(),
      output: typed<CodeInterpreterOutput>(),
      secrets: ['domainSecrets'],
      include: ['code_interpreter_call.outputs'],
      encode: ({ container, allowedCallers }) => ({
        type: 'code_interpreter',
        container: typeof container === 'string' ? container : encodeContainer(container),
        allowed_callers: allowedCallers,
      }),
    }),
  ],
  schema: item,
  events: {
    'response.code_interpreter_call_code.delta': textDelta,
    'response.code_interpreter_call_code.done': lazy(() => z.looseObject({ code: z.nullish(z.string()) })),
  },

  decode(context) {
    const call = hostedCall<Item>(context, { toolName: () => context.toolName('code_interpreter') });
    const input = hostedInput(call, {
      block: ({ container_id: id }, parts) =>
        createJsonBlock(parts, {
          before: () => `{${id == null ? '' : `"containerId":${JSON.stringify(id)},`}"code":"`,
          after: '"}',
        }),
      toInput: ({ container_id: containerId }, code) => JSON.stringify({ code: code ?? null, containerId }),
    });
    return {
      added: input.added,
      on: {
        'response.code_interpreter_call_code.delta': event => input.delta(event.delta),
        'response.code_interpreter_call_code.done': event => input.complete(event.code),
      },
      *done(whole) {
        yield* input.close(whole, whole.code);
        yield* call.answer(whole, toResult(whole));
      },
    };
  },

  encode: encodeWhole,
});

type Item = Infer<typeof item>;

function toResult({ outputs }: Item): JSONObject {
  return outputs === undefined ? {} : { outputs };
}

/** Left out, the endpoint makes a container. */
function encodeContainer(container: Exclude<Infer<typeof args>['container'], string>) {
  const { fileIds: file_ids, memoryLimit: memory_limit, networkPolicy } = container ?? {};
  return { type: 'auto', file_ids, memory_limit, network_policy: networkPolicy && encodeNetworkPolicy(networkPolicy) };
}
