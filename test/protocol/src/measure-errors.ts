import { decode, refuse, type Wire } from './bridge.ts';
import { fieldOf, words, wordsOf } from './document.ts';
import { has, remove } from './place.ts';
import { testedBy, type WireEvent } from './streams.ts';
import { mark, type Row, type Table } from './table.ts';

const error = { type: 'server_error', code: 'server_error', message: 'It failed.', param: 'input' };

interface Shape {
  /** A failure with all that it can tell. */
  whole: WireEvent | Wire;
  /** Where it tells it. */
  fields: readonly string[];
  read(wire: Wire): Promise<unknown>;
}

// What is read as an event has its type.
const asEvent = (wire: Wire) => decode([wire as WireEvent]);

/** The shapes that a failure comes in. */
const shapes: Readonly<Record<string, Shape>> = {
  'event error': { whole: { ...error, type: 'error' }, fields: ['code', 'message', 'param'], read: asEvent },
  'event error, nested': {
    whole: { type: 'error', error },
    fields: ['error.type', 'error.code', 'error.message', 'error.param'],
    read: asEvent,
  },
  'event response.failed': {
    whole: { type: 'response.failed', response: { id: 'resp_1', status: 'failed', error } },
    fields: ['response.error.code', 'response.error.message'],
    read: asEvent,
  },
  'error status': {
    whole: { error },
    fields: ['error.type', 'error.code', 'error.message', 'error.param'],
    read: body => refuse(500, body),
  },
  'error status, ChatGPT': { whole: { detail: 'It failed.' }, fields: ['detail'], read: body => refuse(500, body) },
  'WebSocket error': {
    whole: { type: 'error', status: 429, stream_id: 'a', error: { ...error, headers: { 'retry-after': '1' } } },
    fields: ['status', 'stream_id', 'error.headers'],
    read: asEvent,
  },
};

/** How the endpoint says that something went wrong, and with which words. */
export async function measureErrors(): Promise<Table> {
  const rows: Row[] = [];
  for (const [name, shape] of Object.entries(shapes)) {
    for (const field of shape.fields) rows.push(await measureField(name, field, shape));
  }
  for (const code of words('ResponseErrorCode')) rows.push(await measureCode(code));
  for (const reason of wordsOf(fieldOf('Response', 'incomplete_details.reason')))
    rows.push(await measureReason(reason));
  return {
    name: 'Errors',
    about: 'decoded, of a code: the HTTP status that it amounts to, and whether `ai` may try again.',
    rows,
  };
}

async function measureField(name: string, field: string, { whole, read }: Shape): Promise<Row> {
  const without = structuredClone(whole);
  remove(without, field);
  const [given, less] = await Promise.all([whole, without].map(read));
  const decoded = mark(JSON.stringify(given) !== JSON.stringify(less));
  const tested = testedBy(decoded, ({ events }) =>
    events.some(event => event.type === whole.type && has(event, field) && 'error' in event === 'error' in whole),
  );
  return { name: `${name}: ${field}`, cells: { decoded, tested } };
}

async function measureCode(code: string): Promise<Row> {
  const response = { id: 'resp_1', status: 'failed', error: { code, message: 'It failed.' } };
  const parts = await decode([{ type: 'response.failed', response }]);
  const [told] = parts.flatMap(part => (part.type === 'error' ? [part.error as Told] : []));
  const kept = told?.data?.code === code;
  const decoded = kept ? `${told.statusCode}, ${told.isRetryable ? 'may be tried again' : 'final'}` : '';
  const tested = testedBy(decoded, ({ events }) =>
    events.some(event => has(event, 'response.error') && isOf(event, code)),
  );
  return { name: code, cells: { decoded, tested } };
}

/** What an error of the bridge tells. */
interface Told {
  data?: { code?: unknown };
  statusCode?: number;
  isRetryable?: boolean;
}

const isOf = ({ response }: WireEvent, code: string) => JSON.stringify(response?.error).includes(`"code":"${code}"`);

async function measureReason(reason: string): Promise<Row> {
  const response = { id: 'resp_1', status: 'incomplete', incomplete_details: { reason }, output: [] };
  const parts = await decode([{ type: 'response.incomplete', response }]);
  const finish = parts.find(part => part.type === 'finish')?.finishReason as { unified?: string } | undefined;
  const known = finish?.unified !== 'other' && finish?.unified !== undefined;
  const decoded = known ? `finish reason ${finish.unified}` : '';
  const tested = testedBy(decoded, ({ events }) =>
    events.some(event => JSON.stringify(event.response?.incomplete_details)?.includes(reason)),
  );
  return { name: `incomplete: ${reason}`, cells: { decoded, tested } };
}
