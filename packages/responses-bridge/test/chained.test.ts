import type { Turn } from '@responses-bridge/upstream';
import { expect, test } from 'vitest';
import type { CallOptions, Prompt } from '../src/spec.ts';
import { ask, begun, connect, outputOf, say, sent, thinkAndCall } from './chained-provider.ts';

const six = ['Oslo', 'Lima', 'Rome', 'Bonn', 'Bari', 'Kiel'];

test('a loop of six steps: each request says what is new, and is accepted', async () => {
  const { call, seen } = connect({ script: [...six.map(thinkAndCall), say('All are cold.')] });
  const ids: unknown[] = [];
  let history: Prompt = [{ role: 'system', content: 'Be brief.' }, ask('Where is it cold?')];
  for (const _ of [...six, 'last']) {
    const answer = await call(history, { openai: { instructions: 'No small talk.' } });
    expect(answer.warnings).toEqual([]);
    ids.push(answer.id);
    history = answer.history;
  }
  expect(seen.map(({ from }) => from)).toEqual([undefined, ...ids.slice(0, -1)]);
  expect(seen[0]?.input).toEqual([{ role: 'developer', content: 'Be brief.' }, sent('Where is it cold?')]);
  for (const { input } of seen.slice(1)) expect(input).toMatchObject([outputOf('7 degrees')]);
  for (const { body } of seen) {
    expect(body).toMatchObject({
      store: true,
      instructions: 'No small talk.',
      include: ['reasoning.encrypted_content'],
    });
  }
});

test('an endpoint that has forgotten is sent the whole, once, with a warning', async () => {
  const given = await begun();
  given.restart([say('Hm.'), say('Bye.')]);
  const before = given.seen.length;
  const { warnings, history, id } = await given.call([...given.third.history, ask('And now?')]);
  expect(warnings).toEqual([
    {
      type: 'other',
      message: expect.stringContaining(`${given.third.id}' not found), so it was sent again: all of it goes whole.`),
    },
  ]);
  expect(given.seen.slice(before)).toMatchObject([
    { from: given.third.id, refused: 'previous_response_not_found' },
    { from: undefined, refused: undefined },
  ]);
  expect(given.seen.at(-1)?.input).toHaveLength(9);
  const next = await given.call([...history, ask('And then?')]);
  expect(next.warnings).toEqual([]);
  expect(given.seen.at(-1)).toMatchObject({ from: id, input: [sent('And then?')], refused: undefined });
});

test('an organization that keeps nothing is sent the whole', async () => {
  const message = 'Previous response cannot be used for this organization due to Zero Data Retention.';
  const fault = { type: 'http-error', status: 400, body: { error: { message } }, request: 1 } as const;
  const { call, seen } = connect({ faults: [fault] });
  const first = await call([ask('Hi')]);
  const { warnings } = await call([...first.history, ask('And now?')]);
  expect(warnings).toEqual([{ type: 'other', message: expect.stringContaining('Previous response cannot be used') }]);
  expect(seen.map(({ from }) => from)).toEqual([undefined, first.id, undefined]);
});

test('another failure is no reason to send the whole', async () => {
  const given = await begun();
  const before = given.seen.length;
  await expect(
    given.call([...given.third.history, ask('Hi')], { openai: { temperature: 9, unsupported: 'error' } }),
  ).rejects.toThrow();
  expect(given.seen.length - before).toBe(1);
});

test('calls at the same time go on from the same response', async () => {
  const given = await begun();
  const all = await Promise.all(['A', 'B', 'C'].map(text => given.call([...given.third.history, ask(text)])));
  expect(given.seen.slice(-3)).toMatchObject(
    ['A', 'B', 'C'].map(text => ({ from: given.third.id, input: [sent(text)], refused: undefined })),
  );
  expect(new Set(all.map(({ id }) => id)).size).toBe(3);
});

test('another model, and another provider, have another chain; a shared store is one', async () => {
  const store = new Map<string, string>();
  const given = await begun({ settings: { chain: { store } } });
  const prompt = [...given.third.history, ask('And now?')];
  await given.call(prompt, { model: 'gpt-5.1-codex' }).catch(() => {});
  expect(given.seen.at(-1)?.from).toBeUndefined();
  await given.call(prompt, { by: given.bridgeOf({ chain: {} }) });
  expect(given.seen.at(-1)?.from).toBeUndefined();
  await given.call(prompt, { by: given.bridgeOf() });
  expect(given.seen.at(-1)?.from).toBe(given.third.id);
  expect(JSON.stringify([...store])).not.toMatch(/cold|Oslo|degrees/i);
});

const fail = () => Promise.reject(new Error('No route to the store.'));

test('what a memory says is believed of the same items alone', async () => {
  const said: string[] = [];
  // All histories have one key here.
  const store = { get: () => said.at(-1), set: (_: string, value: string) => said.push(value), delete: () => {} };
  const { call, seen } = connect({ settings: { chain: { store } } });
  const first = await call([ask('Hi')]);
  await call([ask('Ho'), ...first.history.slice(1), ask('And now?')]);
  expect(said.length).toBeGreaterThan(0);
  expect(seen.map(({ from }) => from)).toEqual([undefined, undefined]);
});

test('a memory that fails is a warning, and breaks no call', async () => {
  const { call, seen } = connect({ settings: { chain: { store: { get: fail, set: fail, delete: fail } } } });
  const first = await call([ask('Hi')]);
  const { warnings } = await call([...first.history, ask('And now?')]);
  expect(warnings).toEqual([{ type: 'other', message: expect.stringContaining('No route to the store.') }]);
  expect(seen.map(({ from, refused }) => [from, refused])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
});

test('what is cut off, or not kept, is nothing to go on from', async () => {
  const cut: Turn = { ...say('Once upon'), status: 'incomplete' };
  const { call, seen } = connect({ script: [cut, { ...say('Hm.'), response: { store: false } }, say('Bye.')] });
  const first = await call([ask('Hi')]);
  const second = await call([...first.history, ask('Go on.')]);
  await call([...second.history, ask('Go on.')]);
  expect(seen.map(({ from }) => from)).toEqual([undefined, undefined, undefined]);
});

test('without a store there is no chain, and that is told', async () => {
  const { call, seen } = connect();
  const first = await call([ask('Hi')], { openai: { store: false } });
  expect(first.warnings).toMatchObject([{ type: 'unsupported', feature: 'state' }]);
  await call([...first.history, ask('And now?')]);
  expect(seen.map(({ from, body }) => [from, body['store']])).toEqual([
    [undefined, false],
    [undefined, true],
  ]);
});

test('a response that is named comes before the chain, and its answer is no link of it', async () => {
  const given = await begun();
  const previousResponseId = String(given.third.id);
  const { history } = await given.call([...given.third.history, ask('And now?')], { openai: { previousResponseId } });
  expect(given.seen.at(-1)).toMatchObject({ from: given.third.id, input: [sent('And now?')] });
  await given.call([...history, ask('And then?')]);
  expect(given.seen.at(-1)).toMatchObject({
    from: given.third.id,
    input: [sent('And now?'), { role: 'assistant', content: 'Again?' }, sent('And then?')],
    refused: undefined,
  });
});

test.each(['stored', 'chained'] as const)('%s: a call is not sent again to the response that made it', async state => {
  const given = await begun({ settings: { state } });
  const previousResponseId = String(given.second.id);
  await given.call(given.second.history, { openai: { previousResponseId } });
  expect(given.seen.at(-1)).toMatchObject({ from: given.second.id, refused: undefined });
  expect(given.seen.at(-1)?.input).toMatchObject([outputOf('7 degrees')]);
});

test('what strict mode asked for and was undone is no edit', async () => {
  const call: Turn = {
    output: [{ type: 'function_call', name: 'get_weather', arguments: { city: 'Oslo', unit: null } }],
  };
  const city = { type: 'string' } as const;
  const tools: CallOptions['tools'] = [
    {
      type: 'function',
      name: 'get_weather',
      inputSchema: { type: 'object', properties: { city, unit: city }, required: ['city'] },
      strict: true,
    },
  ];
  const { call: hold, seen } = connect({ script: [call, say('Cold.')], tools });
  const first = await hold([ask('Where is it cold?')]);
  expect(JSON.stringify(first.history)).not.toContain('null');
  await hold(first.history);
  expect(seen.at(-1)).toMatchObject({ from: first.id, refused: undefined });
  expect(seen.at(-1)?.input).toMatchObject([outputOf('7 degrees')]);
});
