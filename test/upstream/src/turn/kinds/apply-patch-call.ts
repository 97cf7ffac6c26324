import { asObject, asString } from '../../json.ts';
import type { ApplyPatchCallSpec } from '../../item-specs.ts';
import { callIdOf, inProgress, written, type ItemKind } from './kind.ts';

/** A change of one file; the diff comes in pieces, and where a file is deleted there is none. */
export const applyPatchCall: ItemKind<ApplyPatchCallSpec> = {
  build: ({ status = 'completed', ...spec }, context) => ({
    // The schema has no word for a call that was cut off.
    status: status === 'incomplete' ? 'in_progress' : status,
    call_id: callIdOf(spec, context),
    caller: spec.caller,
    operation: spec.operation,
  }),
  opening({ operation }) {
    const opened = asObject(operation);
    return { ...inProgress, operation: 'diff' in opened ? { ...opened, diff: '' } : opened };
  },
  *body({ operation }, place) {
    const text = asString(asObject(operation)['diff']);
    if (text !== undefined) yield* written('response.apply_patch_call_operation_diff', 'diff', { text, place });
  },
};
