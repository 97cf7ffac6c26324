import type { Scenario } from '@responses-bridge/scenarios';
import type { LanguageModelV1 } from 'ai';
import { expect } from 'vitest';
import { say } from './answers.ts';
import { bodiesOf, connect, tell } from './bridge.ts';
import { createWiretap, toInput, toolsOf } from './conversation.ts';

/** What every conversation ends with. */
export const followUp = { role: 'user' as const, content: 'And now?' };

export interface Turn {
  model: LanguageModelV1;
  scenario: Scenario;
  toolCallStreaming?: boolean;
}

const withSummaries = { openai: { reasoningSummary: 'auto' } };

export const settingsOf = ({ model, scenario }: Turn) => ({
  model,
  tools: toolsOf(scenario),
  maxSteps: 10,
  onError: ({ error }: { error: unknown }) => tell(error),
  providerOptions: scenario.reasoning ? withSummaries : undefined,
});

export const endsWell = ({ turns }: Scenario) => turns.every(({ status = 'completed' }) => status === 'completed');

/** Plays a scenario and the turn that follows it. Gives what was sent, all of it accepted, and what was answered. */
export async function play(scenario: Scenario, run: (turn: Turn) => Promise<void>) {
  const { fetch, answers } = createWiretap();
  await using connection = await connect({ script: [...scenario.turns, say('That was all.')] }, { fetch });
  await run({ model: connection.model(), scenario });
  const bodies = bodiesOf(connection.upstream);
  expect(bodies).toHaveLength(scenario.turns.length + 1);
  return { bodies, outputs: await answers() };
}

type Answers = Awaited<ReturnType<ReturnType<typeof createWiretap>['answers']>>;

const fromUser = (text: string) => ({ role: 'user', content: [{ type: 'input_text', text }] });

type Item = Record<string, unknown>;

const isOutput = ({ type }: { type?: unknown }) => String(type).endsWith('call_output');

/** An item, or the call that it is the output of. */
export const inShort = (item: Item): Item => (isOutput(item) ? { output: item.call_id } : item);

/** The whole input that follows these answers, in short. */
export function inputOf({ prompt, turns }: Scenario, answers: Answers): Item[] {
  const answered = answers.flatMap((items): Item[] => [
    ...items.map(toInput).filter(item => item !== undefined),
    ...items.filter(({ call_id }) => call_id !== undefined).map(({ call_id }) => ({ output: call_id })),
  ]);
  const last = answers.length === turns.length ? [fromUser(followUp.content)] : [];
  return [fromUser(prompt), ...answered, ...last];
}
