import { generateObject, generateText, jsonSchema, streamText } from 'ai';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { callOf, say, turn, weatherTool } from './answers.ts';
import { ask } from './ask.ts';
import { bodiesOf, connect, tell } from './bridge.ts';

const complete = (text: string) => ({
  id: 'resp_1',
  object: 'response',
  status: 'completed',
  output: [{ type: 'message', id: 'msg_1', role: 'assistant', content: [{ type: 'output_text', text }] }],
});

/** The one body that a call leads to, at an endpoint that answers whatever is asked. */
function createStub(text: string) {
  const bodies: Array<Record<string, unknown>> = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    bodies.push(JSON.parse(String(init?.body)));
    return Response.json(complete(text));
  };
  return { bodies, settings: { fetch } };
}

const idOf = (metadata: Record<string, Record<string, unknown>> | undefined) => String(metadata?.openai?.responseId);

describe('a response that the endpoint stores', () => {
  test('is gone on from with the new messages alone', async () => {
    const script = [turn({ type: 'reasoning', summary: [] }, { type: 'message', text: 'Ada.' }), say('Lovelace.')];
    await using connection = await connect({ script });
    const model = connection.model();
    const first = await generateText({ model, prompt: 'Who?', providerOptions: { openai: { store: true } } });
    const previousResponseId = idOf(first.providerMetadata);
    const providerOptions = { openai: { store: true, previousResponseId } };
    const { text } = await generateText({ model, prompt: 'And her name?', providerOptions });
    expect(text).toBe('Lovelace.');
    expect(bodiesOf(connection.upstream)[1]).toMatchObject({
      previous_response_id: previousResponseId,
      store: true,
      input: [{ role: 'user', content: [{ type: 'input_text', text: 'And her name?' }] }],
    });
  });

  test('that ended in a call is gone on from with the output alone', async () => {
    await using connection = await connect({ script: [turn(callOf('get_weather', { city: 'Bonn' })), say('7.')] });
    const model = connection.model();
    const store = { openai: { store: true } };
    const result = streamText({
      model,
      prompt: 'Hi',
      tools: weatherTool,
      providerOptions: store,
      onError: ({ error }) => tell(error),
    });
    await result.consumeStream();
    const { messages } = await result.response;
    const previousResponseId = idOf(await result.providerMetadata);
    const { text } = await generateText({
      model,
      messages: messages.filter(({ role }) => role === 'tool'),
      tools: weatherTool,
      providerOptions: { openai: { store: true, previousResponseId } },
    });
    expect(text).toBe('7.');
    expect(bodiesOf(connection.upstream)[1]?.input).toMatchObject([{ type: 'function_call_output' }]);
  });

  test('and its conversation is named to the endpoint', async () => {
    const { bodies, settings } = createStub('Hi.');
    await using connection = await connect({}, settings);
    const providerOptions = { openai: { conversation: 'conv_1', store: true } };
    await generateText({ model: connection.model(), prompt: 'Hi', providerOptions });
    expect(bodies).toMatchObject([{ conversation: 'conv_1', store: true }]);
  });
});

test.each([true, false])('a search may be told whether it may leave the cache: %s', async externalWebAccess => {
  const parameters = jsonSchema({ type: 'object' });
  const { body, warnings } = await ask({
    tools: {
      web_search: { type: 'provider-defined', id: 'openai.web_search', args: { externalWebAccess }, parameters },
    },
  });
  expect(body.tools).toEqual([{ type: 'web_search', external_web_access: externalWebAccess }]);
  expect(warnings).toEqual([]);
});

test('strictJsonSchema: true makes a loose schema a strict one, without a warning', async () => {
  const { bodies, settings } = createStub('{"name":"Ada","nick":null}');
  await using connection = await connect({}, settings);
  const { object, warnings } = await generateObject({
    model: connection.model(),
    prompt: 'Who?',
    schema: z.object({ name: z.string(), nick: z.string().optional() }),
    providerOptions: { openai: { strictJsonSchema: true } },
  });
  expect(object).toEqual({ name: 'Ada' });
  const schema = { properties: { nick: { type: ['string', 'null'] } }, required: ['name', 'nick'] };
  expect(bodies).toMatchObject([{ text: { format: { type: 'json_schema', strict: true, schema } } }]);
  expect(warnings).toEqual([]);
});

describe('the metadata of a result', () => {
  const annotations = [
    { type: 'file_citation', file_id: 'file-1', filename: 'bill.pdf', index: 3 },
    { type: 'file_citation', file_id: 'file-2', index: 3 },
  ];
  const cited = turn({ type: 'message', text: 'It says so.', annotations });
  const documents = [
    { title: 'bill.pdf', mediaType: 'text/plain', type: 'file_citation', fileId: 'file-1', index: 3 },
    { title: 'file-2', mediaType: 'text/plain', type: 'file_citation', fileId: 'file-2', index: 3 },
  ];

  test('names the documents that were cited, which are no sources to ai@4', async () => {
    await using connection = await connect({ script: [cited, cited] });
    const model = connection.model();
    const generated = await generateText({ model, prompt: 'Hi' });
    const streamed = streamText({ model, prompt: 'Hi', onError: ({ error }) => tell(error) });
    await streamed.consumeStream();
    for (const metadata of [generated.providerMetadata, await streamed.providerMetadata]) {
      expect(metadata?.openai?.documents).toEqual(documents);
    }
    expect([generated.sources, await streamed.sources]).toEqual([[], []]);
  });

  test('has no documents where none was cited', async () => {
    const { result } = await ask({}, { script: [say('Hi.')] });
    expect(result.providerMetadata?.openai).not.toHaveProperty('documents');
  });

  test('names the kinds of items that are not known', async () => {
    const odd = turn({ type: 'dream_call', about: 'sheep' }, { type: 'message', text: 'Done.' });
    await using connection = await connect({ script: [odd, odd] });
    const model = connection.model();
    const generated = await generateText({ model, prompt: 'Hi' });
    const streamed = streamText({ model, prompt: 'Hi', onError: ({ error }) => tell(error) });
    await streamed.consumeStream();
    for (const metadata of [generated.providerMetadata, await streamed.providerMetadata]) {
      expect(metadata?.openai?.unknownItems).toEqual(['dream_call']);
    }
    expect([generated.text, await streamed.text]).toEqual(['Done.', 'Done.']);
  });
});
