import { createWiretap, followUp as lastWords } from '@responses-bridge/matrix/history';
import type { Scenario } from '@responses-bridge/scenarios';
import type { LanguageModelV1 } from 'ai';
import { expect } from 'vitest';
import { say } from './answers.ts';
import { bodiesOf, connect, tell } from './bridge.ts';
import { toolsOf } from './conversation.ts';

/** What every conversation ends with. */
export const followUp = { role: 'user' as const, content: lastWords };

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

/** Plays a scenario and the turn that follows it. Gives what was sent, all of it accepted, and what was answered. */
export async function play(scenario: Scenario, run: (turn: Turn) => Promise<void>) {
  const { fetch, answers } = createWiretap();
  await using connection = await connect({ script: [...scenario.turns, say('That was all.')] }, { fetch });
  await run({ model: connection.model(), scenario });
  const bodies = bodiesOf(connection.upstream);
  expect(bodies).toHaveLength(scenario.turns.length + 1);
  return { bodies, outputs: await answers() };
}
