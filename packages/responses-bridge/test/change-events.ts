import { isTerminal, itemsOf, type Event, type EventStream, type Item } from './streams.ts';

export const added = 'response.output_item.added';
export const done = 'response.output_item.done';

export const isDelta = ({ type }: Event) => type.endsWith('.delta');
export const isTextDone = ({ type }: Event) => /(_text|refusal)\.done$/.test(type);
export const isPartDone = ({ type }: Event) => /\.(content_part|reasoning_summary_part)\.done$/.test(type);
export const isItem = ({ type }: Event) => type === added || type === done;

export const each = (change: (event: Event, index: number) => Event) => (events: readonly Event[]) =>
  events.map(change);
export const without = (drop: (event: Event) => boolean) => (events: readonly Event[]) =>
  events.filter(event => !drop(event));

/** An event whose items are changed, wherever it has some. */
export function withItems(event: Event, change: (item: Item) => Item): Event {
  const changed = { ...event };
  if (event.item) changed.item = change(event.item);
  if (event.response?.output) changed.response = { ...event.response, output: event.response.output.map(change) };
  return changed;
}

export function strip<T extends object>(value: T, ...keys: string[]): T {
  // What is left of a value has the keys that tell what it is.
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) as T;
}

export const outputIndex = (event: Event) => (typeof event.output_index === 'number' ? event.output_index : -1);

export const says =
  (...types: string[]) =>
  (stream: EventStream) =>
    itemsOf(stream).every(({ type }) => types.includes(type)) && itemsOf(stream).length > 0;

export const onlyText = says('message', 'reasoning');

function groupBy(events: readonly Event[], key: (event: Event) => number): Map<number, Event[]> {
  const groups = new Map<number, Event[]>();
  for (const event of events) groups.set(key(event), [...(groups.get(key(event)) ?? []), event]);
  return groups;
}

/** Events of each item in their order, and of different items in turns. */
export function interleave(events: readonly Event[]): Event[] {
  const first = events.findIndex(event => outputIndex(event) >= 0);
  const inside = events.filter(event => outputIndex(event) >= 0);
  const queues = groupBy(inside, outputIndex);
  const turns: Event[] = [];
  while (turns.length < inside.length) for (const queue of queues.values()) turns.push(...queue.splice(0, 1));
  return [...events.slice(0, first), ...turns, ...events.slice(first).filter(event => outputIndex(event) < 0)];
}

const isLate = (event: Event) => event.type.endsWith('.done') && outputIndex(event) >= 0;

/** What says that a text, a part or an item is done comes when all items are. */
export function late(events: readonly Event[]): Event[] {
  const end = events.findIndex(event => isTerminal(event) || event.type === 'error');
  const [before, after] = [events.slice(0, end), events.slice(end)];
  return [...before.filter(event => !isLate(event)), ...before.filter(isLate), ...after];
}

export function rotate(events: readonly Event[]): Event[] {
  let count = 0;
  return events.map(event => {
    const turned = withItems(event, item => ('id' in item ? { ...item, id: `${String(item.id)}_${count++}` } : item));
    return 'item_id' in turned ? { ...turned, item_id: `${String(turned.item_id)}_${count++}` } : turned;
  });
}

/** Every event of a text has the next number as its `content_index`, as vLLM was seen to count in vllm-project/vllm#35184. */
export function countAnew(events: readonly Event[]): Event[] {
  const counts = new Map<number, number>();
  return events.map(event => {
    if (!('content_index' in event)) return event;
    const content_index = event.type.endsWith('.added') ? 0 : (counts.get(outputIndex(event)) ?? 0) + 1;
    counts.set(outputIndex(event), content_index);
    return { ...event, content_index };
  });
}

/** An item whose texts nobody says. */
export function emptied(item: Item): Item {
  if (item.type === 'message') return { ...item, content: [] };
  return item.type === 'reasoning' ? { ...item, summary: [], content: undefined } : item;
}

export const isPaired = (stream: EventStream) =>
  itemsOf(stream).every(item => !('approval_request_id' in item) && item.type !== 'tool_search_output');
export const isOneOfEach = (stream: EventStream) =>
  new Set(itemsOf(stream).map(({ type }) => type)).size === itemsOf(stream).length;
export const isCut = ({ events }: EventStream) => events.some(({ type }) => type === 'response.incomplete');
export const hasOnePiece = (stream: EventStream) =>
  itemsOf(stream).every(({ content }) => !Array.isArray(content) || content.length <= 1);
export const hasEvery = (stream: EventStream, event: (event: Event) => boolean) =>
  onlyText(stream) &&
  itemsOf(stream).every((_, index) => stream.events.some(e => event(e) && outputIndex(e) === index));

export const nullable = ['incomplete_details', 'error', 'usage', 'service_tier', 'reasoning', 'instructions'];

/** The end says only that it is one. */
export function onlyEnd(events: readonly Event[]): Event[] {
  return events.map(event => (isTerminal(event) ? { ...event, response: { ...event.response, output: [] } } : event));
}
