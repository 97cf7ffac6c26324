import { describe, expect, test } from 'vitest';
import { client, eventsIn, question } from '../testing/ask.ts';

const hello = { output: [{ type: 'message', text: 'Hello.' }] };

describe('stored responses', () => {
  test('are read and deleted by id', async () => {
    const { ask, send } = client({ script: [hello] });
    const response = await ask({});
    const path = `/responses/${String(response['id'])}`;
    expect(await (await send(undefined, { path, method: 'GET' })).json()).toEqual(response);
    const deleted = await send(undefined, { path, method: 'DELETE' });
    expect(await deleted.json()).toEqual({ id: response['id'], object: 'response', deleted: true });
    const gone = await send(undefined, { path, method: 'GET' });
    expect([gone.status, await gone.json()]).toMatchObject([
      404,
      { error: { message: `Response with id '${String(response['id'])}' not found.` } },
    ]);
  });

  test('are not kept with store false, and need the key', async () => {
    const { ask, send } = client({ script: [hello, hello] });
    const { id } = await ask({ store: false });
    expect((await send(undefined, { path: `/responses/${String(id)}`, method: 'GET' })).status).toBe(404);
    const { id: stored } = await ask({});
    expect((await send(undefined, { path: `/responses/${String(stored)}`, method: 'GET', headers: {} })).status).toBe(
      401,
    );
  });

  test('are continued: the persona knows what was said', async () => {
    const { ask } = client();
    const { id } = await ask({ input: 'I like tea.' });
    const response = await ask({ input: 'What did I say?', previous_response_id: id });
    expect(JSON.stringify(response['output'])).toContain('I like tea.');
  });
});

describe('counting', () => {
  const path = '/responses/input_tokens';

  test('counts what the model would read, and answers nothing', async () => {
    const { ask, send } = client({ script: [hello] });
    const count = async (body: object) => (await (await send(body, { path })).json()) as { input_tokens: number };
    const one = await count({ model: 'gpt-5.5', input: 'Hi' });
    const more = await count({ model: 'gpt-5.5', input: 'Hi', instructions: 'Be brief.' });
    expect(one).toEqual({ object: 'response.input_tokens', input_tokens: expect.any(Number) });
    expect(more.input_tokens).toBeGreaterThan(one.input_tokens);
    expect((await ask({}))['output']).toMatchObject([{ content: [{ text: 'Hello.' }] }]);
  });

  test.each([
    ['a parameter of another request', { model: 'gpt-5.5', input: 'Hi', store: false }, "Unknown parameter: 'store'."],
    ['what the endpoint would refuse', { model: 'gpt-5.5' }, 'must be provided.'],
  ])('refuses %s', async (_, body, message) => {
    const response = await client().send(body, { path });
    const { error } = (await response.json()) as { error: { message: string } };
    expect([response.status, error.message]).toEqual([400, expect.stringContaining(message)]);
  });
});

describe('the endpoint', () => {
  test('takes any prefix, and knows no other url', async () => {
    const { send, upstream } = client({ script: [hello] });
    expect((await send(question, { path: '/backend-api/codex/responses' })).status).toBe(200);
    const lost = await send(question, { path: '/chat/completions' });
    expect([lost.status, await lost.json()]).toEqual([
      404,
      {
        error: {
          message: 'Invalid URL (POST /v1/chat/completions)',
          type: 'invalid_request_error',
          param: null,
          code: null,
        },
      },
    ]);
    expect(upstream.requests.map(({ rejected }) => rejected?.rule)).toEqual([undefined, 'url']);
  });

  test('says that the script is over', async () => {
    const { ask } = client({ script: [] });
    expect(await ask({})).toMatchObject({ error: { message: 'The script is over.', type: 'server_error' } });
  });

  test('refuses a body that is no JSON', async () => {
    const { send } = client({ script: [hello] });
    const response = await send(undefined, { body: '{' });
    expect(response.status).toBe(400);
  });

  test('shows each request first, and answers what that throws', async () => {
    const { send, upstream } = client({
      script: [hello],
      onRequest: ({ body }) => {
        throw new Error(`No schema fits ${JSON.stringify(body)}.`);
      },
    });
    const response = await send({ ...question, input: [] });
    expect([response.status, await response.json()]).toMatchObject([
      500,
      { error: { message: 'No schema fits {"model":"gpt-5.3-codex","input":[]}.' } },
    ]);
    expect(upstream.requests[0]?.headers['authorization']).toBe('Bearer test-key');
  });

  test('asks no key when there is none, and takes an api-key header', async () => {
    const open = client({ script: [hello], apiKey: null });
    expect((await open.send(question, { headers: {} })).status).toBe(200);
    const azure = client({ script: [hello], apiKey: 'azure' });
    expect((await azure.send(question, { headers: { 'api-key': 'azure' } })).status).toBe(200);
  });

  test('is the same in each run', async () => {
    const runs = [client({ script: [hello] }), client({ script: [hello] })];
    const texts = await Promise.all(runs.map(async ({ send }) => (await send({ ...question, stream: true })).text()));
    expect(texts[0]).toBe(texts[1]);
  });

  test('keeps the pace', async () => {
    const { send } = client({ script: [hello], pace: 1, now: () => 5000 });
    const events = eventsIn(await (await send({ ...question, stream: true })).text());
    expect(events[0]).toMatchObject({ response: { created_at: 5 } });
    expect(events.at(-1)?.['type']).toBe('response.completed');
  });

  test('refuses a signal that was aborted before', async () => {
    const { send } = client({ script: [hello] });
    await expect(send(question, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

test('closes behind the last event, without being asked for more', async () => {
  const { send, upstream } = client({ script: [hello] });
  const reader = (await send({ ...question, stream: true })).body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!text.includes('event: response.completed')) text += decoder.decode((await reader?.read())?.value);
  expect(upstream.open).toBe(0);
  expect(upstream.requests[0]).toMatchObject({ aborted: false, streamClosed: true });
});
