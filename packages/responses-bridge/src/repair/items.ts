import type { ErrorData, ResponsesError } from '../errors.ts';
import { itemKind, itemKinds } from '../items/index.ts';
import type { InputItem, WireRequest } from '../wire/request.ts';

/** The input that is sent in place of the refused one, and what was done to it. */
interface Change {
  input: InputItem[];
  done: string;
}

/** What an endpoint refuses of a history, and what answers it. No row knows another. */
interface Row {
  /** The endpoint's words; what they name is what the change is about, and nothing else is touched. */
  says: RegExp;
  /** Undefined where the input has nothing of it, or where something would be lost that was said. */
  change?(input: readonly InputItem[], named: string[]): Change | undefined;
  /** What the history holds goes whole in its place, without a word of what the endpoint was to have. */
  whole?: true;
}

const isThought = ({ type }: InputItem) => type === 'reasoning';
const isReference = ({ type }: InputItem) => type === 'item_reference';

const rows: readonly Row[] = [
  {
    says: /Item '([^']+)' of type 'reasoning' was provided without its required following item/,
    change: (input, [id]) => leaveOut(input, item => item.id === id && (isThought(item) || isReference(item))),
  },
  {
    says: /Item '([^']+)' of type '[^']+' was provided without its required 'reasoning' item: '([^']+)'/,
    change(input, [id, thought]) {
      const at = input.findIndex(item => item.id === id);
      const item = input[at];
      if (item === undefined) return undefined;
      if (!isReference(item)) return goWithoutId(input, at, `${id} goes without its id`);
      const before: InputItem = { type: 'item_reference', id: thought };
      return { input: splice(input, [at, 0], before), done: `${thought} is put back in front of ${id}` };
    },
  },
  {
    says: /No tool output found for ([\w ]+ call) (\S+?)\.?$/,
    change(input, [word = '', id]) {
      // A call that the endpoint has itself is answered first, by what its kind is called.
      const at = input.findIndex(item => item.call_id === id);
      const call = input[at] ?? { type: word.replaceAll(' ', '_'), call_id: id };
      const output = itemKind(call.type ?? '')?.answer?.missing?.(call);
      return output && { input: splice(input, [at + 1, 0], output), done: `the call ${id} is answered as stopped` };
    },
  },
  {
    says: /No tool call found for [\w ]+ output with call_id (\S+?)\.?$/,
    change(input, [id]) {
      const at = input.findIndex(item => item.call_id === id && item.output !== undefined);
      const item = input[at];
      if (item === undefined) return undefined;
      const call = input.findIndex((other, place) => place > at && other.call_id === id && other.output === undefined);
      if (call > at) {
        const moved = splice(splice(input, [call + 1, 0], item), [at, 1]);
        return { input: moved, done: `the output of ${id} goes behind its call` };
      }
      const message = asMessage(item);
      return {
        input: splice(input, [at, 1], message),
        done: `the output of ${id}, which has no call, goes as a message`,
      };
    },
  },
  {
    says: /Item with id '([^']+)' not found/,
    whole: true,
    change: (input, [id]) => leaveOut(input, item => item.id === id && isThought(item)),
  },
  {
    says: /Duplicate item found with id (\S+?)\.?(?: |$)/,
    change(input, [id]) {
      const first = input.findIndex(item => item.id === id);
      const at = input.map(item => item.id).lastIndexOf(id);
      const item = input[at];
      if (item === undefined) return undefined;
      // Alone in the input, the endpoint has it already.
      const isSame = isReference(item) || first === at || JSON.stringify(input[first]) === JSON.stringify(item);
      return isSame
        ? { input: splice(input, [at, 1]), done: `${id} goes once` }
        : goWithoutId(input, at, `the second ${id} goes without its id`);
    },
  },
  {
    says: /Invalid 'input\[(\d+)\]\.id'/,
    change(input, [place]) {
      const at = Number(place);
      const item = input[at];
      if (item?.id === undefined || isReference(item)) return undefined;
      return goWithoutId(input, at, `${String(item.id)} goes without its id`);
    },
  },
  {
    says: /encrypted content (?:for item )?(\S*).* could not be verified/i,
    change(input, [shown = '']) {
      const [head = '', tail = ''] = shown.split('...');
      const isMeant = ({ id, encrypted_content: sealed }: InputItem) =>
        id === shown || (shown.includes('...') && isBetween(String(sealed), head, tail));
      const meant = input.some(isMeant) ? isMeant : isThought;
      // A compaction stands for what was said before it, and cannot be left out.
      return leaveOut(input, item => isThought(item) && item.encrypted_content != null && meant(item));
    },
  },
  // The second to organizations that keep nothing. Seen in can1357/oh-my-pi#2341.
  {
    says: /Previous response with id '[^']*' not found|Previous response cannot be used|previous_response_not_found/,
    whole: true,
  },
];

function splice(
  input: readonly InputItem[],
  [at, count]: [at: number, count: number],
  ...items: InputItem[]
): InputItem[] {
  return [...input.slice(0, at), ...items, ...input.slice(at + count)];
}

const isBetween = (text: string, head: string, tail: string) => text.startsWith(head) && text.endsWith(tail);

/** A kind that the protocol knows only with an id stays as it is, and the refusal an error. */
function goWithoutId(input: readonly InputItem[], at: number, done: string): Change | undefined {
  const item = input[at];
  const anonymous = item && itemKind(item.type ?? itemKinds.message.type)?.anonymous?.(item);
  return anonymous && { input: splice(input, [at, 1], withoutId(anonymous)), done };
}

/** A message of several parts has to have an id, and one that has none is its text. */
function withoutId({ id: _id, ...item }: InputItem): InputItem {
  const { role, phase, content } = item;
  if (!Array.isArray(content)) return item;
  return { role, content: content.map(part => part?.text ?? part?.refusal ?? '').join(''), phase };
}

function leaveOut(input: readonly InputItem[], isLeftOut: (item: InputItem) => boolean): Change | undefined {
  const kept = input.filter(item => !isLeftOut(item));
  const left = input.filter(isLeftOut).map(({ id }) => (typeof id === 'string' ? id : 'reasoning without an id'));
  return left.length === 0 ? undefined : { input: kept, done: `${left.join(', ')} is left out` };
}

/** What a tool gave back is never lost. */
function asMessage({ output }: InputItem): InputItem {
  const isContent = Array.isArray(output) && output.every(part => String(part?.type).startsWith('input_'));
  return { role: 'user', content: isContent || typeof output === 'string' ? output : JSON.stringify(output) };
}

/** A known refusal of a history, and the requests that may answer it, the gentlest first. */
export interface ItemRepair {
  /** The row and what it is about: the same is not tried twice. */
  key: string;
  /** Whether the whole history may go in place of what is referred to. */
  whole: boolean;
  change(body: WireRequest): { body: WireRequest; done: string } | undefined;
}

/** What answers an error about the items of a request, where it is a known one. */
export function repairOf({ statusCode, data, message }: ResponsesError): ItemRepair | undefined {
  if (statusCode !== 400 && statusCode !== 404) return undefined;
  // The endpoint's error was read as such.
  const { code, message: said } = (data ?? {}) as ErrorData;
  for (const { says, whole = false, change } of rows) {
    const match = says.exec(said ?? message) ?? says.exec(String(code));
    if (match === null) continue;
    const [key, ...named] = match;
    return {
      key,
      whole,
      change(body) {
        const changed = change?.(body.input, named);
        return changed && { body: { ...body, input: changed.input }, done: changed.done };
      },
    };
  }
  return undefined;
}
