import { answerOf, itemKind } from '../items/index.ts';
import { toCallId } from '../items/call-id.ts';
import type { Answer } from '../items/item.ts';
import type { InputItem } from '../wire/request.ts';
import { callIdOf, isReference, kindOf, toMessage, typeOf, type Legality } from './origin.ts';

/** The calls and the answers of one id. */
interface Group {
  id: string;
  row: Answer;
  calls: Paired[];
  /** Answers that no call before them waited for. */
  early: InputItem[];
  late: InputItem[];
}

interface Paired {
  call: InputItem;
  answer?: InputItem;
  /** The answer stood before its call. */
  early?: true;
}

/**
 * Gives each call its answer, behind it, and each answer its call. What a tool gave back is never left out: without its
 * call it gets one, or becomes a message.
 */
export function pairCalls(items: InputItem[], legality: Legality): InputItem[] {
  const groups = groupCalls(items, legality);
  /** What stands in the place of an item. */
  const plan = new Map<InputItem, InputItem[]>();
  const used = new Set<string>();
  for (const group of groups.values()) planGroup(group, { plan, used, legality });
  return plan.size === 0 ? items : items.flatMap(item => plan.get(item) ?? [item]);
}

function groupCalls(items: readonly InputItem[], legality: Legality): Map<string, Group> {
  const groups = new Map<string, Group>();
  const groupOf = (row: Answer, id: unknown): Group | undefined => {
    if (typeof id !== 'string') return undefined;
    const key = `${row.type} ${id}`;
    const group = groups.get(key) ?? { id, row, calls: [], early: [], late: [] };
    groups.set(key, group);
    return group;
  };
  for (const item of items) {
    const [asks, answers] = [kindOf(item, legality)?.answer, answerOf(typeOf(item, legality))];
    if (asks !== undefined) addCall(groupOf(asks, asks.by ? item.id : callIdOf(item, legality)), item);
    else if (answers !== undefined) {
      addAnswer(groupOf(answers, answers.by ? item[answers.by[1]] : callIdOf(item, legality)), item);
    }
  }
  return groups;
}

/** An answer that came too early waits for the call. */
function addCall(group: Group | undefined, call: InputItem): void {
  const answer = group?.early.shift();
  group?.calls.push(answer === undefined ? { call } : { call, answer, early: true });
}

function addAnswer(group: Group | undefined, answer: InputItem): void {
  if (group === undefined) return;
  const open = group.calls.filter(pair => pair.answer === undefined).at(-1);
  if (open !== undefined) open.answer = answer;
  else (group.calls.length === 0 ? group.early : group.late).push(answer);
}

interface Planning {
  plan: Map<InputItem, InputItem[]>;
  /** The ids of calls that are taken. */
  used: Set<string>;
  legality: Legality;
}

/** Nearly every call is the only one of its id, and its answer stands behind it. */
function isPaired({ id, calls, early, late }: Group, { used }: Planning): boolean {
  const [pair] = calls;
  return (
    pair?.answer !== undefined &&
    !pair.early &&
    calls.length === 1 &&
    early.length === 0 &&
    late.length === 0 &&
    !used.has(id)
  );
}

function planGroup({ row, calls, ...group }: Group, planning: Planning): void {
  if (isPaired({ row, calls, ...group }, planning)) return void planning.used.add(group.id);
  const told = new Set<string>();
  const answered = new Set<string>();
  let first: InputItem | undefined;
  const rest: InputItem[] = [];
  for (const pair of calls) {
    const json = JSON.stringify(pair.call);
    if (told.has(json)) {
      leaveOut(pair.call, planning);
      if (pair.answer !== undefined) rest.push(pair.answer);
      continue;
    }
    told.add(json);
    first ??= pair.call;
    planPair(pair, { ...group, row }, planning);
    if (pair.answer !== undefined) answered.add(JSON.stringify(pair.answer));
  }
  for (const answer of [...rest, ...group.early, ...group.late]) {
    const json = JSON.stringify(answer);
    if (answered.has(json)) leaveOut(answer, planning);
    else planAnswer(answer, { ...group, row, call: first }, planning);
    answered.add(json);
  }
}

type Named = Pick<Group, 'id' | 'row'>;

/** A call with its answer behind it, under an id that no other call has. */
function planPair(pair: Paired, { id, row }: Named, planning: Planning): void {
  const { call, answer } = pair;
  const { plan, used, legality } = planning;
  const name = row.by === undefined && !isReference(call) ? unusedId(id, used) : id;
  used.add(name);
  const rename = (item: InputItem) => (name === id ? item : renamed(item, name, legality));
  if (name !== id) legality.repair(call, 'has the id of another call', 'given another one, and so is its answer');
  const asked = rename(call);
  const behind =
    answer === undefined
      ? standIn({ call, asked: { ...asked, call_id: name } }, row, legality)
      : placeAnswer({ answer, told: rename(answer), early: pair.early === true }, planning);
  if (behind !== undefined) plan.set(call, [asked, behind]);
  else if (asked !== call) plan.set(call, [asked]);
}

function standIn(
  { call, asked }: { call: InputItem; asked: InputItem },
  { missing }: Answer,
  legality: Legality,
): InputItem | undefined {
  if (missing !== undefined) legality.repair(call, 'has no answer', 'answered as stopped');
  return missing?.(asked);
}

/** What is to stand right behind the call: an answer stays where it was, unless that is in front of the call. */
function placeAnswer(
  { answer, told, early }: { answer: InputItem; told: InputItem; early: boolean },
  { plan, legality }: Planning,
): InputItem | undefined {
  if (early) {
    legality.repair(answer, 'stands in front of what it answers', 'moved behind it');
    plan.set(answer, []);
    return told;
  }
  if (told !== answer) plan.set(answer, [told]);
  return undefined;
}

/** An answer that is left without a call of its own. What the endpoint goes on from may have the call. */
function planAnswer(
  answer: InputItem,
  { id, row, call }: Named & { call: InputItem | undefined },
  { plan, used, legality }: Planning,
): void {
  if (call === undefined && legality.continued) return;
  const reason = 'answers nothing that the history has';
  const name = unusedId(id, used);
  const made = row.by === undefined ? copyOf(call, name, legality) : undefined;
  const asked = made ?? row.call?.(name, toolOf(answer, legality));
  // No thought led to what is made up.
  if (asked !== undefined) legality.origins.set(asked, { metadata: { reasoningId: '' }, parts: [] });
  if (asked === undefined) {
    legality.repair(answer, reason, 'told as a message');
    plan.set(answer, [toMessage(answer, legality)]);
    return;
  }
  used.add(name);
  legality.repair(answer, reason, 'given a call of its tool');
  plan.set(answer, [asked, name === id ? answer : renamed(answer, name, legality)]);
}

function copyOf(call: InputItem | undefined, name: string, legality: Legality): InputItem | undefined {
  return call === undefined || isReference(call) ? undefined : renamed(anonymous(call), name, legality);
}

function toolOf(answer: InputItem, { origins }: Legality): string {
  const part = origins.get(answer)?.parts[0];
  return part?.type === 'tool-result' ? part.toolName : '';
}

const anonymous = (call: InputItem): InputItem => itemKind(call.type ?? '')?.anonymous?.(call) ?? call;

function leaveOut(item: InputItem, { plan, legality }: Planning): void {
  legality.repair(item, 'is there twice', 'told once');
  plan.set(item, []);
}

function unusedId(id: string, used: ReadonlySet<string>): string {
  let name = id;
  for (let count = 2; used.has(name); count++) name = toCallId(`${id}_${count}`);
  return name;
}

/** The item under another `call_id`, which some have as their own id, too. It is not what any thought led to. */
function renamed(item: InputItem, call_id: string, { origins }: Legality): InputItem {
  const own = item.id !== undefined && item.id === item.call_id ? { id: call_id } : {};
  const other = { ...item, ...own, call_id };
  const origin = origins.get(item);
  if (origin !== undefined) origins.set(other, { ...origin, metadata: { ...origin.metadata, reasoningId: '' } });
  return other;
}
