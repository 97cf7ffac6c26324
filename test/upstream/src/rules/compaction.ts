import { asArray } from '../json.ts';
import { first, reject, type Rule } from './rule.ts';
import { integer, list, orNull, variants } from './shape.ts';

const managed = orNull(
  list(variants({ compaction: [{}, { compact_threshold: orNull(integer(1000)) }] }), { minimum: 1 }),
);

/** How a conversation is made shorter. */
export const compactionRules: readonly Rule[] = [
  {
    name: 'context-management',
    evidence: 'responses-api.md §1: a list of at least one compaction, its threshold at least 1000',
    check: ({ context_management: value }) => (value === undefined ? undefined : managed(value, 'context_management')),
  },
  {
    name: 'compaction-trigger-last',
    evidence: 'responses-api.md §2: "Must be the final input item"',
    check(request, context) {
      const last = asArray(request['input']).length - 1;
      return first(context.input.entries(), ([index, { type, path }]) => {
        const early = type === 'compaction_trigger' && index < last;
        return early
          ? reject(`Invalid '${path}': a compaction_trigger must be the final input item.`, path)
          : undefined;
      });
    },
  },
];
