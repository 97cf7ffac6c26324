import { expect, test } from 'vitest';
import { eventsOf, responseOf, type JsonObject } from '../index.ts';
import { unseal } from '../seal.ts';

/** The types of the events, runs of the same type as one. */
function story(events: readonly JsonObject[]): string[] {
  const types = events.map(({ type }) => String(type).replace('response.', ''));
  return types.filter((type, index) => type !== types[index - 1]);
}

const made = { model: 'gpt-5.3-codex', input: 'Hi', stream: true };

test('reasoning with a summary and a message', () => {
  expect(
    story(
      eventsOf({
        output: [
          { type: 'reasoning', summary: ['One thought.'] },
          { type: 'message', text: 'Hello.' },
        ],
      }),
    ),
  ).toEqual([
    'created',
    'in_progress',
    'output_item.added',
    'reasoning_summary_part.added',
    'reasoning_summary_text.delta',
    'reasoning_summary_text.done',
    'reasoning_summary_part.done',
    'output_item.done',
    'output_item.added',
    'content_part.added',
    'output_text.delta',
    'output_text.done',
    'content_part.done',
    'output_item.done',
    'completed',
  ]);
});

test('calls and a search', () => {
  const output = [
    { type: 'web_search_call', action: { type: 'search', query: 'x' } },
    { type: 'function_call', name: 'add', arguments: { a: 1 } },
    { type: 'custom_tool_call', name: 'sql', input: 'SELECT 1' },
  ];
  expect(story(eventsOf({ output })).slice(2, -1)).toEqual([
    'output_item.added',
    'web_search_call.in_progress',
    'web_search_call.searching',
    'web_search_call.completed',
    'output_item.done',
    'output_item.added',
    'function_call_arguments.delta',
    'function_call_arguments.done',
    'output_item.done',
    'output_item.added',
    'custom_tool_call_input.delta',
    'custom_tool_call_input.done',
    'output_item.done',
  ]);
});

test('a refusal, reasoning text, and an item that nobody knows', () => {
  const output = [
    { type: 'reasoning', content: ['Hm.'] },
    { type: 'message', refusal: 'No.' },
    { type: 'new_thing', value: 1 },
  ];
  const events = eventsOf({ output });
  expect(story(events).slice(2, -1)).toEqual([
    'output_item.added',
    'content_part.added',
    'reasoning_text.delta',
    'reasoning_text.done',
    'content_part.done',
    'output_item.done',
    'output_item.added',
    'content_part.added',
    'refusal.delta',
    'refusal.done',
    'content_part.done',
    'output_item.done',
    'output_item.added',
    'output_item.done',
  ]);
  expect(events.at(-2)).toMatchObject({ item: { type: 'new_thing', value: 1, id: 'item_00000004' } });
});

test('items open empty', () => {
  const output = [
    { type: 'message', text: 'Hello.' },
    { type: 'function_call', name: 'add', arguments: '{}' },
    { type: 'reasoning', summary: ['Hm.'] },
  ];
  const added = eventsOf({ output }, made).filter(({ type }) => type === 'response.output_item.added');
  expect(added.map(({ item }) => item)).toEqual([
    { id: 'msg_00000002', type: 'message', status: 'in_progress', content: [], role: 'assistant' },
    {
      id: 'fc_00000003',
      type: 'function_call',
      status: 'in_progress',
      arguments: '',
      call_id: 'call_00000004',
      name: 'add',
    },
    { id: 'rs_00000005', type: 'reasoning', summary: [] },
  ]);
});

test('encrypted content comes when it is asked for, unfinished first', () => {
  const turn = { output: [{ type: 'reasoning', summary: [] }] };
  const [early, final] = eventsOf(turn).flatMap(
    ({ item }) => (item as JsonObject | undefined)?.['encrypted_content'] ?? [],
  );
  expect(early).not.toBe(final);
  expect(unseal(String(early))).toBeUndefined();
  expect(unseal(String(final))).toEqual({ item: 'rs_00000002', model: 'gpt-5.3-codex', organization: 'org-upstream' });
  expect(responseOf(turn, made)['output']).toEqual([{ id: 'rs_00000002', type: 'reasoning', summary: [] }]);
});

test('deltas add up, keep surrogate pairs, and carry filler unless it was declined', () => {
  const text = '👋🏽 Grüße, 世界! 𝕏\u2028"end"';
  const deltasOf = (request: JsonObject): readonly JsonObject[] =>
    eventsOf({ output: [{ type: 'message', text }] }, request).filter(
      ({ type }) => type === 'response.output_text.delta',
    );
  const deltas = deltasOf(made);
  expect(deltas.map(({ delta }) => delta).join('')).toBe(text);
  expect(deltas.every(({ delta }) => !/\p{Surrogate}/u.test(String(delta)))).toBe(true);
  expect(deltas[0]).toMatchObject({ logprobs: [], obfuscation: expect.any(String) });
  expect(deltasOf({ ...made, stream_options: { include_obfuscation: false } })[0]).not.toHaveProperty('obfuscation');
});

test('citations come after the text they cover', () => {
  const annotations = [{ type: 'url_citation', url: 'https://a.test', title: 'A', start_index: 0, end_index: 5 }];
  const events = eventsOf({ output: [{ type: 'message', text: 'Hello, dear world.', annotations }] });
  const at = events.findIndex(({ type }) => type === 'response.output_text.annotation.added');
  expect(events[at]).toMatchObject({ annotation_index: 0, annotation: annotations[0] });
  expect(events[at - 1]).toMatchObject({ type: 'response.output_text.delta' });
  expect(events[at + 1]).toMatchObject({ type: 'response.output_text.delta' });
});

test('usage is told in full', () => {
  const usage = {
    input_tokens: 100,
    cached_tokens: 80,
    cache_write_tokens: 5,
    output_tokens: 20,
    reasoning_tokens: 12,
  };
  expect(responseOf({ output: [], usage })['usage']).toEqual({
    input_tokens: 100,
    input_tokens_details: { cached_tokens: 80, cache_write_tokens: 5 },
    output_tokens: 20,
    output_tokens_details: { reasoning_tokens: 12 },
    total_tokens: 120,
  });
  expect(responseOf({ output: [], usage: null })['usage']).toBeNull();
});

test('a turn that runs out of tokens', () => {
  const turn = { output: [{ type: 'function_call', name: 'add', arguments: '{"a":' }], status: 'incomplete' as const };
  const events = eventsOf(turn);
  expect(events.at(-2)).toMatchObject({ item: { status: 'incomplete', arguments: '{"a":' } });
  expect(events.at(-1)).toMatchObject({
    type: 'response.incomplete',
    response: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
  });
});

test('a turn that fails leaves its last item open', () => {
  const events = eventsOf({ output: [{ type: 'message', text: 'Hel' }], status: 'failed', errorEvent: true });
  expect(story(events).slice(-4)).toEqual(['content_part.added', 'output_text.delta', 'error', 'failed']);
  expect(events.at(-1)).toMatchObject({
    response: { status: 'failed', output: [], usage: null, error: { code: 'server_error' } },
  });
});

test('logprobs come when they are asked for', () => {
  const request = { model: 'gpt-4.1', include: ['message.output_text.logprobs'] };
  const events = eventsOf({ output: [{ type: 'message', text: 'Hello' }] }, request);
  const deltas = events.filter(({ type }) => type === 'response.output_text.delta');
  const done = events.find(({ type }) => type === 'response.output_text.done');
  expect(deltas.flatMap(({ logprobs }) => logprobs)).toEqual(done?.['logprobs']);
});
