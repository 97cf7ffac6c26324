import { itemKinds } from '../items/index.ts';
import type { Warning } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';
import { checkIds } from './check-ids.ts';
import { nameOf, typeOf, type Legality, type Repair } from './origin.ts';
import { pairCalls } from './pair-calls.ts';
import { pairReasoning } from './pair-reasoning.ts';

interface LegaliseContext extends Omit<Legality, 'repair'> {
  /** The items are an answer, whose calls are still to be answered. */
  isAnswer?: boolean;
  warn(warning: Warning): void;
}

/** What is made legal may leave something else without what it needs. Each repair leaves less to repair. */
const rounds = 8;

/**
 * Makes an input one that the endpoint accepts, whatever was done to the history: every call has its answer, every
 * thought what it led to, and each the reverse; no id is there twice. It takes away the least, and what was legal is
 * untouched: with nothing to repair the input is the very same.
 */
export function legalise(given: InputItem[], { warn, isAnswer = false, ...known }: LegaliseContext) {
  const repairs: Repair[] = [];
  const legality: Legality = {
    ...known,
    repair(item, reason, action) {
      const name = nameOf(item, legality);
      const what = typeOf(item, legality) === itemKinds.reasoning.type ? 'Reasoning' : `A ${typeOf(item, legality)}`;
      const id = name.split(' ')[1];
      const message = `${what} in the history${id === undefined ? '' : ` (${id})`} ${reason}. It is ${action}.`;
      warn({ type: 'other', message });
      repairs.push({ item: name, reason, action });
    },
  };
  let items = given;
  for (let round = 0, told = -1; round < rounds && told !== repairs.length; round++) {
    told = repairs.length;
    const paired = isAnswer ? items : pairCalls(items, legality);
    items = checkIds(pairReasoning(paired, legality), legality);
  }
  return { items, repairs };
}
