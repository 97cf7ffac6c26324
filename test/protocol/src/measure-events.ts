import { decode, type Wire } from './bridge.ts';
import { variantsOf, type Variant } from './document.ts';
import { sampleObject } from './sample.ts';
import { testedBy, streams, type WireEvent } from './streams.ts';
import { yes, type Row, type Table } from './table.ts';
import { wildEvents } from './wild.ts';

const alone = 'alone';

/** The events of the protocol, and those that servers send beside it. */
export async function measureEvents(): Promise<Table> {
  const published = variantsOf('ResponseStreamEvent');
  const wild = Object.entries(wildEvents).map(([type, event]) => ({ type, sample: event }));
  const rows: Row[] = [];
  for (const event of published) rows.push(await measure(event.type, sampleEvent(event)));
  for (const { type, sample } of wild) rows.push(await measure(type, sample));
  const about =
    'decoded: a caller sees something else where such events are not there; alone: only where nothing else in the stream tells what they tell.';
  return { name: 'Stream events', about, rows: rows.toSorted((one, other) => (one.name < other.name ? -1 : 1)) };
}

async function measure(type: string, sample: Wire): Promise<Row> {
  const decoded = await effectOf(type, sample);
  const tested = testedBy(decoded, ({ events }) => events.some(event => event.type === type));
  return { name: type, cells: { decoded, tested } };
}

/** What events of a type do: in a stream that has it, and else in one that is made for it. */
export async function effectOf(type: string, sample: Wire): Promise<string> {
  const real = streams.map(({ events }) => events).filter(events => events.some(event => event.type === type));
  for (const events of real) if (await matters(events, type)) return yes;
  for (const events of real.map(each => bareFor(each, type))) if (await matters(events, type)) return alone;
  return (await matters(madeFor({ ...sample, type }), type)) ? yes : '';
}

/** Whether a caller sees something else without the events of a type. */
async function matters(events: readonly WireEvent[], type: string): Promise<boolean> {
  const [given, without] = await Promise.all([decode(events), decode(events.filter(event => event.type !== type))]);
  return JSON.stringify(given) !== JSON.stringify(without);
}

const isEnd = (type: string) => /^response\.(completed|incomplete|failed|done)$/.test(type);

/** A stream in which nothing else tells what events of a type tell. */
function bareFor(events: readonly WireEvent[], type: string): WireEvent[] {
  const ofResponse = events.some(event => event.type === type && event.response !== undefined);
  const kept = events.filter(event => {
    if (event.type === type || isEnd(event.type)) return true;
    if (ofResponse) return event.response === undefined;
    return ['response.created', 'response.output_item.added'].includes(event.type);
  });
  if (ofResponse) return kept;
  return kept.map(event => (isEnd(event.type) ? { ...event, response: { ...event.response, output: [] } } : event));
}

const created = { type: 'response.created', response: { id: 'resp_1', object: 'response', status: 'in_progress' } };

/** A stream of one event, in an item of its kind. */
function madeFor(event: WireEvent): WireEvent[] {
  const end = { type: 'response.completed', response: { id: 'resp_1', status: 'completed', output: [] } };
  if (event.response !== undefined) return [event, itemFor('message', 'added'), itemFor('message', 'done'), end];
  const kind = kindFor(event.type);
  return [created, ...(kind === undefined ? [] : [itemFor(kind, 'added')]), event, end];
}

function itemFor(type: string, step: 'added' | 'done'): WireEvent {
  const item = variantsOf('OutputItem').find(variant => variant.type === type);
  const made = item === undefined ? {} : sampleObject(item);
  return { type: `response.output_item.${step}`, output_index: 0, item: { ...made, type, id: 'item_1' } };
}

/** Whose event it is, by its name: what is of no kind is of a message or of reasoning. */
function kindFor(type: string): string | undefined {
  const name = type.replace('response.', '');
  const kinds = variantsOf('OutputItem').map(variant => variant.type);
  const [kind] = kinds.filter(each => name.startsWith(each)).toSorted((one, other) => other.length - one.length);
  if (/^(audio|created|queued|error|keepalive)/.test(name)) return undefined;
  return kind ?? (name.startsWith('reasoning') ? 'reasoning' : 'message');
}

function sampleEvent(event: Variant): Wire {
  const made = sampleObject(event);
  const own = { ...made, ...('output_index' in made && { output_index: 0 }) };
  // What is in a response is looked at field by field, in a table of its own.
  return {
    ...own,
    ...('item_id' in made && { item_id: 'item_1' }),
    ...('response' in made && { response: created.response }),
  };
}
