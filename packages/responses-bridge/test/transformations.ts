import {
  added,
  countAnew,
  done,
  each,
  emptied,
  hasEvery,
  hasOnePiece,
  interleave,
  isCut,
  isDelta,
  isItem,
  isOneOfEach,
  isPaired,
  isPartDone,
  isTextDone,
  late,
  nullable,
  onlyEnd,
  onlyText,
  outputIndex,
  rotate,
  says,
  strip,
  withItems,
  without,
} from './change-events.ts';
import { fails, isTerminal, itemsOf, type Event, type EventStream } from './streams.ts';

/** What a server does otherwise than the service: events as it would send them, which say the same. */
export interface Transformation {
  name: string;
  apply(events: readonly Event[]): Event[];
  /** What a stream has to be for this to say the same. Default: any. */
  applies?(stream: EventStream): boolean;
}

export const transformations: Transformation[] = [
  { name: 'no sequence_number', apply: each(event => strip(event, 'sequence_number')) },
  { name: 'no output_index', apply: each(event => strip(event, 'output_index')) },
  {
    name: 'no content_index of the first',
    apply: each(event => (event.content_index === 0 ? strip(event, 'content_index') : event)),
  },
  {
    name: 'every event of a text has a content_index of its own',
    applies: stream => onlyText(stream) && hasOnePiece(stream),
    apply: countAnew,
  },
  {
    name: 'every output_index is 0',
    apply: each(event => ('output_index' in event ? { ...event, output_index: 0 } : event)),
  },
  {
    name: 'no item ids',
    applies: isPaired,
    apply: each(event => withItems(strip(event, 'item_id'), item => strip(item, 'id'))),
  },
  {
    name: 'no item ids and no output_index',
    applies: isPaired,
    apply: each(event => withItems(strip(event, 'item_id', 'output_index'), item => strip(item, 'id'))),
  },
  { name: 'ids that change with every event', applies: isPaired, apply: rotate },
  {
    name: 'ids that change with every event, and no output_index',
    applies: isPaired,
    apply: events => rotate(events).map(event => strip(event, 'output_index')),
  },
  { name: 'nothing is announced', apply: without(({ type }) => type === added) },
  {
    name: 'no item is done before the end',
    applies: stream => !isCut(stream),
    apply: without(({ type }) => type === done),
  },
  { name: 'no deltas', applies: stream => !fails(stream), apply: without(isDelta) },
  { name: 'no text and no part is done', apply: without(event => isTextDone(event) || isPartDone(event)) },
  { name: 'no response.created', apply: without(({ type }) => /^response\.(created|queued|in_progress)$/.test(type)) },
  {
    name: 'deltas and the end',
    applies: stream => hasEvery(stream, isDelta),
    apply: events => onlyEnd(without(event => isItem(event) || isTextDone(event) || isPartDone(event))(events)),
  },
  {
    name: 'texts that are done, and the end',
    applies: stream => hasEvery(stream, isTextDone),
    apply: events => onlyEnd(events.filter(event => isTextDone(event) || (!('item_id' in event) && !isItem(event)))),
  },
  {
    name: 'parts that are done, and the end',
    applies: stream => hasEvery(stream, isPartDone),
    apply: events => onlyEnd(events.filter(event => isPartDone(event) || (!('item_id' in event) && !isItem(event)))),
  },
  {
    name: 'only parts tell their texts',
    applies: stream => hasEvery(stream, isPartDone),
    apply: events =>
      without(event => isDelta(event) || isTextDone(event))(events).map(event => withItems(event, emptied)),
  },
  {
    name: 'messages that say nothing before the end',
    applies: says('message'),
    apply: events =>
      without(event => isDelta(event) || isTextDone(event) || isPartDone(event))(events).map(event =>
        isTerminal(event) ? event : withItems(event, emptied),
      ),
  },
  {
    name: 'every event of an item comes twice that is no delta',
    apply: events =>
      events.flatMap(event =>
        isDelta(event) || outputIndex(event) < 0 || /annotation|partial_image|command/.test(event.type)
          ? [event]
          : [event, event],
      ),
  },
  { name: 'items in turns', applies: isPaired, apply: interleave },
  {
    name: 'items in turns, and every output_index is 0',
    applies: stream => isPaired(stream) && itemsOf(stream).every(item => 'id' in item),
    apply: events => interleave(events).map(event => ('output_index' in event ? { ...event, output_index: 0 } : event)),
  },
  {
    name: 'items in turns, without output_index',
    applies: stream => isPaired(stream) && isOneOfEach(stream),
    apply: events => interleave(events).map(event => strip(event, 'output_index')),
  },
  { name: 'done comes late', apply: late },
  {
    name: 'done comes late, and ids change with every event',
    applies: isPaired,
    apply: events => rotate(late(events)),
  },
  {
    name: 'items without a status',
    applies: stream => !isCut(stream),
    apply: each(event =>
      withItems(event, item => (item.type === 'apply_patch_call_output' ? item : strip(item, 'status'))),
    ),
  },
  {
    name: 'null where nothing is said',
    apply: each(event =>
      event.response === undefined
        ? event
        : { ...event, response: { ...Object.fromEntries(nullable.map(key => [key, null])), ...event.response } },
    ),
  },
  {
    name: 'an end without a response',
    applies: ({ events }) => events.some(({ type }) => type === 'response.completed'),
    apply: each(event => (event.type === 'response.completed' ? strip(event, 'response') : event)),
  },
  {
    name: 'keep-alives between the events',
    apply: events =>
      events.flatMap(event => [{ type: 'keepalive', sequence_number: 7 }, event, {} as Event, { type: 'ping' }]),
  },
  {
    name: 'events that nobody knows',
    apply: events =>
      events.flatMap(event => [
        event,
        { type: 'response.brand_new.thing', output_index: event.output_index, item_id: 'new_1', delta: 'no text' },
      ]),
  },
  {
    name: 'the end is called done',
    applies: stream => !isCut(stream) && stream.events.every(({ type }) => type !== 'response.failed'),
    apply: each(event => (event.type === 'response.completed' ? { ...event, type: 'response.done' } : event)),
  },
  {
    name: 'an error with its fields beside its type',
    apply: each(event =>
      event.type === 'error' && typeof event.error === 'object'
        ? ({ type: 'error', ...event.error, error: undefined, sequence_number: 1 } as Event)
        : event,
    ),
  },
  {
    name: 'an error before the end',
    applies: ({ events }) =>
      events.some(({ type }) => type === 'response.failed') && !events.some(({ type }) => type === 'error'),
    apply: events =>
      events.flatMap(event =>
        event.type === 'response.failed' ? [{ type: 'error', error: event.response?.error }, event] : [event],
      ),
  },
];
