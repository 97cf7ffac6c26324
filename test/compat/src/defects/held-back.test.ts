import { createResponsesBridge } from 'responses-bridge/ai7';
import { expect, test } from 'vitest';
import { sse, type Wire } from './ask.ts';

const done: Wire = { type: 'response.completed', response: { id: 'resp_1', output: [] } };

/** Whatever the endpoint has said by then: nothing at all, or that it began. */
test.each<[what: string, said: Wire[]]>([
  ['nothing', []],
  ['that it began', [{ type: 'response.created', response: { id: 'resp_1' } }]],
])('B29: doStream gives its stream while the endpoint said %s', async (_, said) => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const write = (events: Wire[]) => writer.write(new TextEncoder().encode(sse(events).text));
  const model = createResponsesBridge({
    apiKey: 'a key',
    fetch: async () => new Response(readable, { headers: { 'content-type': 'text/event-stream' } }),
  })('gpt-5-mini');

  const begun = write(said);
  // What comes next is only sent once the stream is there: a call that waits for it never returns.
  const { stream } = await model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }] });
  const types = readTypes(stream);
  await begun;
  await write([done]);
  await writer.close();
  expect(await types).toEqual(['stream-start', 'response-metadata', 'finish']);
});

async function readTypes(stream: ReadableStream<{ type: string }>): Promise<string[]> {
  const types: string[] = [];
  // The stream of an ai@7 model is a web stream, which Node iterates.
  for await (const { type } of stream as typeof stream & AsyncIterable<{ type: string }>) types.push(type);
  return types;
}
