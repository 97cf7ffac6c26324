import { expect, test } from 'vitest';
import { validateRequest } from '@responses-bridge/recordings';
import { endpointScenarios, scenarios as common, type Scenario } from '@responses-bridge/scenarios';
import { replyTo, requestOf } from '../testing/scenario-request.ts';
import { createUpstream, eventsOf, type JsonObject, type Turn } from '../index.ts';

const scenarios = [...common, ...endpointScenarios];

/** Both packages declare a turn: this keeps them the same. */
const turnsOf = (scenario: Scenario): readonly Turn[] => scenario.turns;

const followUp: Turn = { output: [{ type: 'message', text: 'That was all.' }] };

/** Plays a scenario and one turn more as a stateless client does: what came is sent back, with what the caller has to say. */
async function play(scenario: Scenario): Promise<JsonObject[]> {
  const script = [...turnsOf(scenario), followUp];
  const upstream = createUpstream({ script });
  const input: unknown[] = [{ role: 'user', content: scenario.prompt }];
  const answers: JsonObject[] = [];
  for (const { status } of script) {
    const request = requestOf(scenario, input);
    expect(validateRequest(request)).toEqual([]);
    const response = await upstream.fetch('http://upstream.test/v1/responses', {
      method: 'POST',
      headers: { authorization: 'Bearer test-key' },
      body: JSON.stringify(request),
    });
    const answer = (await response.json()) as { output: JsonObject[]; error: unknown } & JsonObject;
    expect(answer.error === null || status === 'failed', JSON.stringify(answer.error)).toBe(true);
    answers.push(answer);
    const output = withoutEnd(answer.output);
    const replies = output.flatMap(item => replyTo(item, scenario));
    input.push(...output, ...(replies.length > 0 ? replies : [{ role: 'user', content: 'And now?' }]));
  }
  return answers;
}

/** What was cut off is not sent back, and neither is the thought before it. */
function withoutEnd(output: readonly JsonObject[]): JsonObject[] {
  const whole = output.filter(({ type, status }) => status !== 'incomplete' || type === 'message');
  return whole.filter((item, index) => item['type'] !== 'reasoning' || index < whole.length - 1);
}

test.each(scenarios.map(scenario => [scenario.name, scenario] as const))(
  '%s is accepted turn by turn',
  async (_name, scenario) => {
    const answers = await play(scenario);
    expect(answers.map(({ status }) => status)).toEqual(
      [...scenario.turns, followUp].map(({ status = 'completed' }) => status),
    );
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
