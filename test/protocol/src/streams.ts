import { recordings } from '@responses-bridge/recordings';
import { endpointScenarios, scenarios } from '@responses-bridge/scenarios';
import { eventsOf } from '@responses-bridge/upstream';
import type { Wire } from './bridge.ts';

/** One response, streamed. */
export interface Stream {
  kind: 'scenario' | 'recording';
  events: readonly WireEvent[];
}

/** An event of the wire. */
export interface WireEvent extends Wire {
  type: string;
  item?: Item;
  response?: Wire;
}

/** An item of the wire. */
export interface Item extends Wire {
  type: string;
}

/** Every stream that the laws run over. Scenarios and recordings hold events of the wire, which is what is looked at here. */
export const streams: readonly Stream[] = [
  ...[...scenarios, ...endpointScenarios].flatMap(({ turns }) =>
    turns.map((turn): Stream => ({ kind: 'scenario', events: eventsOf(turn) as unknown as WireEvent[] })),
  ),
  ...recordings.map(({ events }): Stream => ({ kind: 'recording', events: events as WireEvent[] })),
];

/** The items of a stream, as they were when they were done. */
export const itemsOf = ({ events }: Stream): Item[] =>
  events.flatMap(({ type, item }) => (type === 'response.output_item.done' && item !== undefined ? [item] : []));

/** Whether scenarios and recordings show something; empty where none does. */
export function shownBy(shows: (stream: Stream) => boolean): string {
  return (['scenario', 'recording'] as const)
    .filter(kind => streams.some(stream => stream.kind === kind && shows(stream)))
    .join(', ');
}

/** The same, of something that was read: where none shows it, it was made for the page, and the page is compared. */
export const testedBy = (decoded: string, shows: (stream: Stream) => boolean): string =>
  shownBy(shows) || (decoded === '' ? '' : 'made');

/** Whether a value, or any that it holds, is as it should be. */
export function holds(value: unknown, test: (value: Wire) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  // Anything but null and text that JSON holds can be asked for its fields.
  return test(value as Wire) || Object.values(value).some(inner => holds(inner, test));
}
