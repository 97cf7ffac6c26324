import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Pump } from '../flow.ts';
import { readSse } from './read-sse.ts';

/** A body that the test fills, and what is read of it. */
function open({ isAbort = () => false }: { isAbort?: (error: unknown) => boolean } = {}) {
  const cancelled = vi.fn();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: given => void (controller = given), cancel: cancelled });
  const events: unknown[] = [];
  const ends: unknown[] = [];
  const pump: Pump = readSse(
    body,
    isAbort,
  )({ put: event => void events.push(event), end: failure => void ends.push(failure) });
  return {
    pump,
    events,
    ends,
    cancelled,
    send: (text: string) => controller?.enqueue(new TextEncoder().encode(text)),
    close: () => controller?.close(),
    fail: (error: unknown) => controller?.error(error),
  };
}

async function read(text: string): Promise<unknown[]> {
  const { pump, events, send, close } = open();
  send(text);
  close();
  await pump.pull();
  await pump.pull();
  return events;
}

describe('what servers send', () => {
  test.each([
    ['an event', 'event: a\ndata: {"type":"a"}\n\n', [{ type: 'a' }]],
    ['lines that end in CRLF', 'event: a\r\ndata: {"type":"a"}\r\n\r\n', [{ type: 'a' }]],
    ['a byte order mark', '\uFEFFdata: {"type":"a"}\n\n', [{ type: 'a' }]],
    ['data in several lines', 'data: {"type":\ndata: "a"}\n\n', [{ type: 'a' }]],
    [
      'comments, as they keep connections alive',
      ': ping\n\ndata: {"type":"a"}\n\n: pong\n\n',
      [{ type: 'keepalive' }, { type: 'a' }, { type: 'keepalive' }],
    ],
    ['a type that only the event field has', 'event: a\ndata: {"x":1}\n\n', [{ type: 'a', x: 1 }]],
    ['a type that both have', 'event: b\ndata: {"type":"a"}\n\n', [{ type: 'a' }]],
    ['the marker of chat completions', 'data: {"type":"a"}\n\ndata: [DONE]\n\n', [{ type: 'a' }]],
    ['a last event without an empty line', 'data: {"type":"a"}\n\ndata: {"type":"b"}', [{ type: 'a' }, { type: 'b' }]],
    ['data that is no JSON', 'data: {"type"\n\ndata: {"type":"b"}\n\n', ['{"type"', { type: 'b' }]],
    ['words that keep a connection alive', 'data: ping\n\ndata: \n\ndata: {"type":"b"}\n\n', [{ type: 'b' }]],
    ['half an event at the end, which is a cut', 'data: {"type":"a"}\n\ndata: {"type":', [{ type: 'a' }]],
    ['an event without data', 'event: a\n\n', []],
  ])('%s', async (_, text, events) => {
    expect(await read(text)).toEqual(events);
  });
});

test('a connection that is lost ends with its reason', async () => {
  const { pump, ends, fail } = open();
  const reason = new TypeError('terminated');
  fail(reason);
  await pump.pull();
  expect(ends).toEqual([reason]);
});

test.each([
  ['an event whose last line end may have a second half', 'data: {"type":"a"}\r\r', [{ type: 'a' }]],
  ['half an event', 'data: {"type":"a"', []],
])('a connection that is lost behind %s tells what came whole', async (_, sent, told) => {
  const { pump, events, ends, send, fail } = open();
  send(sent);
  await pump.pull();
  fail(new Error('reset'));
  await pump.pull();
  expect(events).toEqual(told);
  expect(ends).toEqual([new Error('reset')]);
});

test('an abort is passed on untouched', async () => {
  const { pump, ends, fail } = open({ isAbort: () => true });
  const reason = new DOMException('stopped', 'AbortError');
  fail(reason);
  await expect(pump.pull()).rejects.toBe(reason);
  expect(ends).toEqual([]);
});

describe('a body that is let go', () => {
  afterEach(() => void vi.useRealTimers());

  test('is read to its end, so that the connection can be used again', async () => {
    vi.useFakeTimers();
    const { pump, cancelled, send, close } = open();
    send('data: {"type":"response.completed"}\n\n');
    await pump.pull();
    pump.release();
    send(': something more\n\n');
    close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(cancelled).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is cancelled where it does not end', async () => {
    vi.useFakeTimers();
    const { pump, cancelled } = open();
    pump.release();
    await vi.advanceTimersByTimeAsync(999);
    expect(cancelled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(cancelled).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
