import { endpointScenarios, scenarios } from '@responses-bridge/scenarios';
import { describe, expect, test } from 'vitest';
import { converse, type Held, type Way } from './conversation.ts';

const ways: Way[] = [
  { state: 'stateless', stream: true },
  { state: 'stateless', stream: false },
  { state: 'stored', stream: true },
  { state: 'stored', stream: false },
  { state: 'chained', stream: true },
  { state: 'chained', stream: false },
];

const all = [...scenarios, ...endpointScenarios].map(scenario => [scenario.name, scenario] as const);

/** Where every turn ended well. */
const whole = all.filter(([, { turns }]) => turns.every(({ status = 'completed' }) => status === 'completed'));

describe.each(ways)('$state, streamed: $stream', way => {
  test.each(all)('%s: whatever comes back is accepted, and is in the published document', async (_, scenario) => {
    const { requests } = await converse(scenario, way);
    expect(requests.flatMap(({ refused }) => refused ?? [])).toEqual([]);
    expect(requests.flatMap(({ invalid }) => invalid)).toEqual([]);
    expect(requests).toHaveLength(scenario.turns.length + 1);
  });

  test.each(whole)('%s: nothing is left out', async (_, scenario) => {
    const { answers } = await converse(scenario, way);
    const warnings = answers.flatMap(each => each.warnings);
    // Only the endpoint itself may add tools, so these do not go back but by reference.
    const added = scenario.turns.some(({ output }) => output.some(({ type }) => type === 'additional_tools'));
    expect(warnings.length > 0).toBe(added && way.state !== 'stored');
  });
});

/**
 * What goes whole once more, as what the endpoint has is not what the caller has: nothing came of the answer, a trigger is
 * no part of the conversation, or the calls in a wrapper are others.
 */
const unlike = ['empty text', 'compaction on demand', 'calls in a wrapper', 'calls in a wrapper behind a thought'];

interface Later {
  from: unknown;
  input: Item[];
}

// The bridge sends lists of items.
const laterOf = ({ requests }: Held) =>
  requests.slice(1).map(({ body }) => ({ from: body['previous_response_id'], input: body['input'] }) as Later);

describe.each([true, false])('chained, streamed: %s', stream => {
  test.each(whole)(
    '%s: a request goes on from the last answer, and says what came after it',
    async (name, scenario) => {
      const chained = await converse(scenario, { state: 'chained', stream });
      const stateless = await converse(scenario, { state: 'stateless', stream });
      const expected = laterOf(stateless).map(({ input }, index): Later => {
        if (index === 0 && unlike.includes(name)) return { from: undefined, input };
        const answered = input.findLastIndex(isAnswer) + 1;
        return { from: chained.answers[index]?.metadata.id, input: input.slice(answered) };
      });
      expect(laterOf(chained)).toEqual(expected);
    },
  );
});

/** Whether the model made an item. */
const isAnswer = ({ type = 'message', role }: Item): boolean =>
  type === 'message' ? role === 'assistant' : !/_(output|response)$/.test(String(type));

type Item = Record<string, unknown>;

const stateless: Way = { state: 'stateless', stream: true };

const declared = endpointScenarios.flatMap(scenario =>
  (scenario.endpointTools ?? []).map(tool => ({ name: `${scenario.name}: ${tool.wire.type}`, scenario, tool })),
);

test.each(declared)('$name is declared as the wire has it, in every request', async ({ scenario, tool }) => {
  const { requests } = await converse(scenario, stateless);
  for (const { body } of requests) expect(body['tools']).toContainEqual(tool.wire);
});

const answered = declared.filter(
  ({ scenario, tool }) => tool.output !== undefined && scenario.turns.every(({ status }) => status === undefined),
);

test.each(answered)('$name is answered by the output of its own kind', async ({ scenario, tool }) => {
  const { requests } = await converse(scenario, stateless);
  // The bridge sends lists of items.
  const input = requests.at(-1)?.body['input'] as Item[];
  const calls = input.filter(({ type, call_id }) => isCall(type) && call_id !== undefined);
  expect(calls).not.toEqual([]);
  for (const { call_id } of calls) {
    const outputs = input.filter(item => isOutput(item) && item['call_id'] === call_id);
    expect(outputs).toEqual([expect.objectContaining({ ...tool.output })]);
  }
});

/** Whether an item calls a tool that the endpoint knows by its type. */
const isCall = (type: unknown): boolean => type !== 'function_call' && String(type).endsWith('_call');

const isOutput = ({ type }: Item): boolean => String(type).endsWith('_output');
