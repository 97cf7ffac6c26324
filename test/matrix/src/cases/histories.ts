import { scenarios, type Scenario } from '@responses-bridge/scenarios';
import { expect } from 'vitest';
import { modelId } from '../connect.ts';
import type { Ask, Driver } from '../driver.ts';
import { createWiretap, endsWell, followUp, inputOf, inShort } from '../history.ts';
import type { AnyModel } from '../models.ts';
import { say, type Case, type Play, type Stage } from './case.ts';

interface Conversation {
  readonly driver: Driver;
  readonly model: AnyModel;
  readonly ask: Ask;
}

/** As a database keeps messages. */
const stored = (messages: readonly unknown[]): unknown[] => JSON.parse(JSON.stringify(messages));

async function call(way: 'generate' | 'stream', { driver, model, ask }: Conversation): Promise<void> {
  const { messages } = await driver[way](model, ask);
  const history = [{ role: 'user', content: ask.prompt }, ...stored(messages)];
  await driver[way](model, { ...ask, history, prompt: followUp });
}

async function converse({ driver, model, ask: { prompt, ...ask } }: Conversation, reload: boolean): Promise<void> {
  const chat = driver.chat(model, ask);
  expect(await chat.say(String(prompt))).toBeUndefined();
  if (reload) chat.reload();
  expect(await chat.say(followUp)).toBeUndefined();
}

/** The ways by which every major brings a conversation back. */
const ways: Readonly<Record<string, (conversation: Conversation) => Promise<void>>> = {
  generateText: conversation => call('generate', conversation),
  streamText: conversation => call('stream', conversation),
  useChat: conversation => converse(conversation, false),
  'useChat and a database': conversation => converse(conversation, true),
};

/** What was answered is in every later request: whole, in its place, with the outputs and before what followed it. */
async function expectWhole(scenario: Scenario, run: (conversation: Conversation) => Promise<void>, stage: Stage) {
  const { prompt, turns, tools = [], customTools = [], hostedTools = [], reasoning } = scenario;
  const { fetch, answers } = createWiretap();
  await using connection = await stage.connect({ script: [...turns, say('That was all.')] }, { fetch });
  const ask = { prompt, tools, customTools, hostedTools, ...(reasoning && { openai: { reasoningSummary: 'auto' } }) };
  await run({ driver: stage.driver, model: connection.bridge(modelId), ask });
  const outputs = await answers();
  expect(connection.bodies().map(({ input }) => input.map(inShort))).toEqual(
    [...turns, followUp].map((_, index) => inputOf(scenario, outputs.slice(0, index))),
  );
}

/** Every scenario and the turn that follows it, by every way on which its messages come back. */
export const historyCases: readonly Case[] = scenarios.filter(endsWell).map(scenario => ({
  name: `history: ${scenario.name}`,
  play: Object.fromEntries(
    Object.entries(ways).map(([way, run]): [string, Play] => [way, stage => expectWhole(scenario, run, stage)]),
  ),
}));
