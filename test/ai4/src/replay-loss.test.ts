import { generateId, type UIMessage } from '@ai-sdk/ui-utils';
import { endsWell, inputOf, inShort } from '@responses-bridge/matrix/history';
import { scenarios, type Scenario } from '@responses-bridge/scenarios';
import { streamText, type CoreMessage, type Message } from 'ai';
import { describe, expect, test } from 'vitest';
import { chat, withoutOpenCalls } from './chat.ts';
import { followUp, play, settingsOf, type Turn } from './play.ts';

/** Where a conversation comes back without all that it was, the next turn is accepted all the same. */
const rows = (some: Scenario[]) => some.map(scenario => [scenario.name, scenario] as const);

type Item = Record<string, unknown>;

const callsOf = (input: Item[]) =>
  input.filter(({ type, output }) => output !== undefined || type === 'function_call' || type === 'custom_tool_call');

const wordsOf = (input: Item[]) =>
  input
    .filter(({ role }) => role === 'assistant')
    .map(({ content }) => String(content))
    .join('')
    .replaceAll('\n', '');

const usersOf = (input: Item[]) => input.filter(({ role }) => role === 'user');

/** The last input, and what it would be with nothing lost. All inputs before it have lost nothing. */
async function lastOf(scenario: Scenario, run: (turn: Turn) => Promise<void>) {
  const { bodies, outputs } = await play(scenario, run);
  const sent = bodies.map(({ input }) => input.map(inShort));
  const whole = bodies.map((_, index) => inputOf(scenario, outputs.slice(0, index)));
  expect(sent.slice(0, -1)).toEqual(whole.slice(0, -1));
  return { sent: sent.at(-1) ?? [], whole: whole.at(-1) ?? [] };
}

async function converse(turn: Turn, { sendReasoning = true, keep = (state: UIMessage[]) => state } = {}) {
  const state: UIMessage[] = [];
  const failures: unknown[] = [];
  for (const content of [turn.scenario.prompt, followUp.content]) {
    const answer = (messages: UIMessage[]) =>
      streamText({ ...settingsOf(turn), messages }).toDataStreamResponse({ sendReasoning });
    failures.push(await chat(state, content, answer));
    state.splice(0, state.length, ...keep(state));
  }
  return failures;
}

describe.each(rows(scenarios.filter(endsWell)))('%s', (_, scenario) => {
  test('without its reasoning, as useChat with sendReasoning: false keeps it', async () => {
    const { sent, whole } = await lastOf(scenario, async turn => {
      expect(await converse(turn, { sendReasoning: false })).toEqual([undefined, undefined]);
    });
    expect(sent.filter(({ type }) => type === 'reasoning')).toEqual([]);
    expect(callsOf(sent)).toEqual(callsOf(whole));
    expect([usersOf(sent), wordsOf(sent)]).toEqual([usersOf(whole), wordsOf(whole)]);
  });

  test('as texts alone', async () => {
    const { sent, whole } = await lastOf(scenario, async turn => {
      const messages: CoreMessage[] = [{ role: 'user', content: turn.scenario.prompt }];
      const first = streamText({ ...settingsOf(turn), messages });
      await first.consumeStream();
      const said = (await first.steps).map(({ text }) => text).join('');
      const saved: Message[] = [
        { id: generateId(), role: 'user', content: turn.scenario.prompt },
        { id: generateId(), role: 'assistant', content: said },
        { id: generateId(), ...followUp },
      ];
      await streamText({ ...settingsOf(turn), messages: saved }).consumeStream();
    });
    expect(sent.filter(({ role }) => role === undefined)).toEqual([]);
    expect([usersOf(sent), wordsOf(sent)]).toEqual([usersOf(whole), wordsOf(whole)]);
  });
});

describe.each(rows(scenarios.filter(scenario => !endsWell(scenario))))('%s', (_, scenario) => {
  const failed = scenario.turns.some(({ status }) => status === 'failed');

  test('goes on with what streamText kept', async () => {
    const { sent, whole } = await lastOf(scenario, async turn => {
      const messages: CoreMessage[] = [{ role: 'user', content: turn.scenario.prompt }];
      const answered: CoreMessage[] = [];
      const first = streamText({
        ...settingsOf(turn),
        messages,
        onFinish: ({ response }) => void answered.push(...response.messages),
      });
      await first.consumeStream();
      await streamText({ ...settingsOf(turn), messages: [...messages, ...answered, followUp] }).consumeStream();
    });
    expect(usersOf(sent)).toEqual(usersOf(whole));
    if (!failed) expect(wordsOf(sent)).toBe(wordsOf(whole));
  });

  test('goes on with what useChat kept', async () => {
    const { sent, whole } = await lastOf(scenario, async turn => {
      const [first, second] = await converse(turn, { keep: withoutOpenCalls });
      expect([first !== undefined, second]).toEqual([failed, undefined]);
    });
    expect(usersOf(sent)).toEqual(usersOf(whole));
    if (!failed) expect(wordsOf(sent)).toBe(wordsOf(whole));
  });
});
