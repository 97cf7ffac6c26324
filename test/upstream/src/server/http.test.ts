import { afterEach, expect, test } from 'vitest';
import { createUpstream } from '../index.ts';
import type { UpstreamOptions } from '../index.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map(close => close()));
});

async function served(options: UpstreamOptions) {
  const upstream = createUpstream(options);
  const { url, close } = await upstream.listen();
  closers.push(close);
  const ask = (body: object, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}/responses`, {
      method: 'POST',
      headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-5.3-codex', input: 'Hi', ...body }),
      ...init,
    });
  return { upstream, url, ask };
}

const script = [{ output: [{ type: 'message', text: 'Hello there, this is a text of some length.' }] }];

test('streams over HTTP, and closes', async () => {
  const { upstream, ask } = await served({ script });
  const response = await ask({ stream: true });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('x-request-id')).toMatch(/^req_/);
  const text = await response.text();
  expect(text.startsWith('event: response.created\ndata: {"type":"response.created"')).toBe(true);
  expect(text).toContain('event: response.completed\n');
  expect(upstream.open).toBe(0);
  expect(upstream.requests[0]).toMatchObject({ method: 'POST', aborted: false, streamClosed: true });
});

test('answers JSON without a stream', async () => {
  const { ask } = await served({ script });
  const body = (await (await ask({})).json()) as { status: string; output: { content: { text: string }[] }[] };
  expect(body.status).toBe('completed');
  expect(body.output[0]?.content[0]?.text).toContain('Hello there');
});

test('a client that goes away ends the stream', async () => {
  const { upstream, ask } = await served({ script, faults: [{ type: 'stall', afterEvents: 3 }] });
  const abort = new AbortController();
  const response = await ask({ stream: true }, { signal: abort.signal });
  const reader = response.body?.getReader();
  await reader?.read();
  expect(upstream.open).toBe(1);
  abort.abort();
  await upstream.idle();
  expect(upstream.open).toBe(0);
  expect(upstream.requests[0]).toMatchObject({ aborted: true, streamClosed: true });
});

test('a reader that cancels ends the stream', async () => {
  const { upstream, ask } = await served({ script, pace: 5 });
  const response = await ask({ stream: true });
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await upstream.idle();
  expect(upstream.requests[0]?.aborted).toBe(true);
});

test('a reset breaks the connection', async () => {
  const { upstream, ask } = await served({ script, faults: [{ type: 'cut', afterEvents: 4, reset: true }] });
  const response = await ask({ stream: true });
  await expect(response.text()).rejects.toThrow();
  await upstream.idle();
});

test('a stall can be ended by the signal of a direct call', async () => {
  const upstream = createUpstream({ script, apiKey: null, faults: [{ type: 'stall', afterEvents: 2 }] });
  const abort = new AbortController();
  const body = JSON.stringify({ model: 'gpt-5.3-codex', input: 'Hi', stream: true });
  const response = await upstream.fetch('http://upstream.test/v1/responses', {
    method: 'POST',
    body,
    signal: abort.signal,
  });
  const text = response.text();
  abort.abort();
  await expect(text).rejects.toThrow(/abort/i);
  await upstream.idle();
});
