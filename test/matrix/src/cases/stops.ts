import { eventsOf, type Turn } from '@responses-bridge/upstream';
import { expect } from 'vitest';
import { modelId } from '../connect.ts';
import { fromUser, say, type Case, type Stage } from './case.ts';

const parameters = { type: 'object', properties: { city: { type: 'string' } } };
const tools = [{ name: 'get_weather', description: 'The weather in a city.', parameters, result: '7 degrees' }];

const called: Turn = {
  output: [
    { type: 'reasoning', summary: ['Look it up.'] },
    { type: 'function_call', name: 'get_weather', arguments: { city: 'Bonn' } },
  ],
};
const told: Turn = {
  output: [
    { type: 'reasoning', summary: ['Tell it.'] },
    { type: 'message', text: 'Once upon a time.' },
  ],
};
const almostAll = eventsOf(told).length - 4;
const openai = { reasoningSummary: 'auto' };

/** The step that was whole comes back whole, and so does what was shown of the next one. */
async function expectContinued(stage: Stage, fault: 'stall' | 'cut'): Promise<void> {
  await using connection = await stage.connect({
    script: [called, told, say('The end.')],
    faults: [{ type: fault, afterEvents: almostAll, request: 1 }],
  });
  const chat = stage.driver.chat(connection.bridge(modelId), {
    tools,
    openai,
    ...(fault === 'stall' && { stopAt: 'text' }),
  });
  const error = await chat.say('Hi');
  await connection.upstream.idle();
  expect(connection.upstream.requests[1]).toMatchObject({ aborted: fault === 'stall', streamClosed: true });
  if (fault === 'stall') expect(error).toBeUndefined();
  else expect(error).toMatchObject({ message: expect.stringContaining('The stream ended before the response did.') });
  expect(await chat.say('Go on.')).toBeUndefined();
  expect(chat.text()).toMatch(/Onc[^]*The end\./);
  const { input = [] } = connection.bodies()[2] ?? {};
  expect(input.slice(0, 4)).toMatchObject([
    fromUser('Hi'),
    { type: 'reasoning', summary: [{ text: 'Look it up.' }] },
    { type: 'function_call', name: 'get_weather' },
    { type: 'function_call_output', output: '7 degrees' },
  ]);
  expect(input.slice(-2)).toMatchObject([
    { role: 'assistant', content: expect.stringMatching(/^Onc/) },
    fromUser('Go on.'),
  ]);
}

/** Calls that somebody stops, and what comes after. */
export const stopCases: readonly Case[] = [
  {
    name: 'abort in the middle of a stream',
    async play({ driver, connect }) {
      await using connection = await connect({
        script: [told],
        faults: [{ type: 'stall', afterEvents: almostAll }],
      });
      const { errors, finishReason } = await driver.stream(connection.bridge(modelId), {
        prompt: 'Hi',
        stopAt: 'text',
      });
      expect([errors, finishReason]).toEqual([[], '']);
      await connection.upstream.idle();
      expect(connection.upstream.requests).toMatchObject([{ aborted: true, streamClosed: true }]);
    },
  },
  { name: 'useChat: stop, and go on', play: stage => expectContinued(stage, 'stall') },
  { name: 'useChat: a cut stream, and go on', play: stage => expectContinued(stage, 'cut') },
  {
    name: 'useChat: an error before the stream, and go on',
    async play({ driver, connect }) {
      await using connection = await connect({
        script: [say('The end.')],
        faults: [{ type: 'http-error', status: 400, body: { error: { message: 'Not now.' } }, request: 0 }],
      });
      const chat = driver.chat(connection.bridge(modelId), {});
      expect(await chat.say('Hi')).toMatchObject({ message: 'Not now.' });
      expect(await chat.say('Go on.')).toBeUndefined();
      expect(chat.text()).toContain('The end.');
    },
  },
];
