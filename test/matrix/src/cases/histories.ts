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
  /** The first turn fails, and the conversation goes on. */
  readonly failing: boolean;
}

/** As a database keeps messages. */
const stored = (messages: readonly unknown[]): unknown[] => JSON.parse(JSON.stringify(messages));

async function call(way: 'generate' | 'stream', { driver, model, ask, failing }: Conversation): Promise<void> {
  // An app that catches a failure goes on with what it had before.
  const { messages } = await driver[way](model, ask).catch((error: unknown) => {
    if (!failing) throw error;
    return { messages: [] };
  });
  const history = [{ role: 'user', content: ask.prompt }, ...stored(messages)];
  await driver[way](model, { ...ask, history, prompt: followUp });
}

async function converse(conversation: Conversation, reload: boolean): Promise<void> {
  const { driver, model, failing } = conversation;
  const { prompt, ...ask } = conversation.ask;
  const chat = driver.chat(model, ask);
  const error = await chat.say(String(prompt));
  if (!failing) expect(error).toBeUndefined();
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

/** Plays a scenario and the turn that follows it. Gives what was sent, all of it accepted, and what was answered. */
async function converseAbout(scenario: Scenario, run: (conversation: Conversation) => Promise<void>, stage: Stage) {
  const { prompt, turns, tools = [], customTools = [], hostedTools = [], reasoning } = scenario;
  const { fetch, answers } = createWiretap();
  await using connection = await stage.connect({ script: [...turns, say('That was all.')] }, { fetch });
  const ask = { prompt, tools, customTools, hostedTools, ...(reasoning && { openai: { reasoningSummary: 'auto' } }) };
  await run({ driver: stage.driver, model: connection.bridge(modelId), ask, failing: !endsWell(scenario) });
  return { inputs: connection.bodies().map(({ input }) => input.map(inShort)), outputs: await answers() };
}

type Expectation = (scenario: Scenario, seen: Awaited<ReturnType<typeof converseAbout>>) => void;

/** What was answered is in every later request: whole, in its place, with the outputs and before what followed it. */
const expectWhole: Expectation = (scenario, { inputs, outputs }) => {
  const { turns } = scenario;
  expect(inputs).toEqual([...turns, followUp].map((_, index) => inputOf(scenario, outputs.slice(0, index))));
};

/** Whatever is left of what was answered, the conversation goes on from it. */
const expectGoneOn: Expectation = (scenario, { inputs }) => {
  const [asked = {}, last = {}] = inputOf({ ...scenario, turns: [] }, []);
  expect(inputs).toHaveLength(2);
  expect([inputs[1]?.at(0), inputs[1]?.at(-1)]).toEqual([asked, last]);
};

/** A scenario and the turn that follows it, by every way on which its messages come back. */
const inEveryWay = (scenario: Scenario, expectation: Expectation) =>
  Object.fromEntries(
    Object.entries(ways).map(([way, run]): [string, Play] => [
      way,
      async stage => expectation(scenario, await converseAbout(scenario, run, stage)),
    ]),
  );

/** Every scenario that ends well. */
export const historyCases: readonly Case[] = scenarios
  .filter(endsWell)
  .map(scenario => ({ name: `history: ${scenario.name}`, play: inEveryWay(scenario, expectWhole) }));

/** Every scenario that does not. */
export const brokenHistoryCases: readonly Case[] = scenarios
  .filter(scenario => !endsWell(scenario))
  .map(scenario => ({ name: `going on after: ${scenario.name}`, play: inEveryWay(scenario, expectGoneOn) }));
