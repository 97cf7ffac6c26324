import { scenario } from '@responses-bridge/scenarios';
import { generateText, type CoreAssistantMessage, type CoreMessage } from 'ai';
import { describe, expect, test } from 'vitest';
import { say } from './answers.ts';
import { bodiesOf, connect } from './bridge.ts';
import { toolsOf } from './conversation.ts';

type Part = Exclude<CoreAssistantMessage['content'], string>[number];

const followUp: CoreMessage = { role: 'user', content: 'And now?' };

const phases = scenario('two messages with phases');
const monad = 'A monad is a way to chain steps that each bring a context along.';

/** The history after the scenario, and how it is sent when `edit` has had its way with it. */
async function replayed(name: string, edit: (part: Part) => Part[]) {
  const each = scenario(name);
  await using connection = await connect({ script: [...each.turns, say('That was all.')] });
  const call = {
    model: connection.model(),
    tools: toolsOf(each),
    maxSteps: 10,
    providerOptions: { openai: { reasoningSummary: 'auto' } },
  };
  const first: CoreMessage = { role: 'user', content: each.prompt };
  const { response } = await generateText({ ...call, messages: [first] });
  const messages = response.messages.map(message =>
    message.role === 'assistant' && typeof message.content !== 'string'
      ? { ...message, content: message.content.flatMap(part => edit(part as Part)) as typeof message.content }
      : message,
  );
  const { warnings } = await generateText({ ...call, messages: [first, ...messages, followUp] });
  return { input: bodiesOf(connection.upstream).at(-1)?.input.slice(1, -1), warnings };
}

const edited =
  (edit: (before: string) => string) =>
  (part: Part): Part[] => [part.type === 'text' ? { ...part, text: edit(part.text) } : part];

const twice = (part: Part): Part[] => (part.type === 'redacted-reasoning' ? [part, { ...part }] : [part]);

describe('a history that was changed', () => {
  test('by nothing has its messages with their phases', async () => {
    expect(phases.turns).toHaveLength(1);
    expect(await replayed(phases.name, part => [part])).toEqual({
      input: [
        { role: 'assistant', content: 'Let me put that in plain words.', phase: 'commentary' },
        { role: 'assistant', content: monad, phase: 'final_answer' },
      ],
      warnings: [],
    });
  });

  test('by an edit of the text has it as one plain message', async () => {
    expect(
      (
        await replayed(
          phases.name,
          edited(() => 'In short: chain steps.'),
        )
      ).input,
    ).toEqual([{ role: 'assistant', content: 'In short: chain steps.' }]);
  });

  test('by an addition to the text has it as one plain message', async () => {
    expect(
      (
        await replayed(
          phases.name,
          edited(before => `${before} (edited)`),
        )
      ).input,
    ).toEqual([{ role: 'assistant', content: `Let me put that in plain words.\n\n${monad} (edited)` }]);
  });

  test('by the loss of the text has nothing of it', async () => {
    expect((await replayed(phases.name, part => (part.type === 'text' ? [] : [part]))).input).toEqual([]);
  });

  test.each([
    'loop of five steps',
    'reasoning and calls interleaved',
    'reasoning and messages interleaved',
    'web search with citations',
    'two messages with phases',
  ])('by records that came twice is the same in %s', async name => {
    expect(await replayed(name, twice)).toEqual(await replayed(name, part => [part]));
  });

  test.each([
    'loop of five steps',
    'reasoning and calls interleaved',
    'reasoning and messages interleaved',
    'web search with citations',
  ])('by the loss of all records is accepted in %s', async name => {
    const { input } = await replayed(name, part =>
      part.type === 'reasoning' || part.type === 'redacted-reasoning' ? [] : [part],
    );
    expect(input?.filter(({ type }) => type === 'reasoning')).toEqual([]);
  });
});
