import type { Step } from '@responses-bridge/matrix';
import type { Scenario, Turn } from '@responses-bridge/scenarios';
import { expect } from 'vitest';
import type { Asked, Stage } from './stage.ts';
import { callsOf, reasoningOf, textOf, type Call } from './turns.ts';

/** Laws over a scripted conversation: all that was said is told, once, in its step, and the failure with its words. */
export function expectTold(scenario: Scenario, stage: Stage, { answer, error }: Asked): void {
  const { turns } = scenario;
  const failed = turns.at(-1)?.error;
  if (failed === undefined) {
    expect(error, 'error').toBeUndefined();
    expectSteps(scenario, answer, stage.driver.major);
  } else {
    expect(error, 'error').toMatchObject({ code: 'response_failed', message: failed.message });
  }
  expect(stage.bodies(), 'requests').toHaveLength(turns.length);
  expectPairs(scenario, stage);
}

function expectSteps(scenario: Scenario, answer: Asked['answer'], major: number): void {
  const { turns, tools = [], customTools = [] } = scenario;
  const own = new Set([...tools, ...customTools].map(({ name }) => name));
  const ofOwn = <Named extends { readonly name: string }>(some: readonly Named[]) =>
    some.filter(one => own.has(one.name));
  const each = <T>(pick: (step: Step) => T) => answer?.steps.map(pick);
  // A step of ai@4 has one text, in which messages stand apart.
  const texts = turns.map(turn => textOf(turn, major === 4 ? '\n\n' : ''));
  const outputs = turns.map(turn => whole(turn).map(({ name }) => ({ name, output: resultOf(scenario, name) })));
  expect(
    each(({ text }) => text),
    'texts',
  ).toEqual(texts);
  expect(answer?.text, 'the last text').toBe(texts.at(-1));
  expect(
    each(({ reasoning }) => squeezed(reasoning)),
    'reasoning',
  ).toEqual(turns.map(squeezedReasoning));
  expect(
    each(({ calls }) => ofOwn(calls)),
    'calls',
  ).toEqual(turns.map(turn => whole(turn).map(toCall)));
  expect(
    each(({ results }) => ofOwn(results)),
    'results',
  ).toEqual(outputs);
  expect(
    each(({ finishReason }) => finishReason),
    'finish reasons',
  ).toEqual(turns.map(finishReasonOf));
  const usage = turns[0]?.usage;
  if (usage !== undefined) {
    expect(answer?.usage, 'usage').toMatchObject({ input: usage.input_tokens, output: usage.output_tokens });
  }
}

const squeezedReasoning = (turn: Turn) => squeezed(reasoningOf(turn).join(''));

/** A call as the majors tell it: ai@4 has the text of a custom tool in an object. */
const toCall = ({ name, written, custom }: Call) => ({
  name,
  input: custom ? expect.toSatisfy(input => (input?.input ?? input) === written) : JSON.parse(written),
});

/** What a summary's parts are joined by is each major's own. */
const squeezed = (text: string) => text.replace(/\s+/g, '');

/** A call that was cut off is not told. */
const whole = (turn: Turn): Call[] => (turn.status === 'incomplete' ? [] : callsOf(turn));

function resultOf({ tools = [], customTools = [] }: Scenario, name: string): unknown {
  return [...tools, ...customTools].find(tool => tool.name === name)?.result;
}

function finishReasonOf(turn: Turn): string {
  if (turn.status === 'incomplete') return turn.incompleteReason === 'content_filter' ? 'content-filter' : 'length';
  return callsOf(turn).length > 0 ? 'tool-calls' : 'stop';
}

/** Every call of the turns so far is in the next request, as it was written, and its one output behind it. */
function expectPairs({ turns }: Scenario, { bodies, resultsRead }: Stage): void {
  const calls = turns.slice(0, -1).map(callsOf);
  const sofar = turns.map((_, index) => calls.slice(0, index).flat());
  bodies().forEach(({ input }, index) => {
    const sent = input.filter(({ type }) => /^(function|custom_tool)_call$/.test(String(type)));
    const answered = input.filter(({ type }) => String(type).endsWith('_call_output'));
    expect(
      sent.map(({ name, arguments: args, input: text }) => [name, args ?? text]),
      'calls sent back',
    ).toEqual(sofar[index]?.map(({ name, written }) => [name, written]));
    expect(
      answered.map(item => item.call_id),
      'results sent back',
    ).toEqual(sent.map(item => item.call_id));
  });
  if (resultsRead !== undefined) expect(resultsRead(), 'results read').toEqual(sofar.map(so => so.length));
}
