import { generateId, type UIMessage } from '@ai-sdk/ui-utils';
import { endsWell, inputOf, inShort } from '@responses-bridge/matrix/history';
import { scenarios, type Scenario } from '@responses-bridge/scenarios';
import { appendResponseMessages, generateText, streamText, type CoreMessage, type Message } from 'ai';
import { describe, expect, test } from 'vitest';
import { chat } from './chat.ts';
import { followUp, play, settingsOf, type Turn } from './play.ts';

/**
 * What was answered is in every later request: whole, in its place, with the outputs and before what followed it. For
 * every scenario and every way that ai@4 brings a conversation back.
 */
const ask = ({ prompt }: Scenario): CoreMessage[] => [{ role: 'user', content: prompt }];

async function generate(turn: Turn) {
  const messages = ask(turn.scenario);
  const { response } = await generateText({ ...settingsOf(turn), messages });
  await generateText({ ...settingsOf(turn), messages: [...messages, ...response.messages, followUp] });
}

async function stream(turn: Turn) {
  const messages = ask(turn.scenario);
  const { toolCallStreaming } = turn;
  const first = streamText({ ...settingsOf(turn), toolCallStreaming, messages });
  await first.consumeStream();
  const { messages: answered } = await first.response;
  await streamText({ ...settingsOf(turn), messages: [...messages, ...answered, followUp] }).consumeStream();
}

/** As an app keeps its messages in a database: through JSON. */
async function append(turn: Turn) {
  const messages: Message[] = [{ id: generateId(), role: 'user', content: turn.scenario.prompt }];
  const first = streamText({ ...settingsOf(turn), messages });
  await first.consumeStream();
  const { messages: responseMessages } = await first.response;
  const kept = JSON.parse(JSON.stringify(appendResponseMessages({ messages, responseMessages })));
  await streamText({ ...settingsOf(turn), messages: [...kept, { id: generateId(), ...followUp }] }).consumeStream();
}

/** As a page keeps them: through the data stream and the reducer of `useChat`. */
async function converse(turn: Turn) {
  const { toolCallStreaming } = turn;
  const state: UIMessage[] = [];
  for (const content of [turn.scenario.prompt, followUp.content]) {
    const failure = await chat(state, content, messages =>
      streamText({ ...settingsOf(turn), toolCallStreaming, messages }).toDataStreamResponse({ sendReasoning: true }),
    );
    expect(failure).toBeUndefined();
  }
}

const ways = {
  'generateText, its steps and response.messages': generate,
  'streamText, its steps and response.messages': stream,
  'streamText with toolCallStreaming': turn => stream({ ...turn, toolCallStreaming: true }),
  'appendResponseMessages and a database': append,
  useChat: converse,
  'useChat with toolCallStreaming': turn => converse({ ...turn, toolCallStreaming: true }),
} satisfies Record<string, (turn: Turn) => Promise<void>>;

describe.each(Object.entries(ways))('%s', (_, run) => {
  test.each(scenarios.filter(endsWell).map(scenario => [scenario.name, scenario] as const))(
    '%s',
    async (_name, scenario) => {
      const { bodies, outputs } = await play(scenario, run);
      expect(bodies.map(({ input }) => input.map(inShort))).toEqual(
        bodies.map((_body, index) => inputOf(scenario, outputs.slice(0, index))),
      );
    },
  );
});
