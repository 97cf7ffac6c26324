import { fixtures } from '@responses-bridge/recordings';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ResponsesError } from '../src/errors.ts';
import { collect } from '../src/response/collect.ts';
import type { Part } from '../src/spec.ts';
import { bodyOf, decode, decodeBytes, partsOf } from './decode.ts';
import { canonical, replay } from './replay.ts';
import { fails, isTerminal, itemsOf, streams, toBytes, type Event, type EventStream } from './streams.ts';

/** What a result says, for two readings that must say the same: an error by its class and code. */
async function outcome(events: readonly Event[]) {
  try {
    return await collect(decode(events));
  } catch (error) {
    return error instanceof ResponsesError ? { failed: error.code, message: error.message } : error;
  }
}

/** Its publisher edited the final text of its message and not the deltas, so no reading can make the two agree. */
const contradictory = ['openai/shell-container.1'];

const consistent = streams.filter(({ name }) => !contradictory.includes(name));
const successful = consistent.filter(stream => !fails(stream));

const named = (stream: EventStream): [string, EventStream] => [stream.name, stream];

test.skipIf(!fixtures.present)('the recordings are among the streams', () => {
  expect(streams.filter(({ name }) => !name.startsWith('scenario')).length).toBeGreaterThan(30);
});

describe('law 1: whole = streamed', () => {
  test.each(consistent.map(named))('%s: only the done events say the same', async (_, { events }) => {
    const done = events.filter(
      event => ['response.created', 'response.output_item.done', 'error'].includes(event.type) || isTerminal(event),
    );
    expect(await outcome(done)).toEqual(await outcome(events));
  });

  test.each(successful.map(named))('%s: only the end says the same', async (_, stream) => {
    // A recording may have been shortened by its publisher, so the end is made to hold what was streamed.
    const end = stream.events
      .filter(isTerminal)
      .map(event => ({ ...event, response: { ...event.response, output: itemsOf(stream) } }));
    expect(await outcome(end)).toEqual(await outcome(stream.events));
  });

  test.each(successful.map(named))('%s: the end adds nothing to what was streamed', async (_, { events }) => {
    const without = events.map(event =>
      isTerminal(event) ? { ...event, response: { ...event.response, output: [] } } : event,
    );
    expect(await outcome(without)).toEqual(await outcome(events));
  });
});

describe('law 2: encode undoes decode', () => {
  const items = streams
    .filter(stream => !fails(stream))
    .flatMap(stream =>
      itemsOf(stream).map((item, index, all) => ({
        name: `${stream.name}: ${index} ${item.type}`,
        item,
        // What a response was cut off in is its last item.
        end: { type: index === all.length - 1 ? endOf(stream) : 'response.completed', response: {} },
      })),
    );

  test.each(items)('$name', async ({ item, end }) => {
    const { content } = await collect(decode([{ type: 'response.output_item.done', output_index: 0, item }, end]));
    const { input, warnings } = await replay(content);
    if (canonical(item) === undefined) {
      expect(input).toEqual([]);
      expect(warnings).toHaveLength(['reasoning', 'additional_tools'].includes(item.type) ? 1 : 0);
    } else {
      expect(input.map(canonical)).toEqual([canonical(item)]);
      expect(warnings).toEqual([]);
    }
  });
});

const endOf = ({ events }: EventStream) => events.findLast(isTerminal)?.type ?? 'response.completed';

const isCut = (parts: Part[]) =>
  parts.some(
    part => part.type === 'error' && ResponsesError.isInstance(part.error) && part.error.code === 'stream_truncated',
  );

/** Blocks begin before they go on and end once; one finish, last; an error exactly where there is no proper end. */
function expectWellFormed(parts: Part[], { whole }: { whole: boolean }) {
  const open = new Set<string>();
  for (const part of parts) {
    const [, kind, step] = /^(text|reasoning|tool-input)-(start|delta|end)$/.exec(part.type) ?? [];
    if (kind === undefined || !('id' in part)) continue;
    const block = `${kind} ${part.id}`;
    expect(open.has(block), `${part.type} of ${block}`).toBe(step !== 'start');
    if (step === 'start') open.add(block);
    if (step === 'end') open.delete(block);
  }
  expect([...open]).toEqual([]);
  expect(parts.filter(({ type }) => type === 'finish')).toHaveLength(1);
  const finish = parts.at(-1);
  expect(finish?.type).toBe('finish');
  expect(parts.filter(({ type }) => type === 'error')).toHaveLength(whole ? 0 : 1);
  if (!whole) expect(finish).toMatchObject({ finishReason: { unified: isCut(parts) ? 'interrupted' : 'error' } });
}

describe('law 3: every beginning has its end', () => {
  test.each(streams.map(named))('%s: cut after any event', async (_, stream) => {
    for (let cut = 0; cut <= stream.events.length; cut++) {
      const events = stream.events.slice(0, cut);
      expectWellFormed(await partsOf(decode(events)), { whole: events.some(isTerminal) && !fails(stream) });
    }
  });

  test.each(streams.map(named))('%s: cut after any byte', async (_, stream) => {
    const bytes = toBytes(stream.events);
    const lastEvent = bytes.length - toBytes(stream.events.slice(-1)).length;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: lastEvent }), async cut => {
        expectWellFormed(await partsOf(decodeBytes(bodyOf(bytes.slice(0, cut)))), { whole: false });
      }),
      { numRuns: 20 },
    );
  });

  test.each(streams.map(named))('%s: bytes in any pieces say the same', async (_, stream) => {
    const whole = await partsOf(decode(stream.events));
    const bytes = toBytes(stream.events);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length }), { maxLength: 40 }), fc.boolean(), async (cuts, crlf) => {
        const sent = crlf ? toBytes(stream.events, '\r\n') : bytes;
        expect(await partsOf(decodeBytes(bodyOf(sent, cuts)))).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });
});
