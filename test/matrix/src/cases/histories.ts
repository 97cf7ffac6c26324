import { endpointScenarios, scenarios, type Scenario } from '@responses-bridge/scenarios';
import { expect } from 'vitest';
import { modelId } from '../connect.ts';
import type { Ask, Driver, EndpointTool } from '../driver.ts';
import { expectChained, expectWhole } from '../going-on.ts';
import { createWiretap, endsWell, followUp } from '../history.ts';
import type { AnyModel } from '../models.ts';
import { fromUser, say, type Case, type Play, type Stage } from './case.ts';

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

/** What a scenario asks for. */
function toAsk(scenario: Scenario): Ask {
  const { prompt, tools = [], customTools = [], hostedTools = [], endpointTools = [], approval, options } = scenario;
  const { approve: approved = true, ...reason } = approval ?? {};
  const known = endpointTools.map(({ wire: { type: kind, name }, args = {}, result }): EndpointTool => {
    const given = result === undefined ? {} : { result };
    return { kind, name: typeof name === 'string' ? name : `my_${kind}`, args, ...given };
  });
  return {
    prompt,
    tools,
    customTools,
    hostedTools: [...hostedTools, ...known],
    ...(approval && { approval: { approved, ...reason } }),
    openai: { ...(scenario.reasoning && { reasoningSummary: 'auto' }), ...options },
  };
}

/** Plays a scenario and the turn that follows it. Gives what was sent, all of it accepted, and what was answered. */
async function converseAbout(scenario: Scenario, run: (conversation: Conversation) => Promise<void>, stage: Stage) {
  const { fetch, answers, ids } = createWiretap();
  await using connection = await stage.connect({ script: [...scenario.turns, say('That was all.')] }, { fetch });
  const model = connection.bridge(scenario.model ?? modelId);
  await run({ driver: stage.driver, model, ask: toAsk(scenario), failing: !endsWell(scenario) });
  return { prompt: scenario.prompt, bodies: connection.bodies(), answers: await answers(), ids: await ids() };
}

type Expectation = (scenario: Scenario, seen: Awaited<ReturnType<typeof converseAbout>>) => void;

/** What was answered is in every later request: whole, in its place, with the outputs and before what followed it. */
const expectAll: Expectation = ({ turns }, seen) => expectWhole(seen, turns.length);

/** Whatever is left of what was answered, the conversation goes on from it. */
const expectGoneOn: Expectation = ({ prompt }, { bodies }) => {
  expect(bodies).toHaveLength(2);
  const [, { input = [] } = {}] = bodies;
  expect([input.at(0), input.at(-1)]).toEqual([fromUser(prompt), fromUser(followUp)]);
};

/** A scenario and the turn that follows it, by every way on which its messages come back. A page asks its user for approvals, which only an app can show. */
const inEveryWay = (scenario: Scenario, expectation: Expectation) =>
  Object.fromEntries(
    Object.entries(ways)
      .filter(([way]) => scenario.approval === undefined || !way.startsWith('useChat'))
      .map(([way, run]): [string, Play] => [
        way,
        async stage => expectation(scenario, await converseAbout(scenario, run, stage)),
      ]),
  );

const all = [...scenarios, ...endpointScenarios];

/** The scenarios whose first answer is another one for the caller than for the endpoint: nothing came of it, a trigger led to it, or its calls came in a wrapper. */
const unlike = ['empty text', 'compaction on demand', 'calls in a wrapper', 'calls in a wrapper behind a thought'];

/** Each request goes on from the answer before it, on every way by which that comes back. */
const expectChain: Expectation = ({ name, turns }, seen) =>
  expect(expectChained(seen, turns.length)).toEqual(unlike.includes(name) ? [1] : []);

const chained = (stage: Stage): Stage => ({
  ...stage,
  connect: (options, settings) => stage.connect(options, { ...settings, state: 'chained' }),
});

/** Every scenario that ends well, where what the endpoint has is not sent again. */
export const chainedHistoryCases: readonly Case[] = all.filter(endsWell).map(scenario => ({
  name: `chained: ${scenario.name}`,
  play: Object.fromEntries(
    Object.entries(inEveryWay(scenario, expectChain)).map(([way, play]) => [way, stage => play(chained(stage))]),
  ),
}));

/** Every scenario that ends well. */
export const historyCases: readonly Case[] = all
  .filter(endsWell)
  .map(scenario => ({ name: `history: ${scenario.name}`, play: inEveryWay(scenario, expectAll) }));

/** Every scenario that does not. */
export const brokenHistoryCases: readonly Case[] = all
  .filter(scenario => !endsWell(scenario))
  .map(scenario => ({ name: `going on after: ${scenario.name}`, play: inEveryWay(scenario, expectGoneOn) }));
