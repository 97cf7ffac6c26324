/** What the request has to be with which a conversation goes on. */
import { expect } from 'vitest';
import type { AskedCase, GoingOn } from './cases/case.ts';
import type { Body } from './connect.ts';
import type { Ask } from './driver.ts';
import { followUp, isOutput, toInput, type WireItem } from './history.ts';

/** Where the conversation is kept. */
export type State = 'stateless' | 'stored';

interface Conversation {
  readonly prompt: Ask['prompt'];
  readonly bodies: readonly Body[];
  /** The items of each answer, the last of which follows the last request. */
  readonly answers: Answers;
}

type Answers = ReadonlyArray<readonly WireItem[]>;

/** All that was answered is in the last request, in its place, as the endpoint made it, with what the caller answered. */
export function expectGoneOn(
  { prompt, bodies, answers }: Conversation,
  { goesOn = {} }: AskedCase,
  state: State,
): void {
  const made = answers.slice(0, -1);
  const { sent, references, own } = readInput(bodies.at(-1)?.input ?? [], made.flat());
  expect(own).toMatchObject(goesOn.answers ?? []);
  expect(sent).toEqual([asUser(prompt), ...made.flatMap(items => expectedOf(items, goesOn, state)), asUser(followUp)]);
  const { references: expected = [] } = goesOn;
  const named = references.filter(type => expected.includes(type));
  if (state === 'stored') expect(named).toEqual(expected);
  else expect(references).toEqual([]);
}

/** The same of each request of a conversation of so many turns, where nothing is stored. */
export function expectWhole({ prompt, bodies, answers }: Conversation, turns: number): void {
  expect(bodies).toHaveLength(turns + 1);
  for (const [index, { input }] of bodies.entries()) {
    const made = answers.slice(0, index);
    const next = index === turns ? [asUser(followUp)] : [];
    const expected = [asUser(prompt), ...made.flatMap(items => expectedOf(items, {}, 'stateless')), ...next];
    expect(readInput(input, made.flat()).sent).toEqual(expected);
  }
}

/**
 * Of each request of a conversation of so many turns that is chained: what came after the answer that it goes on from,
 * and the same as where nothing is stored where it goes on from none. Gives which requests those are, beside the first.
 */
export function expectChained(
  { prompt, bodies, answers, ids }: Conversation & { readonly ids: ReadonlyArray<string | undefined> },
  turns: number,
): number[] {
  expect(bodies).toHaveLength(turns + 1);
  const whole: number[] = [];
  for (const [index, { input, previous_response_id: from }] of bodies.entries()) {
    const made = answers.slice(0, index);
    const next = index === turns ? [asUser(followUp)] : [];
    const all = made.flatMap(items => expectedOf(items, {}, 'stateless'));
    if (from === undefined && index > 0) whole.push(index);
    else expect(from).toBe(index === 0 ? undefined : ids[index - 1]);
    const expected = from === undefined ? [asUser(prompt), ...all, ...next] : [...waitingOf(made.at(-1)), ...next];
    expect(readInput(input, made.flat()).sent).toEqual(expected);
  }
  return whole;
}

const asUser = (text: unknown) => ({ role: 'user', content: [{ type: 'input_text', text }] });

/** What the caller has to answer with an item of its own. */
const answered = new Map([
  ['function_call', 'call_id'],
  ['custom_tool_call', 'call_id'],
  ['shell_call', 'call_id'],
  ['local_shell_call', 'call_id'],
  ['apply_patch_call', 'call_id'],
  ['computer_call', 'call_id'],
  ['tool_search_call', 'call_id'],
  ['mcp_approval_request', 'id'],
]);

/** The items of an answer as they go back, and behind them what the caller answers, in short. None may speak as the developer. */
function expectedOf(given: readonly WireItem[], { kept = [] }: GoingOn, state: State): unknown[] {
  const items = given.flatMap(unwrap);
  const whole = items.filter(
    ({ type = '', role }) => role !== 'developer' && (state === 'stateless' || !kept.includes(type)),
  );
  return [...whole.map(bare).filter(item => item !== undefined), ...waitingOf(given)];
}

/** What the caller answers to an answer, in short. */
function waitingOf(given: readonly WireItem[] = []): unknown[] {
  const items = given.flatMap(unwrap);
  const done = new Set(items.filter(isOutput).map(({ call_id }) => call_id));
  return items
    .map(item => item[answered.get(item.type ?? '') ?? ''])
    .filter(id => id != null && !done.has(id))
    .map(answer => ({ answer }));
}

/** The calls that a call of an undeclared function wraps: they go back as the calls that were answered. */
function unwrap(item: WireItem): WireItem[] {
  if (item.type !== 'function_call' || item.name !== 'parallel') return [item];
  const { tool_uses: uses = [] } = JSON.parse(String(item.arguments)) as { tool_uses?: Use[] };
  return uses.map(({ recipient_name: recipient, parameters }, index) => ({
    type: item.type,
    call_id: `${String(item.call_id)}_${index}`,
    name: recipient.replace(/^functions\./, ''),
    arguments: JSON.stringify(parameters),
  }));
}

interface Use {
  readonly recipient_name: string;
  readonly parameters: unknown;
}

/** What was sent, with the items that it refers to, and the answers of the caller's own apart from it. */
function readInput(input: readonly WireItem[], made: readonly WireItem[]) {
  const references: string[] = [];
  const own: WireItem[] = [];
  // The trigger of a compaction is asked for anew, and is no part of the conversation.
  const sent = input
    .filter(({ type }) => type !== 'compaction_trigger')
    .map(item => {
      const whole = item.type === 'item_reference' ? made.find(({ id }) => id === item.id) : undefined;
      if (whole?.type !== undefined) references.push(whole.type);
      if (whole !== undefined) return bare(whole);
      const isMade = made.some(one => one.type === item.type && one.call_id === item.call_id);
      if (isMade || !(isOutput(item) || item.type === 'mcp_approval_response')) return bare(item);
      own.push(item);
      return { answer: item.approval_request_id ?? item.call_id };
    });
  return { sent, references, own };
}

/** Outputs, and calls that the caller runs, are known by `call_id`, and what is null in them may be left out. */
function bare(item: WireItem): unknown {
  if (item.role !== undefined && item.type === undefined) return item;
  const sent = toInput(item);
  if (sent === undefined || !(isOutput(sent) || isCall(sent))) return sent;
  const { id: _, status: __, ...rest } = sent;
  return JSON.parse(JSON.stringify(rest, (_key, value) => value ?? undefined));
}

const isCall = ({ type = '', call_id }: WireItem) => call_id !== undefined && answered.has(type);
