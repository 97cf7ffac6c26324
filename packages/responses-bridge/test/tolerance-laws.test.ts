import { describe, expect, test } from 'vitest';
import { bodyOf, decode, decodeBytes, partsOf } from './decode.ts';
import { gist } from './gist.ts';
import { fails, isTerminal, streams, type Event, type EventStream } from './streams.ts';
import { transformations } from './transformations.ts';

/** Its publisher edited the final text of its message and not the deltas, so no reading can make the two agree. */
const consistent = streams.filter(({ name }) => name !== 'openai/shell-container.1');
const named = (stream: EventStream): [string, EventStream] => [stream.name, stream];
const said = async (events: readonly Event[]) => gist(await partsOf(decode(events)));

describe.each(transformations)('$name', ({ apply, applies = () => true }) => {
  const cases = consistent.filter(applies);

  test('there is a stream to try it on', () => {
    expect(cases).not.toEqual([]);
  });

  test.each(cases.map(named))('%s says the same', async (_, { events }) => {
    expect(await said(apply(events))).toEqual(await said(events));
  });
});

const eventField = (event: Event) => `event: ${event.type}\n`;
const data = (event: unknown) => `data: ${JSON.stringify(event)}\n`;
const toText = (events: readonly Event[], write: (event: Event) => string) => events.map(write).join('');
const plain = (event: Event) => `${eventField(event)}${data(event)}\n`;
const inLines = (event: unknown) =>
  JSON.stringify(event, null, 1)
    .split('\n')
    .map(line => `data: ${line}`)
    .join('\n');

/** The ways in which servers write the same events. */
const writings: [string, (events: readonly Event[]) => string][] = [
  ['as the service does', events => toText(events, plain)],
  ['lines that end in CRLF', events => toText(events, plain).replaceAll('\n', '\r\n')],
  ['lines that end in CR', events => toText(events, plain).replaceAll('\n', '\r')],
  ['a byte order mark', events => `\uFEFF${toText(events, plain)}`],
  ['blank lines in front', events => `\n\r\n${toText(events, plain)}`],
  ['no event field', events => toText(events, event => `${data(event)}\n`)],
  ['an event field that is another', events => toText(events, event => `event: message\n${data(event)}\n`)],
  [
    'a type that only the event field has',
    events => toText(events, event => `${eventField(event)}${data({ ...event, type: undefined })}\n`),
  ],
  ['the event field after the data', events => toText(events, event => `${data(event)}${eventField(event)}\n`)],
  ['data in several lines', events => toText(events, event => `${inLines(event)}\n\n`)],
  ['data without a space', events => toText(events, event => `data:${JSON.stringify(event)}\n\n`)],
  ['ids and times to wait', events => toText(events, event => `id: 7\nretry: 10\n${plain(event)}`)],
  ['comments between the events', events => `: hello\n\n${toText(events, event => `${plain(event)}: ping\n\n`)}`],
  ['comments inside the events', events => toText(events, event => `: ping\n${plain(event)}`)],
  ['events without data', events => toText(events, event => `event: ping\n\n${plain(event)}event: ping\ndata\n\n`)],
  ['a marker at the end', events => `${toText(events, plain)}data: [DONE]\n\n`],
  ['no empty line at the end', events => toText(events, plain).trimEnd()],
];

describe.each(writings)('bytes: %s', (_, write) => {
  test.each(consistent.map(named))('%s says the same', async (_name, { events }) => {
    const bytes = new TextEncoder().encode(write(events));
    const cuts = Array.from(
      { length: 40 },
      (_entry, index) => Math.floor((bytes.length * index * 7) / 40) % bytes.length,
    );
    expect(gist(await partsOf(decodeBytes(bodyOf(bytes, cuts))))).toEqual(await said(events));
  });
});

describe('a JSON body under the name of an event stream', () => {
  test.each(consistent.filter(stream => !fails(stream)).map(named))('%s says the same', async (_, { events }) => {
    const ends = events.filter(isTerminal);
    const body = ` ${JSON.stringify(ends[0]?.response, null, 2)}\n`;
    expect(gist(await partsOf(decodeBytes(bodyOf(new TextEncoder().encode(body), [1, 2, 9]))))).toEqual(
      await said(ends),
    );
  });

  test.each<[string, unknown, string, string]>([
    ['an error', { error: { message: 'Slow down.', code: 'rate_limit_exceeded' } }, 'response_failed', 'Slow down.'],
    ['an error that is a text', { error: 'No more.' }, 'response_failed', 'No more.'],
    ['a response that runs on', { object: 'response', status: 'queued' }, 'response_failed', 'queued'],
    ['a chat completion', { object: 'chat.completion', choices: [] }, 'event_invalid', 'chat completion'],
    ['something else', { hello: 1 }, 'event_invalid', 'baseURL'],
  ])('%s is one error', async (_, body, ...[code, words]) => {
    const parts = await partsOf(decodeBytes(bodyOf(new TextEncoder().encode(JSON.stringify(body)))));
    expect(parts.map(({ type }) => type)).toEqual(['error', 'finish']);
    expect(parts[0]).toMatchObject({ error: { code, message: expect.stringContaining(words) } });
  });

  test('a page is one error', async () => {
    const parts = await partsOf(decodeBytes(bodyOf(new TextEncoder().encode('<html>{}</html>'))));
    expect(parts).toMatchObject([{ type: 'error', error: { code: 'event_invalid' } }, { type: 'finish' }]);
  });
});

test('a character that is the mark of a byte order is text, wherever a piece begins', async () => {
  const text = 'a\uFEFFb';
  const delta = { type: 'response.output_text.delta', output_index: 0, delta: text };
  const bytes = new TextEncoder().encode(toText([delta, { type: 'response.completed', response: {} }], plain));
  const at = bytes.indexOf(0xef);
  const parts = await partsOf(decodeBytes(bodyOf(bytes, [at])));
  expect(parts).toContainEqual(expect.objectContaining({ type: 'text-delta', delta: text }));
});
