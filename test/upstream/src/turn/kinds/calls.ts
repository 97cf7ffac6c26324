import { asString } from '../../json.ts';
import type { CustomToolCallSpec, FunctionCallSpec } from '../../item-specs.ts';
import { callIdOf, inProgress, written, type ItemKind } from './kind.ts';

/** A call of a declared function, or of one that a search has found. */
export const functionCall: ItemKind<FunctionCallSpec> = {
  build: (spec, context) => ({
    status: spec.status ?? 'completed',
    arguments: typeof spec.arguments === 'string' ? spec.arguments : JSON.stringify(spec.arguments),
    call_id: callIdOf(spec, context),
    caller: spec.caller,
    name: spec.name,
    namespace: spec.namespace,
  }),
  opening: () => ({ ...inProgress, arguments: '' }),
  body: (item, place) =>
    written('response.function_call_arguments', 'arguments', { text: asString(item['arguments']) ?? '', place }),
};

/** A call whose input is plain text. */
export const customToolCall: ItemKind<CustomToolCallSpec> = {
  build: (spec, context) => ({
    status: spec.status ?? 'completed',
    call_id: callIdOf(spec, context),
    caller: spec.caller,
    input: spec.input,
    name: spec.name,
    namespace: spec.namespace,
  }),
  // It is added without a status, as recorded.
  opening: () => ({ status: undefined, input: '' }),
  body: (item, place) =>
    written('response.custom_tool_call_input', 'input', { text: asString(item['input']) ?? '', place }),
};
