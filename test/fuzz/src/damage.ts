import * as fc from 'fast-check';
import type { Sent, Stream, WireEvent } from './event.ts';

/** How a server names its items. Where it names them by less, it sends them one after another. */
export const namings = [
  'all',
  'no index',
  'no ids',
  'index 0',
  'ids change',
  'ids change, no index',
  'nothing',
] as const;

export type Naming = (typeof namings)[number];

/** What a server does otherwise than the service. */
export interface DamagePlan {
  naming: Naming;
  /** Roles of events that it does not send. */
  added: boolean;
  itemDone: boolean;
  textDone: boolean;
  partDone: boolean;
  deltas: boolean;
  cited: boolean;
  begin: boolean;
  /** The deltas of the last text of an item stop early. */
  deltasStop: boolean;
  twice: boolean;
  late: boolean;
  turns: boolean;
  /** The events of a text are counted on, and the count stands for the place of the text. */
  counted: boolean;
  noStatus: boolean;
  noSequence: boolean;
  /** What the end holds. */
  end: 'all' | 'no output' | 'empty output' | 'no response' | 'named done' | 'nulls';
  keepalives: boolean;
}

const rarely = (weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

export const damages: fc.Arbitrary<DamagePlan> = fc.record({
  naming: fc.oneof(
    { weight: 2, arbitrary: fc.constant<Naming>('all') },
    { weight: 4, arbitrary: fc.constantFrom(...namings) },
  ),
  added: rarely(3),
  itemDone: rarely(3),
  textDone: rarely(3),
  partDone: rarely(3),
  deltas: rarely(3),
  cited: rarely(3),
  begin: rarely(5),
  deltasStop: rarely(5),
  twice: rarely(4),
  late: rarely(4),
  turns: rarely(3),
  counted: rarely(4),
  noStatus: rarely(2),
  noSequence: rarely(2),
  end: fc.constantFrom('all', 'all', 'no output', 'empty output', 'no response', 'named done', 'nulls'),
  keepalives: rarely(3),
});

const isNamedByPlace = ({ naming }: DamagePlan) => ['all', 'no ids', 'ids change'].includes(naming);
const isNamedById = ({ naming }: DamagePlan) => naming === 'no index' || naming === 'index 0';

/** Leaves out what no reader could make sense of: a server that names its items by little does not mix them as well. */
export function possible(plan: DamagePlan, { sent, pieces }: Stream): DamagePlan {
  const unnamed = sent.some(({ event }) => event.type.includes('shell_call_command'));
  const byPlace = isNamedByPlace(plan);
  const mixable = byPlace || (isNamedById(plan) && !unnamed);
  const announced = byPlace || !plan.added;
  const mixes = mixable && announced && !isEndUntold(plan, sent);
  return {
    ...plan,
    itemDone: plan.itemDone && announced,
    turns: plan.turns && mixes,
    late: plan.late && mixes,
    counted: plan.counted && pieces.every(({ last }) => last),
    twice: plan.twice && mixable && plan.naming !== 'ids change',
  };
}

/** That a call is whole is only told by the item that begins after it, where nothing else does. */
function isEndUntold({ added, noStatus }: DamagePlan, sent: readonly Sent[]): boolean {
  // A request never has a status.
  return added && (noStatus || JSON.stringify(sent).includes('mcp_approval_request'));
}

/** The stream as such a server sends it. */
export function damage(stream: Stream, given: DamagePlan): Sent[] {
  const plan = possible(given, stream);
  const drops: Partial<Record<Sent['role'], boolean>> = {
    added: plan.added,
    'item-done': plan.itemDone,
    'text-done': plan.textDone,
    'part-done': plan.partDone,
    delta: plan.deltas,
    cited: plan.cited,
    begin: plan.begin,
  };
  let sent = stream.sent.filter(({ role }) => !drops[role]);
  if (plan.deltasStop) sent = stopDeltas(sent, stream);
  if (plan.twice)
    sent = sent.flatMap(one =>
      ['added', 'item-done', 'text-done', 'part-done'].includes(one.role) ? [one, one] : [one],
    );
  if (plan.turns) sent = inTurns(sent);
  if (plan.late) sent = lateDone(sent);
  if (plan.counted) sent = countOn(sent);
  let count = 0;
  const change = (event: WireEvent): WireEvent => name(event, plan.naming, () => count++);
  return withKeepalives(
    sent.map(one => ({ ...one, event: change(strip(endAs(one.event, plan), plan)) })),
    plan,
  );
}

/** The text's own end still brings what its deltas did not. */
function stopDeltas(sent: Sent[], { pieces }: Stream): Sent[] {
  const last = new Map<string, Sent>();
  for (const one of sent) if (one.role === 'delta' && one.text !== undefined) last.set(one.text, one);
  const stops = new Set(pieces.filter(piece => piece.last).map(({ mark }) => last.get(mark)));
  return sent.filter(one => !stops.has(one));
}

function inTurns(sent: Sent[]): Sent[] {
  const queues = new Map<number, Sent[]>();
  for (const one of sent) if (one.item !== undefined) queues.set(one.item, [...(queues.get(one.item) ?? []), one]);
  const all = [...queues.values()];
  const longest = Math.max(0, ...all.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, at) => all.flatMap(queue => queue.slice(at, at + 1))).flat();
  const outside = (role: Sent['role']) => sent.filter(one => one.role === role);
  return [...outside('begin'), ...turns, ...outside('end')];
}

const isLate = ({ role }: Sent) => role === 'text-done' || role === 'part-done' || role === 'item-done';
const isEnd = ({ role }: Sent) => role === 'end';

function lateDone(sent: Sent[]): Sent[] {
  return [...sent.filter(one => !isLate(one) && !isEnd(one)), ...sent.filter(isLate), ...sent.filter(isEnd)];
}

/** From 1 on, as 0 is where a text is announced. */
function countOn(sent: Sent[]): Sent[] {
  const counts = new Map<number | undefined, number>();
  return sent.map(one => {
    if (!('content_index' in one.event)) return one;
    const content_index = (counts.get(one.item) ?? 0) + 1;
    counts.set(one.item, content_index);
    return { ...one, event: { ...one.event, content_index } };
  });
}

function endAs(event: WireEvent, { end }: DamagePlan): WireEvent {
  if (event.type !== 'response.completed' && event.type !== 'response.incomplete') return event;
  const { response, ...rest } = event;
  // The generator has made it an object.
  const whole = response as Record<string, unknown>;
  switch (end) {
    case 'no output':
      return { ...rest, response: { ...whole, output: undefined } };
    case 'empty output':
      return { ...rest, response: { ...whole, output: [] } };
    case 'no response':
      return rest;
    case 'named done':
      return { ...event, type: 'response.done' };
    case 'nulls':
      return { ...rest, response: { ...whole, usage: null, model: null, created_at: null, id: null } };
    case 'all':
      return event;
  }
}

function strip(event: WireEvent, { noStatus }: DamagePlan): WireEvent {
  return noStatus ? withItems(event, item => without(item, 'status')) : event;
}

type Fields = Record<string, unknown>;

function without(item: Fields, key: string): Fields {
  return Object.fromEntries(Object.entries(item).filter(([own]) => own !== key));
}

function withItems(event: WireEvent, change: (item: Fields) => Fields): WireEvent {
  const changed = { ...event };
  // The generator has made them.
  if ('item' in event) changed.item = change(event.item as Fields);
  const response = event.response as { output?: Fields[] } | undefined;
  if (response?.output) changed.response = { ...response, output: response.output.map(change) };
  return changed;
}

function name(event: WireEvent, naming: Naming, count: () => number): WireEvent {
  const hasIndex = 'output_index' in event;
  let named = event;
  if (naming === 'index 0' && hasIndex) named = { ...event, output_index: 0 };
  if (['no index', 'ids change, no index', 'nothing'].includes(naming) && hasIndex)
    named = { ...event, output_index: undefined };
  if (naming === 'no ids' || naming === 'nothing') {
    named = withItems({ ...named, item_id: undefined }, item => without(item, 'id'));
  }
  if (naming.startsWith('ids change')) {
    named = withItems(named, item => ({ ...item, id: `${String(item.id)}_${count()}` }));
    if ('item_id' in named) named = { ...named, item_id: `${String(named.item_id)}_${count()}` };
  }
  return named;
}

function withKeepalives(sent: Sent[], { keepalives, noSequence }: DamagePlan): Sent[] {
  const numbered = noSequence
    ? sent
    : sent.map((one, at) => ({ ...one, event: { ...one.event, sequence_number: at } }));
  const pause: Sent[] = [{ type: 'keepalive' }, { type: 'ping' }].map(event => ({ role: 'progress', event }));
  return keepalives ? numbered.flatMap(one => [...pause, one]) : numbered;
}
