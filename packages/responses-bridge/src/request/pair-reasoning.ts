import type { Warning } from '../spec.ts';
import type { InputItem } from '../wire/request.ts';

interface PairContext {
  /** The ids of reasoning that is referred to, which a reference does not tell. */
  thoughts: ReadonlySet<string>;
  warn(warning: Warning): void;
}

/**
 * Leaves out reasoning that nothing follows, as after a turn that was stopped: the endpoint refuses it ("provided
 * without its required following item"). What was legal is untouched.
 */
export function pairReasoning(items: InputItem[], { thoughts, warn }: PairContext): InputItem[] {
  const isReasoning = ({ type, id }: InputItem): boolean =>
    type === 'reasoning' || (type === 'item_reference' && thoughts.has(String(id)));
  if (!items.some(isReasoning)) return items;
  let followed = false;
  const kept: InputItem[] = [];
  for (const item of [...items].reverse()) {
    if (!isReasoning(item)) {
      followed = fromModel(item);
      kept.push(item);
    } else if (followed) {
      kept.push(item);
    } else {
      const id = typeof item.id === 'string' ? ` (${item.id})` : '';
      warn({ type: 'other', message: `Reasoning in the history${id} has nothing that follows it. It is left out.` });
    }
  }
  return kept.reverse();
}

/** Whether the model made an item: what it said or called, and not what it was told or given. */
function fromModel({ type, role }: InputItem): boolean {
  return type === undefined || type === 'message' ? role === 'assistant' : !type.endsWith('_output');
}
