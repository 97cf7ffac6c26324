import { scenarios, type Scenario } from '@responses-bridge/scenarios';
import type { Fault } from '@responses-bridge/upstream';
import type { CoreMessage, StepResult, ToolSet } from 'ai';
import { beforeAll, describe, expect, test } from 'vitest';
import { say } from './answers.ts';
import { stream } from './ask.ts';
import { bodiesOf, connect } from './bridge.ts';
import { toolsOf } from './conversation.ts';

/** Endpoints say the same in many ways. Whatever the way, an app sees the same, and the next turn is accepted. */
const quirks: Record<string, Fault[]> = {
  'lines that end as on Windows': [{ type: 'crlf' }],
  'ids that change from event to event': [{ type: 'rotate-ids' }],
  'items that are never announced': [{ type: 'drop-added' }],
  'no deltas': [{ type: 'drop-deltas' }],
  'the output in the last event only': [{ type: 'only-completed' }],
  'an unknown event in front': [{ type: 'unknown-event', at: 0 }],
  'an unknown event in the middle': [{ type: 'unknown-event', at: 4 }],
  'the marker of chat completions': [{ type: 'done-marker' }],
  'no event field': [{ type: 'no-event-field' }],
  'a whole response instead of a stream': [{ type: 'json-body' }],
  'ids that change and no deltas': [{ type: 'rotate-ids' }, { type: 'drop-deltas' }],
  'ids that change and no announcements': [{ type: 'rotate-ids' }, { type: 'drop-added' }],
  'neither announcements nor deltas': [{ type: 'drop-added' }, { type: 'drop-deltas' }],
  'all that LiteLLM and Windows could do': [
    { type: 'rotate-ids' },
    { type: 'no-event-field' },
    { type: 'crlf' },
    { type: 'done-marker' },
    { type: 'split-bytes', size: 5 },
  ],
};

const fine = scenarios.filter(({ turns }) => turns.every(({ status = 'completed' }) => status === 'completed'));
const providerOptions = { openai: { reasoningSummary: 'auto' } };
const followUp = { role: 'user' as const, content: 'And now?' };

/** What an app sees of a step. Records hold ids of items, which are the endpoint's own business. */
function gist({ text, reasoning, sources, toolCalls, toolResults, finishReason, usage }: StepResult<ToolSet>) {
  return {
    text,
    reasoning,
    sources: sources.map(source => ({ ...source, id: undefined })),
    toolCalls,
    toolResults,
    finishReason,
    usage,
  };
}

const withoutId = (item: Record<string, unknown>) => ({
  ...item,
  id: undefined,
  encrypted_content: typeof item.encrypted_content,
});

/** Plays a scenario and one turn more: what was seen, and what was sent. */
async function play({ prompt, turns, ...rest }: Scenario, faults: Fault[]) {
  await using connection = await connect({ script: [...turns, say('That was all.')], faults });
  const tools = toolsOf({ prompt, turns, ...rest });
  const run = async (messages: CoreMessage[]) => {
    const { errors, result } = await stream(connection, {
      prompt: undefined,
      messages,
      tools,
      maxSteps: 10,
      providerOptions,
    });
    // After a failure what the result promises never comes.
    expect(errors).toEqual([]);
    return result;
  };
  const first = await run([{ role: 'user', content: prompt }]);
  const { messages } = await first.response;
  const second = await run([{ role: 'user', content: prompt }, ...messages, followUp]);
  const sent = bodiesOf(connection.upstream).map(({ input }) => input.map(withoutId));
  return { seen: [...(await first.steps), ...(await second.steps)].map(gist), sent };
}

describe.each(fine.map(each => [each.name, each] as const))('%s', (_, each) => {
  let undisturbed: unknown;
  beforeAll(async () => {
    undisturbed = await play(each, []);
  });

  test.each(Object.entries(quirks))('%s', async (_name, faults) => {
    expect(await play(each, faults)).toEqual(undisturbed);
  });
});

describe('text is the same in pieces of any size', () => {
  const unicode = fine.find(({ name }) => name === 'unicode');
  test.each([1, 2, 3, 4, 5, 6, 7])('%i bytes', async size => {
    if (unicode === undefined) throw new Error('The scenario is gone.');
    expect(await play(unicode, [{ type: 'split-bytes', size }])).toEqual(await play(unicode, []));
  });
});

test('an unknown item costs nothing of what is known', async () => {
  for (const each of fine) {
    await using connection = await connect({
      script: each.turns,
      faults: [{ type: 'unknown-item', request: each.turns.length - 1 }],
    });
    await using plain = await connect({ script: each.turns });
    const steps = [connection, plain].map(async ({ model }) => {
      const { result } = await stream(
        { model },
        { prompt: each.prompt, tools: toolsOf(each), maxSteps: 10, providerOptions },
      );
      return (await result.steps).map(gist);
    });
    const [disturbed, undisturbed] = await Promise.all(steps);
    expect(disturbed).toEqual(undisturbed);
  }
});
