import { describe, expect, test } from 'vitest';
import { faultTypes, type Fault, type JsonObject, type Turn } from '../index.ts';
import { client, eventsIn, question } from '../testing/ask.ts';

const turn: Turn = {
  output: [
    { type: 'reasoning', summary: ['Hm.'] },
    { type: 'message', text: 'Grüße 👋 an alle' },
    { type: 'function_call', name: 'add', arguments: '{"a":1}' },
  ],
};

async function stream(
  ...faults: Fault[]
): Promise<{ response: Response; upstream: ReturnType<typeof client>['upstream'] }> {
  const { upstream, send } = client({ script: [turn], faults });
  return { response: await send({ ...question, stream: true }), upstream };
}

async function events(...faults: Fault[]): Promise<JsonObject[]> {
  return eventsIn(await (await stream(...faults)).response.text());
}

const types = (list: readonly JsonObject[]): unknown[] => list.map(({ type }) => type);
const whole = await events();

/** One check per type of fault, so that none can be forgotten. */
const checks: { readonly [Type in Fault['type']]: () => Promise<void> } = {
  'http-error': async () => {
    const { response, upstream } = await stream({ type: 'http-error', status: 429, headers: { 'retry-after': '2' } });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await response.json()).toEqual({
      error: { message: 'Injected error 429.', type: 'rate_limit_error', param: null, code: null },
    });
    expect(upstream.open).toBe(0);
  },
  'html-body': async () => {
    const { response } = await stream({ type: 'html-body' });
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await response.text()).toContain('<html>');
  },
  'json-body': async () => {
    const { response } = await stream({ type: 'json-body' });
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toMatchObject({ object: 'response', status: 'completed' });
  },
  cut: async () => {
    expect(await events({ type: 'cut', afterEvents: 4 })).toEqual(whole.slice(0, 4));
    const { response, upstream } = await stream({ type: 'cut', afterEvents: 4, reset: true });
    await expect(response.text()).rejects.toThrow('terminated');
    expect(upstream.requests[0]).toMatchObject({ aborted: false, streamClosed: true });
  },
  'cut-bytes': async () => {
    const { response } = await stream({ type: 'cut-bytes', afterBytes: 100 });
    expect((await response.arrayBuffer()).byteLength).toBe(100);
    const { response: broken } = await stream({ type: 'cut-bytes', afterBytes: 100, reset: true });
    await expect(broken.text()).rejects.toThrow('terminated');
  },
  stall: async () => {
    const { response, upstream } = await stream({ type: 'stall', afterEvents: 2 });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    const third = reader?.read();
    expect(await Promise.race([third, Promise.resolve('nothing')])).toBe('nothing');
    expect(upstream.open).toBe(1);
    await reader?.cancel();
    await upstream.idle();
    expect(upstream.requests[0]?.aborted).toBe(true);
  },
  'malformed-event': async () => {
    const { response } = await stream({ type: 'malformed-event', at: 3 });
    const datas = (await response.text()).split('\n').filter(line => line.startsWith('data:'));
    expect(() => JSON.parse(datas[3]?.slice(5) ?? '')).toThrow();
    expect(datas.length).toBe(whole.length + 1);
  },
  'unknown-event': async () => {
    const told = await events({ type: 'unknown-event', at: 2 });
    expect(told[2]).toMatchObject({ type: 'response.brand_new.delta', sequence_number: 2 });
    expect(told.length).toBe(whole.length + 1);
  },
  'unknown-item': async () => {
    const told = await events({ type: 'unknown-item' });
    expect(told.at(-2)).toMatchObject({
      type: 'response.output_item.done',
      output_index: 3,
      item: { type: 'brand_new_call' },
    });
    expect(told.at(-1)).toHaveProperty('response.output.length', 4);
  },
  'rotate-ids': async () => {
    const told = await events({ type: 'rotate-ids' });
    const ids = told.map(event => event['item_id']).filter(id => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(types(told)).toEqual(types(whole));
  },
  'drop-added': async () => {
    expect(types(await events({ type: 'drop-added' }))).not.toContain('response.output_item.added');
  },
  'drop-deltas': async () => {
    const told = types(await events({ type: 'drop-deltas' }));
    expect(told.filter(type => String(type).endsWith('.delta'))).toEqual([]);
    expect(told).toContain('response.function_call_arguments.done');
  },
  'only-completed': async () => {
    expect(types(await events({ type: 'only-completed' }))).toEqual([
      'response.created',
      'response.in_progress',
      'response.completed',
    ]);
  },
  'error-event': async () => {
    const nested = await events({ type: 'error-event', at: 2, code: 'rate_limit_exceeded' });
    expect(nested.at(-1)).toEqual({
      type: 'error',
      sequence_number: 2,
      error: { type: 'rate_limit_exceeded', code: 'rate_limit_exceeded', message: 'Injected error.', param: null },
    });
    const flat = await events({ type: 'error-event', at: 2, nested: false });
    expect(flat.at(-1)).toEqual({
      type: 'error',
      sequence_number: 2,
      code: 'server_error',
      message: 'Injected error.',
      param: null,
    });
  },
  failed: async () => {
    const told = await events({ type: 'failed', at: 5, code: 'rate_limit_exceeded' });
    expect(told.length).toBe(6);
    expect(told.at(-1)).toMatchObject({
      type: 'response.failed',
      response: { status: 'failed', error: { code: 'rate_limit_exceeded' } },
    });
  },
  crlf: async () => {
    const { response } = await stream({ type: 'crlf' });
    const text = await response.text();
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(eventsIn(text)).toEqual(whole);
  },
  'no-event-field': async () => {
    const { response } = await stream({ type: 'no-event-field' });
    expect(await response.text()).not.toMatch(/^event:/m);
  },
  'done-marker': async () => {
    const { response } = await stream({ type: 'done-marker' });
    expect((await response.text()).endsWith('\n\ndata: [DONE]\n\n')).toBe(true);
  },
  'split-bytes': async () => {
    const { response } = await stream({ type: 'split-bytes', size: 3 });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.length).toBe(3);
    await reader?.cancel();
    expect(await events({ type: 'split-bytes', size: 3 })).toEqual(whole);
  },
};

describe('faults', () => {
  test.each(faultTypes)('%s', type => checks[type]());

  test('compose in their order', async () => {
    const told = await events(
      { type: 'drop-deltas' },
      { type: 'error-event', at: 3 },
      { type: 'failed', at: 4 },
      { type: 'split-bytes', size: 7 },
    );
    expect(types(told).slice(-2)).toEqual(['error', 'response.failed']);
  });

  test('hit the request they name, and leave the turn to the next', async () => {
    const { send, ask } = client({ script: [turn], faults: [{ type: 'http-error', status: 500, request: 0 }] });
    expect((await send(question)).status).toBe(500);
    expect(await ask({})).toMatchObject({ status: 'completed' });
  });

  test('rotated ids are known when they come back', async () => {
    const { send, ask } = client({ script: [turn, turn], faults: [{ type: 'rotate-ids', request: 0 }] });
    const response = await send({ ...question, store: false, include: ['reasoning.encrypted_content'], stream: true });
    const done = eventsIn(await response.text()).filter(({ type }) => type === 'response.output_item.done');
    const items = done.map(({ item }) => item as JsonObject);
    const output = { type: 'function_call_output', call_id: items[2]?.['call_id'], output: '1' };
    expect(await ask({ input: [{ role: 'user', content: 'Hi' }, ...items, output] })).toMatchObject({
      status: 'completed',
    });
  });
});
