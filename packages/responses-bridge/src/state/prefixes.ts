import { sha256 } from '../hash.ts';
import type { InputItem } from '../wire/request.ts';
import { canonical } from './canonical.ts';

/** The beginning of an input up to an item. */
export interface Prefix {
  /** How many items it has. */
  at: number;
  /** The hash of all that they say, and of what it began with. */
  key: string;
}

/**
 * The beginnings of an input that an answer may end, and the whole of it. Each key is made of the one before it, so that
 * a conversation is read once. The hash is a cryptographic one: whoever could write a history with the hash of another
 * would have that conversation answered from his own.
 *
 * @throws Error where the platform cannot hash.
 */
export async function prefixesOf(items: readonly InputItem[], seed: string): Promise<Prefix[]> {
  const prefixes: Prefix[] = [];
  let key = seed;
  let since = '';
  for (const [index, item] of items.entries()) {
    since += `\n${canonical(item)}`;
    if (!endsAnswer(item, items[index + 1])) continue;
    key = await hashed(key + since);
    prefixes.push({ at: index + 1, key });
    since = '';
  }
  return prefixes;
}

async function hashed(text: string): Promise<string> {
  const key = await sha256(text);
  if (key === undefined) throw new Error('this platform has no web crypto');
  return key;
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
