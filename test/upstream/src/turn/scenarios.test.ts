import { expect, test } from 'vitest';
import { scenarios, type Scenario } from '@responses-bridge/scenarios';
import { createUpstream, eventsOf, type JsonObject, type Turn } from '../index.ts';

/** Both packages declare a turn: this keeps them the same. */
const turnsOf = (scenario: Scenario): readonly Turn[] => scenario.turns;

/** Plays a scenario as a stateless client does: what came is sent back, with the outputs of the tools. */
async function play(scenario: Scenario): Promise<JsonObject[]> {
  const upstream = createUpstream({ script: turnsOf(scenario) });
  const input: unknown[] = [{ role: 'user', content: scenario.prompt }];
  const answers: JsonObject[] = [];
  for (const turn of scenario.turns) {
    const response = await upstream.fetch('http://upstream.test/v1/responses', {
      method: 'POST',
      headers: { authorization: 'Bearer test-key' },
      body: JSON.stringify(requestOf(scenario, input)),
    });
    const answer = (await response.json()) as { output: JsonObject[]; error: unknown } & JsonObject;
    expect(answer.error === null || turn.status === 'failed', JSON.stringify(answer.error)).toBe(true);
    answers.push(answer);
    input.push(...answer.output, ...answer.output.flatMap(item => toolOutput(item)));
  }
  return answers;
}

function requestOf(scenario: Scenario, input: readonly unknown[]): JsonObject {
  const functions = (scenario.tools ?? []).map(({ result: _result, ...tool }) => ({
    type: 'function',
    strict: false,
    ...tool,
  }));
  const customs = (scenario.customTools ?? []).map(({ result: _result, ...tool }) => ({ type: 'custom', ...tool }));
  return {
    model: 'gpt-5.3-codex',
    store: false,
    include: ['reasoning.encrypted_content'],
    tools: [...functions, ...customs],
    input,
  };
}

function toolOutput({ type, call_id }: JsonObject): JsonObject[] {
  return type === 'function_call' || type === 'custom_tool_call'
    ? [{ type: `${type}_output`, call_id, output: 'ok' }]
    : [];
}

test.each(scenarios.map(scenario => [scenario.name, scenario] as const))(
  '%s is accepted turn by turn',
  async (_name, scenario) => {
    const answers = await play(scenario);
    expect(answers.map(({ status }) => status)).toEqual(scenario.turns.map(({ status }) => status ?? 'completed'));
  },
);

test.each(scenarios.map(scenario => [scenario.name, scenario] as const))(
  '%s: the events tell the response',
  (_name, scenario) => {
    for (const turn of turnsOf(scenario)) {
      const events = eventsOf(turn);
      expect(events.map(event => event.sequence_number)).toEqual(events.map((_event, index) => index));
      expect(events[0]?.type).toBe('response.created');
      const terminal = events.at(-1);
      expect(terminal?.type).toBe(`response.${turn.status ?? 'completed'}`);
      const done = events.filter(event => event.type === 'response.output_item.done').map(event => event['item']);
      expect(terminal).toMatchObject({ response: { output: done } });
      expect(events).toEqual(JSON.parse(JSON.stringify(events)));
    }
  },
);

test('names are unique', () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
});
