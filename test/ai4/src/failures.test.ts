import { scenario } from '@responses-bridge/scenarios';
import { eventsOf, type Fault, type Turn } from '@responses-bridge/upstream';
import { APICallError, type TextStreamPart, type ToolSet } from 'ai';
import { ResponsesError } from 'responses-bridge';
import { describe, expect, test } from 'vitest';
import { say, turn } from './answers.ts';
import { stream, textOf } from './ask.ts';
import { connect } from './bridge.ts';
import { toolsOf } from './conversation.ts';

const story: Turn = turn(
  { type: 'reasoning', summary: ['Hm.', 'Well.'] },
  { type: 'message', text: 'Once upon a time.' },
);
const providerOptions = { openai: { reasoningSummary: 'auto' } };

interface Seen {
  parts: Array<TextStreamPart<ToolSet>>;
  errors: unknown[];
}

/** What every failure within a stream looks like: told once, by its code, and never an ending that looks like a good one. */
function expectFailure({ parts, errors }: Seen, expected: Record<string, unknown>): void {
  expect(errors).toEqual([expect.objectContaining(expected)]);
  expect(errors[0]).toBeInstanceOf(ResponsesError);
  expect(APICallError.isInstance(errors[0])).toBe(true);
  const endings = parts.filter(part => part.type === 'finish' || part.type === 'step-finish');
  expect(endings.map(part => [part.type, part.finishReason])).toEqual([
    ['step-finish', 'error'],
    ['finish', 'error'],
  ]);
}

/** A model as it is, without ai@4, whose own stream would hide a second ending. */
async function endingsOf(faults: Fault[]) {
  await using connection = await connect({ script: [story], faults });
  const { stream: parts } = await connection.model().doStream({
    inputFormat: 'prompt',
    mode: { type: 'regular' },
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    providerMetadata: providerOptions,
  });
  const types: string[] = [];
  for await (const { type } of parts as unknown as AsyncIterable<{ type: string }>) types.push(type);
  return {
    finishes: types.filter(type => type === 'finish').length,
    last: types.at(-1),
    errors: types.filter(type => type === 'error').length,
  };
}

const failed = (code: string, statusCode: number, isRetryable: boolean) => ({
  code: 'response_failed',
  statusCode,
  isRetryable,
  message: 'Injected failure.',
  data: expect.objectContaining({ code }),
});
const truncated = { code: 'stream_truncated', statusCode: 502, isRetryable: true };
const quotaEvent = {
  code: 'response_failed',
  statusCode: 429,
  isRetryable: false,
  message: 'Injected error.',
  data: expect.objectContaining({ code: 'insufficient_quota' }),
};
const rateEvent = { ...quotaEvent, isRetryable: true, data: expect.objectContaining({ code: 'rate_limit_exceeded' }) };

const failures: Array<[name: string, fault: Fault, expected: Record<string, unknown>]> = [
  ['a connection that breaks', { type: 'cut', afterEvents: 6, reset: true }, truncated],
  ['a connection that breaks within an event', { type: 'cut-bytes', afterBytes: 1500, reset: true }, truncated],
  [
    'a stream that ends within an event',
    { type: 'cut-bytes', afterBytes: 100 },
    { code: expect.stringMatching(/stream_truncated|event_invalid/) },
  ],
  ['an event that is no JSON', { type: 'malformed-event', at: 5 }, { code: 'event_invalid', isRetryable: false }],
  ['an error event', { type: 'error-event', at: 5, code: 'rate_limit_exceeded' }, rateEvent],
  ['an error event, flat', { type: 'error-event', at: 5, nested: false, code: 'rate_limit_exceeded' }, rateEvent],
  ['an error event about the quota', { type: 'error-event', at: 1, code: 'insufficient_quota' }, quotaEvent],
  [
    'an error event about the quota, flat',
    { type: 'error-event', at: 1, nested: false, code: 'insufficient_quota' },
    quotaEvent,
  ],
  [
    'an error event in front of all',
    { type: 'error-event', at: 0 },
    { code: 'response_failed', statusCode: 500, isRetryable: true },
  ],
  ['a failed response', { type: 'failed', at: 5 }, failed('server_error', 500, true)],
  [
    'a failed response by rate',
    { type: 'failed', at: 5, code: 'rate_limit_exceeded' },
    failed('rate_limit_exceeded', 429, true),
  ],
  [
    'a failed response by quota',
    { type: 'failed', at: 1, code: 'insufficient_quota' },
    failed('insufficient_quota', 429, false),
  ],
  [
    'a failed response by length',
    { type: 'failed', at: 1, code: 'context_length_exceeded' },
    failed('context_length_exceeded', 400, false),
  ],
  [
    'a failed response by overload',
    { type: 'failed', at: 1, code: 'server_is_overloaded' },
    failed('server_is_overloaded', 503, true),
  ],
  [
    'a failed response by the prompt',
    { type: 'failed', at: 1, code: 'invalid_prompt' },
    failed('invalid_prompt', 400, false),
  ],
  [
    'a failed response by a policy',
    { type: 'failed', at: 1, code: 'cyber_policy' },
    failed('cyber_policy', 400, false),
  ],
  [
    'a failed response for a reason that is new',
    { type: 'failed', at: 1, code: 'brand_new' },
    failed('brand_new', 502, true),
  ],
];

describe.each(failures)('%s', (_, fault, expected) => {
  test('ends a stream once, as an error', async () => {
    await using connection = await connect({ script: [story], faults: [fault] });
    expectFailure(await stream(connection, { providerOptions }), expected);
  });

  test('gives one error, and one finish part at the very end', async () => {
    expect(await endingsOf([fault])).toEqual({ finishes: 1, last: 'finish', errors: 1 });
  });
});

test('an event that is no JSON costs nothing but itself', async () => {
  await using connection = await connect({ script: [story], faults: [{ type: 'malformed-event', at: 5 }] });
  expect(textOf((await stream(connection, { providerOptions })).parts)).toBe('Once upon a time.');
});

const loop = scenario('reasoning and calls interleaved');
const [first = say('')] = loop.turns;
const positions = Array.from({ length: eventsOf(first).length }, (_, afterEvents) => afterEvents);

describe.each([false, true])('a stream that is cut, with a reset: %s,', reset => {
  test.each(positions)('after %i events of a step with calls ends as an error', async afterEvents => {
    await using connection = await connect({
      script: loop.turns,
      faults: [{ type: 'cut', afterEvents, reset, request: 0 }],
    });
    const seen = await stream(connection, { prompt: loop.prompt, tools: toolsOf(loop), providerOptions });
    // Broken before the first event, there is no answer that could end.
    if (seen.parts.some(({ type }) => type === 'step-start')) expectFailure(seen, truncated);
    else expect(seen.errors).toEqual([expect.objectContaining({ isRetryable: true, statusCode: 502 })]);
  });
});
