import { recordings } from '@responses-bridge/recordings';
import { endpointScenarios, scenarios } from '@responses-bridge/scenarios';
import { eventsOf } from '@responses-bridge/upstream';

/** A stream of events: recorded, or made of one of our scenarios. */
export interface EventStream {
  name: string;
  events: Event[];
}

export interface Event {
  type: string;
  item?: Item;
  response?: { output?: Item[]; [field: string]: unknown };
  [field: string]: unknown;
}

export interface Item {
  type: string;
  [field: string]: unknown;
}

/** All that can be told. */
const include = [
  'reasoning.encrypted_content',
  'code_interpreter_call.outputs',
  'file_search_call.results',
  'web_search_call.action.sources',
];

/** What every law is to hold for. The recordings are only there where their folder stands beside the repository. */
export const streams: EventStream[] = [
  ...recordings.map(({ name, events }) => ({ name, events: events as Event[] })),
  ...[...scenarios, ...endpointScenarios].flatMap(({ name, turns }) =>
    turns.map((turn, index) => ({
      name: `scenario ${name}, turn ${index}`,
      events: eventsOf(turn, { store: false, include }) as Event[],
    })),
  ),
];

/** Whether the endpoint says in this stream that it failed. */
export function fails({ events }: EventStream): boolean {
  return events.some(({ type }) => type === 'error' || type === 'response.failed');
}

export function isTerminal({ type }: Event): boolean {
  return /^response\.(completed|incomplete|failed)$/.test(type);
}

/** The items as the stream said that they were done. */
export function itemsOf({ events }: EventStream): Item[] {
  return events.flatMap(({ type, item }) => (type === 'response.output_item.done' && item ? [item] : []));
}

/** The network's bytes of a stream. */
export function toBytes(events: readonly Event[], lineEnd = '\n'): Uint8Array {
  const text = events
    .map(event => `event: ${event.type}${lineEnd}data: ${JSON.stringify(event)}${lineEnd}${lineEnd}`)
    .join('');
  return new TextEncoder().encode(text);
}
