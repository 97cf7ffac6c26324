// The built package on the oldest Node that it promises: both module systems, a call and a stream.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const dist = new URL('../../packages/responses-bridge/dist/', import.meta.url);
const entries = [
  await import(new URL('index.js', dist)),
  createRequire(import.meta.url)(new URL('index.cjs', dist).pathname),
];

const message = {
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  content: [{ type: 'output_text', text: 'Hello', annotations: [] }],
};
const response = { object: 'response', id: 'resp_1', model: 'any', status: 'completed', output: [message] };
const events = [
  { type: 'response.output_item.added', output_index: 0, item: { ...message, content: [] } },
  { type: 'response.output_text.delta', output_index: 0, delta: 'Hello' },
  { type: 'response.completed', response },
];

const fetch = async (_, { body }) =>
  JSON.parse(body).stream
    ? new Response(events.map(event => `data: ${JSON.stringify(event)}\n\n`).join(''), {
        headers: { 'content-type': 'text/event-stream' },
      })
    : Response.json(response);

const call = {
  inputFormat: 'prompt',
  mode: { type: 'regular' },
  prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
};

for (const { createResponsesBridge } of entries) {
  const model = createResponsesBridge({ apiKey: 'key', fetch })('any');
  assert.equal((await model.doGenerate(call)).text, 'Hello');
  const parts = [];
  for await (const part of (await model.doStream(call)).stream) parts.push(part);
  assert.deepEqual(
    parts.map(part => part.type),
    ['text-delta', 'response-metadata', 'finish'],
  );
}
console.log(`responses-bridge answers on Node ${process.version}, ESM and CJS.`);
