import type { ComputerCallSpec } from '../../item-specs.ts';
import { callIdOf, inProgress, type ItemKind } from './kind.ts';

/** Actions on a computer. They come whole: the protocol has no events for them. */
export const computerCall: ItemKind<ComputerCallSpec> = {
  build: (spec, context) => ({
    status: spec.status ?? 'completed',
    call_id: callIdOf(spec, context),
    action: spec.action,
    actions: spec.actions,
    pending_safety_checks: spec.pending_safety_checks ?? [],
  }),
  opening: () => inProgress,
};
