import type { FileSearchCallSpec, WebSearchCallSpec } from '../../item-specs.ts';
import type { Item } from '../../types.ts';
import { includes } from '../context.ts';
import { inProgress, steps, type BareEvent, type ItemKind, type Place } from './kind.ts';

/** A search of the web; its sources are told where they were asked for. */
export const webSearchCall: ItemKind<WebSearchCallSpec> = {
  build({ status = 'completed', action: { sources, ...action } }, context) {
    const told = includes(context, 'web_search_call.action.sources') && sources !== undefined;
    return { status, action: told ? { ...action, sources } : action };
  },
  opening: () => ({ ...inProgress, action: undefined }),
  body: searchEvents,
};

/** A search of uploaded files; what it found is told where it was asked for. */
export const fileSearchCall: ItemKind<FileSearchCallSpec> = {
  build: ({ status = 'completed', queries, results = [] }, context) => ({
    status,
    queries,
    results: includes(context, 'file_search_call.results') ? results : null,
  }),
  opening: () => ({ ...inProgress, queries: [], results: null }),
  body: searchEvents,
};

function searchEvents({ type, status }: Item, place: Place): Iterable<BareEvent> {
  const ended = status === 'completed' ? ['completed'] : [];
  return steps(type, ['in_progress', 'searching', ...ended], place);
}
