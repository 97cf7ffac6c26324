import type { UIMessage } from '@ai-sdk/ui-utils';
import { scenario } from '@responses-bridge/scenarios';
import { eventsOf } from '@responses-bridge/upstream';
import { generateText, streamText } from 'ai';
import { describe, expect, test } from 'vitest';
import { say } from './answers.ts';
import { drain, failureOf } from './ask.ts';
import { bodiesOf, connect, tell } from './bridge.ts';
import { chat, withoutOpenCalls } from './chat.ts';
import { toolsOf } from './conversation.ts';

const providerOptions = { openai: { reasoningSummary: 'auto' } };

const onError = ({ error }: { error: unknown }) => tell(error);

describe.each([
  'loop of five steps',
  'reasoning and calls interleaved',
  'reasoning and messages interleaved',
  'custom tool call',
])('after a stop in %s', name => {
  const each = scenario(name);

  /** What ai@4 tells of: deltas of text and reasoning, and each call with its result. */
  const chunks = each.turns
    .flatMap(played => eventsOf(played))
    .flatMap(({ type, item }) => {
      if (/(output_text|summary_text)\.delta$/.test(type)) return [type];
      return type === 'response.output_item.done' && (item as { type: string }).type.endsWith('_call')
        ? ['call', 'result']
        : [];
    });
  const some = chunks.flatMap((_, at) => (at % 3 === 0 ? at + 1 : []));

  test.each(some)('at chunk %i, the next turn is accepted', async at => {
    await using connection = await connect({ script: [...each.turns, ...each.turns] });
    const controller = new AbortController();
    let seen = 0;
    const answer = (messages: UIMessage[], stop?: AbortController) =>
      streamText({
        model: connection.model(),
        messages,
        tools: toolsOf(each),
        maxSteps: stop === undefined ? 1 : 10,
        abortSignal: stop?.signal,
        onError,
        onChunk: () => void (++seen === at && stop?.abort()),
        providerOptions,
      }).toDataStreamResponse({ sendReasoning: true });

    const state: UIMessage[] = [];
    await chat(state, each.prompt, messages => answer(messages, controller));
    expect(controller.signal.aborted).toBe(true);
    await connection.upstream.idle();
    expect(connection.upstream.open).toBe(0);
    const kept = withoutOpenCalls(state);
    expect(await chat(kept, 'And now?', messages => answer(messages))).toBeUndefined();
    expect(bodiesOf(connection.upstream).at(-1)?.input.at(-1)).toMatchObject({ role: 'user' });
  });
});

test('after an abort in the second step, the messages of the first go on', async () => {
  const loop = scenario('loop of five steps');
  await using connection = await connect({
    script: [...loop.turns.slice(0, 2), say('Here I am.')],
    faults: [{ type: 'stall', afterEvents: 8, request: 1 }],
  });
  const controller = new AbortController();
  const question = { role: 'user' as const, content: loop.prompt };
  const steps: Array<Parameters<NonNullable<Parameters<typeof streamText>[0]['onStepFinish']>>[0]> = [];
  const call = { model: connection.model(), tools: toolsOf(loop), onError, providerOptions };
  const { fullStream } = streamText({
    ...call,
    messages: [question],
    maxSteps: 10,
    abortSignal: controller.signal,
    onStepFinish: step => void steps.push(step),
  });
  const second = (type: string) => type === 'reasoning' && steps.length === 1 && controller.abort();
  expect(await failureOf(drain(fullStream, second))).toBe(controller.signal.reason);
  const [first] = steps;
  const { text } = await generateText({
    ...call,
    messages: [question, ...(first?.response.messages ?? []), { role: 'user', content: 'Go on.' }],
  });
  expect(text).toBe('Here I am.');
  expect(
    bodiesOf(connection.upstream)
      .at(-1)
      ?.input.map(({ type, role }) => type ?? role),
  ).toEqual(['user', 'reasoning', 'function_call', 'function_call_output', 'user']);
});
