import { scenarios, type Scenario } from '@responses-bridge/scenarios';
import { createResponsesBridge as createV1 } from 'responses-bridge/ai4';
import { createResponsesBridge as createV2 } from 'responses-bridge/ai5';
import { createResponsesBridge as createV3 } from 'responses-bridge/ai6';
import { createResponsesBridge as createV4 } from 'responses-bridge/ai7';
import type { ResponsesBridgeSettings } from 'responses-bridge/core';
import { describe, expect, test } from 'vitest';
import * as agents from './agents.ts';
import { instructions } from './instructions.ts';
import * as mastra from './mastra.ts';
import { play, type Played, type WireItem } from './play.ts';

type Way = [name: string, play: (scenario: Scenario) => Promise<Played>];

/** Mastra has V4 as @ai-sdk/provider 4.0.17 had it, without the finish reason `interrupted`; no newer model fits its type. */
const createV4ForMastra = (settings: ResponsesBridgeSettings) => (id: string) => createV4(settings)(id) as mastra.Model;

const waysOfAgents: Way[] = [
  ['V2', scenario => play(createV2, agents.generate, scenario)],
  ['V2, streamed', scenario => play(createV2, agents.stream, scenario)],
  ['V3', scenario => play(createV3, agents.generate, scenario)],
  ['V3, streamed', scenario => play(createV3, agents.stream, scenario)],
  ['V4', scenario => play(createV4, agents.generate, scenario)],
  ['V4, streamed', scenario => play(createV4, agents.stream, scenario)],
];

const waysOfMastra: Way[] = [
  ['V1, legacy', scenario => play(createV1, mastra.generateLegacy, scenario)],
  ['V1, legacy, streamed', scenario => play(createV1, mastra.streamLegacy, scenario)],
  ['V2', scenario => play(createV2, mastra.generate, scenario)],
  ['V2, streamed', scenario => play(createV2, mastra.stream, scenario)],
  ['V3', scenario => play(createV3, mastra.generate, scenario)],
  ['V3, streamed', scenario => play(createV3, mastra.stream, scenario)],
  ['V4', scenario => play(createV4ForMastra, mastra.generate, scenario)],
  ['V4, streamed', scenario => play(createV4ForMastra, mastra.stream, scenario)],
];

const loops = scenarios
  .filter(({ tools, turns }) => tools && turns.length > 1 && turns.every(({ status }) => status === undefined))
  .map(scenario => [scenario.name, scenario] as const);

/** An item as it goes back, by the rules of `store: false`. */
function toInput({ id, status: _status, ...item }: WireItem): WireItem {
  if (item.type === 'reasoning') return { id, ...item };
  if (item.type !== 'message') return item;
  // The scenarios' messages are one text.
  const [{ text }] = item.content as [{ text: string }];
  return { role: 'assistant', content: text, ...(item.phase === undefined ? {} : { phase: item.phase }) };
}

const isOutput = ({ type }: WireItem) => type === 'function_call_output';

/** The items in front of the answers. */
const question = ({ prompt }: Scenario): WireItem[] => [
  { role: 'developer', content: instructions },
  { role: 'user', content: [{ type: 'input_text', text: prompt }] },
];

/** What was answered stands in every later request, each item in its place. */
function expectReplay(scenario: Scenario, { inputs, outputs }: Played, keep = (item: WireItem) => item): void {
  const sent = inputs.map(input => input.filter(item => !isOutput(item)));
  const answered = inputs.map((_input, index) => outputs.slice(0, index).flat().map(toInput).map(keep));
  expect(sent).toEqual(answered.map(items => [...question(scenario), ...items]));
}

/** Each call has the one output that its tool gave, behind it. */
function expectOutputs({ tools = [] }: Scenario, { inputs }: Played): void {
  for (const input of inputs) {
    const calls = input.filter(({ type }) => type === 'function_call');
    const outputs = calls.map(({ call_id, name }) => {
      const result = tools.find(tool => tool.name === name)?.result;
      return {
        type: 'function_call_output',
        call_id,
        output: typeof result === 'string' ? result : JSON.stringify(result),
      };
    });
    expect(input.filter(isOutput)).toEqual(outputs);
    for (const [at, item] of input.entries()) {
      if (isOutput(item))
        expect(input.slice(0, at)).toContainEqual(
          expect.objectContaining({ type: 'function_call', call_id: item.call_id }),
        );
    }
  }
}

/** Some consumers put the texts of all steps in front of it. */
function expectAnswer({ text, outputs }: Played): void {
  expect(text).toContain(String(outputs.at(-1)?.map(toInput).at(-1)?.content));
}

describe.each(waysOfAgents)('@openai/agents with %s', (_name, run) => {
  test.each(loops)('%s', async (_, scenario) => {
    const played = await run(scenario);
    expectReplay(scenario, played, keptByAgents);
    expectOutputs(scenario, played);
    expectAnswer(played);
  });
});

/**
 * Its adapter drops the metadata of texts, and with it their phase.
 */
function keptByAgents({ phase: _phase, ...item }: WireItem): WireItem {
  return item;
}

describe.each(waysOfMastra)('@mastra/core with %s', (_name, run) => {
  test.each(loops)('%s', async (_, scenario) => {
    const played = await run(scenario);
    expectReplay(scenario, played);
    expectOutputs(scenario, played);
    expectAnswer(played);
  });
});
