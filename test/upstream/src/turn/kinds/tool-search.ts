import { asString } from '../../json.ts';
import type { ToolSearchCallSpec, ToolSearchOutputSpec } from '../../item-specs.ts';
import { callIdOf, inProgress, type ItemKind } from './kind.ts';

/** A search for tools. One by the caller is added under another call id than it is done under. */
export const toolSearchCall: ItemKind<ToolSearchCallSpec> = {
  build: ({ status = 'completed', execution = 'server', ...spec }, context) => ({
    status,
    arguments: spec.arguments,
    call_id: execution === 'client' ? callIdOf(spec, context) : null,
    execution,
  }),
  opening({ call_id }) {
    const early = asString(call_id);
    return { ...inProgress, arguments: {}, call_id: early === undefined ? null : `${early}_early` };
  },
};

/** The tools that the service has found. */
export const toolSearchOutput: ItemKind<ToolSearchOutputSpec> = {
  build: ({ status = 'completed', tools }) => ({ status, call_id: null, execution: 'server', tools }),
  opening: () => inProgress,
};
