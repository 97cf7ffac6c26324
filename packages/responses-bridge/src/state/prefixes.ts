import { hash } from '../hash.ts';
import type { InputItem } from '../wire/request.ts';
import { canonical } from './canonical.ts';

/** The beginning of an input up to an item. */
export interface Prefix {
  /** How many items it has. */
  at: number;
  /** Finds it: a hash that costs little, as it is of what is last in each answer, and proves nothing. */
  key: string;
  /** All that its items say, behind what it began with. */
  text: string;
}

/** How many characters of an answer, and of what was said to it, make its key: ids and what was encrypted stand there. */
const looked = 256;

/**
 * The beginnings of an input that an answer may end, and the whole of it. Each key is made of the one before it, so that
 * a conversation is read once, and can be read on from any of them.
 */
export function prefixesOf(items: readonly InputItem[], from: Prefix): Prefix[] {
  const prefixes: Prefix[] = [];
  let { key, text } = from;
  let since = '';
  for (const [index, item] of items.entries()) {
    since += canonical(item);
    if (!endsAnswer(item, items[index + 1])) continue;
    key = hash(`${key} ${since.length} ${since.slice(-looked)}`);
    text += since;
    since = '';
    prefixes.push({ at: from.at + index + 1, key, text });
  }
  return prefixes;
}

/** Whether an answer may end between two items: what follows may be the caller's, and what it follows is no question. */
function endsAnswer(item: InputItem, next: InputItem | undefined): boolean {
  return next === undefined || (!isQuestion(item) && isTold(next));
}

const isQuestion = ({ type = 'message', role }: InputItem): boolean => type === 'message' && role !== 'assistant';

/** Whether an item may come from the caller. */
function isTold(item: InputItem): boolean {
  return isQuestion(item) || /_(output|response|trigger|update|tools)$/.test(item.type ?? '');
}
