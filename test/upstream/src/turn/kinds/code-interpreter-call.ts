import { asString } from '../../json.ts';
import type { CodeInterpreterCallSpec } from '../../item-specs.ts';
import { includes } from '../context.ts';
import { inProgress, steps, written, type ItemKind } from './kind.ts';

/** Code that the service has run in a container. */
export const codeInterpreterCall: ItemKind<CodeInterpreterCallSpec> = {
  build: ({ status = 'completed', code, container_id, outputs = [] }, context) => ({
    status,
    code,
    container_id,
    outputs: includes(context, 'code_interpreter_call.outputs') ? outputs : null,
  }),
  opening: item => ({ ...inProgress, code: '', outputs: item['outputs'] === null ? null : [] }),
  *body(item, place) {
    const { type, status } = item;
    yield* steps(type, ['in_progress'], place);
    yield* written('response.code_interpreter_call_code', 'code', { text: asString(item['code']) ?? '', place });
    if (status === 'completed') yield* steps(type, ['interpreting', 'completed'], place);
  },
};
