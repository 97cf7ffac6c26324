import { decode, type Wire } from './bridge.ts';
import { fieldOf, placesOf } from './document.ts';
import { has, remove } from './place.ts';
import { sample } from './sample.ts';
import { testedBy, streams, type WireEvent } from './streams.ts';
import { mark, type Row, type Table } from './table.ts';

/** What has a table of its own. */
const apart = ['output', 'usage', 'error'];

/** What only repeats the request is looked at as a whole. */
const echoes = ['tools', 'tool_choice', 'instructions', 'text', 'prompt', 'metadata', 'moderation'];

/** The fields of a response: those that a caller sees. */
export async function measureResponse(): Promise<Table> {
  const places = placesOf('Response', { apart: [...apart, ...echoes], depth: 2 });
  const rows = await Promise.all([...places, ...echoes].map(place => measure(place, 'Response', 'response')));
  return { name: 'Response fields', about: '', rows };
}

/** What a response counts. */
export async function measureUsage(): Promise<Table> {
  const rows = await Promise.all(
    placesOf('ResponseUsage').map(place => measure(place, 'ResponseUsage', 'response.usage')),
  );
  return {
    name: 'Usage',
    about: 'Beside this, `usage.raw` is all that the endpoint counted, and is not looked at here.',
    rows,
  };
}

async function measure(name: string, definition: string, holder: string): Promise<Row> {
  const place = `${holder}.${name}`;
  const shows = ({ events }: { events: readonly WireEvent[] }) =>
    events.some(event => isEnd(event) && has(event, place));
  const made: WireEvent = {
    type: 'response.completed',
    response: { id: 'resp_1', output: [], ...nested(place, sample(fieldOf(definition, name))) },
  };
  const told = [...streams.filter(shows), { events: [made] }];
  const decoded = mark(await firstOf(told, ({ events }) => matters(events, place)));
  return { name, cells: { decoded, tested: testedBy(decoded, shows) } };
}

const isEnd = ({ type }: WireEvent) => /^response\.(completed|incomplete|failed)$/.test(type);

/** What a response holds that has a value at a place. */
function nested(place: string, value: unknown): Wire {
  const [, ...steps] = place.replaceAll('[]', '').split('.');
  // Each step but the last is an object, and so is the whole.
  return steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Wire;
}

async function firstOf<T>(values: readonly T[], test: (value: T) => Promise<boolean>): Promise<boolean> {
  for (const value of values) if (await test(value)) return true;
  return false;
}

/** Whether a caller sees something else where a field is not there. */
async function matters(events: readonly WireEvent[], place: string): Promise<boolean> {
  const without = structuredClone(events);
  for (const event of without) remove(event, place);
  const [given, less] = await Promise.all([decode(events), decode(without)]);
  return withoutRaw(given) !== withoutRaw(less);
}

const withoutRaw = (parts: readonly Wire[]) =>
  JSON.stringify(parts, (key, value: unknown) => (key === 'raw' ? undefined : value));
