import * as z from 'zod/mini';
import type { Part } from '../spec.ts';
import type { WireItem } from '../wire/event.ts';
import type { InputItem } from '../wire/request.ts';
import { json, lazy, typed } from '../wire/schema.ts';
import { hostedMetadata, toldResult } from './hosted-item.ts';
import { defineItem, defineTool, type DecodeContext, type EncodeContext, type Run } from './item.ts';
import { listOf, toFields, typedCall, typedCallFields, typedCalls } from './typed-calls.ts';

const wireName = 'tool_search';

const executionField = () => ({ execution: z.nullish(z.string()) });

const {
  answer,
  anonymous,
  encode: encodeClient,
} = typedCalls({
  call: 'tool_search_call',
  output: 'tool_search_output',
  toCall: input => ({ execution: 'client', arguments: input.arguments ?? {} }),
  toOutput({ fields, text, failed, warn }) {
    const tools = listOf(fields.tools).filter(tool => typeof tool === 'object' && tool !== null);
    if (!Array.isArray(fields.tools)) warn(`names no tools, which is all that its item can. It is left out: ${text}`);
    else if (tools.length < fields.tools.length) warn('names tools that are none. They are left out.');
    return { execution: 'client', status: failed ? 'incomplete' : 'completed', tools };
  },
});

/** A search for tools whose definitions are not loaded yet. The provider searches, or the caller. */
export const toolSearchCall = defineItem({
  type: 'tool_search_call',
  whole: true,
  tools: [
    defineTool({
      id: 'openai.tool_search',
      wireName,
      args: lazy(() =>
        z.strictObject({
          execution: z.optional(z.literal(['server', 'client'])),
          description: z.optional(z.string()),
          parameters: z.optional(z.looseObject({})),
        }),
      ),
      runs: 'caller',
      input: lazy(() => z.object({ arguments: z.optional(z.unknown()), call_id: z.nullish(z.string()) })),
      output: typed<{ tools: Array<Record<string, unknown>> }>(),
      encode: args => ({ type: 'tool_search', ...args }),
      choice: () => undefined,
    }),
  ],
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('tool_search_call'),
      ...typedCallFields(),
      ...executionField(),
      arguments: z.nullish(json()),
    }),
  ),

  decode(context) {
    const toolName = context.toolName(wireName);
    const { call, name } = typedCall(toolName, context);
    let announced: string | undefined;

    /** A search of the caller's is announced when it is done: the id that it is added with may be another one. */
    function* announce(item: SearchItem): Iterable<Part> {
      if (announced !== undefined) return;
      announced = name(item);
      yield { type: 'tool-input-start', id: announced, toolName, providerExecuted: isHosted(item) || undefined };
    }

    return {
      added: item => (isHosted(item) ? announce(item) : []),
      *done(item): Iterable<Part> {
        yield* announce(item);
        const id = name(item);
        yield { type: 'tool-input-end', id };
        const hosted = isHosted(item);
        const input = { arguments: item.arguments ?? {}, call_id: hosted ? null : id };
        if (!hosted) return yield* call(item, input);
        searches.set(context.earlier, [...(searches.get(context.earlier) ?? []), id]);
        yield {
          type: 'tool-call',
          toolCallId: id,
          toolName,
          input: JSON.stringify(input),
          providerExecuted: true,
          providerMetadata: hostedMetadata(item, context),
        };
      },
    };
  },

  encode,
  answer,
  anonymous,
});

/** The tools that a search of the provider's found. */
export const toolSearchOutput = defineItem({
  type: 'tool_search_output',
  whole: true,
  schema: lazy(() =>
    z.looseObject({
      type: z.literal('tool_search_output'),
      id: z.nullish(z.string()),
      call_id: z.nullish(z.string()),
      ...executionField(),
      tools: z.nullish(z.array(json())),
    }),
  ),

  decode(context) {
    return {
      *done(item): Iterable<Part> {
        yield {
          type: 'tool-result',
          toolCallId: item.call_id || callBefore(context) || item.id || context.generateId(),
          toolName: context.toolName(wireName),
          ...toldResult(item, { tools: item.tools ?? [] }),
          providerMetadata: hostedMetadata(item, context),
        };
      },
    };
  },

  encode,
  anonymous,
});

interface SearchItem extends WireItem {
  call_id?: string | null;
  execution?: string | null;
}

function isHosted({ execution, call_id }: SearchItem): boolean {
  return execution === 'server' || (execution !== 'client' && call_id == null);
}

/**
 * The ids that the searches of the provider were told with: their items may have none, or another one by then. Each item
 * has a context of its own, and what all of a response share is the list of those before it.
 */
const searches = new WeakMap<DecodeContext['earlier'], string[]>();

/** Searches of the provider have no `call_id`: the first result is that of the first call. */
function callBefore(context: DecodeContext): string | undefined {
  // The kind of this type has read them, and an id is all that is taken.
  const earlier = context.earlier() as readonly SearchItem[];
  const results = earlier.filter(item => item.type === 'tool_search_output' && !item.call_id);
  return searches.get(context.earlier)?.[results.length];
}

function* encode(run: Run, context: EncodeContext): Iterable<InputItem> {
  for (const part of run) {
    const { itemId } = context.metadata(part);
    const ids = { id: itemId ?? ('toolCallId' in part ? part.toolCallId : undefined), call_id: null };
    const hosted = { ...ids, execution: 'server', status: 'completed' };
    if (part.type === 'tool-call' && (part.providerExecuted || toFields(part.input).call_id === null)) {
      yield { type: 'tool_search_call', ...hosted, arguments: toFields(part.input).arguments ?? {} };
    } else if (part.type === 'tool-result' && context.inAnswer) {
      const { tools } = toFields('value' in part.output ? part.output.value : undefined);
      yield { type: 'tool_search_output', ...hosted, tools: Array.isArray(tools) ? tools : [] };
    } else {
      yield* encodeClient([part], context);
    }
  }
}
