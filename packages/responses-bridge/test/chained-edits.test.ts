import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Prompt } from '../src/spec.ts';
import { ask, begun, connect, sent } from './chained-provider.ts';

type Begun = Awaited<ReturnType<typeof begun>>;

const edits: Record<string, (given: Begun) => { prompt: Prompt; from: 'first' | 'second' | 'third' | undefined }> = {
  'nothing changed': ({ third }) => ({ prompt: third.history, from: 'third' }),
  'an answer asked for again': ({ second }) => ({ prompt: second.history, from: 'second' }),
  'a fork': ({ first }) => ({ prompt: [...first.history], from: 'first' }),
  'an answer edited': ({ second }) => ({
    prompt: [...second.history, { role: 'assistant', content: [{ type: 'text', text: 'Warm.' }] }],
    from: 'second',
  }),
  'a question edited': ({ third }) => ({
    prompt: [ask('Where is it warm?'), ...third.history.slice(1)],
    from: undefined,
  }),
  'a question added in front': ({ third }) => ({ prompt: [ask('Hi'), ...third.history], from: undefined }),
  'a system message edited': ({ third }) => ({
    prompt: [{ role: 'system', content: 'Be rude.' }, ...third.history],
    from: undefined,
  }),
  'a result edited': ({ third }) => ({
    prompt: JSON.parse(JSON.stringify(third.history).replace('7 degrees', '8 degrees')),
    from: 'first',
  }),
  'the first step deleted': ({ third: { history } }) => ({
    prompt: [...history.slice(0, 1), ...history.slice(3)],
    from: undefined,
  }),
  'through a database': ({ third }) => ({ prompt: JSON.parse(JSON.stringify(third.history)), from: 'third' }),
};

test.each(Object.entries(edits))('%s: what the endpoint has is not sent, and the rest is', async (_, edit) => {
  const given = await begun();
  const { prompt, from } = edit(given);
  const { warnings } = await given.call([...prompt, ask('And now?')]);
  expect(warnings).toEqual([]);
  const last = given.seen.at(-1);
  expect(last).toMatchObject({ refused: undefined, from: from && given[from].id });
  expect(last?.input.at(-1)).toEqual(sent('And now?'));
  const stateless = connect({ settings: { state: 'stateless' } });
  const whole = await stateless.call([...prompt, ask('And now?')]).then(() => stateless.seen[0]?.input ?? []);
  expect(last?.input).toEqual(whole.slice(from === undefined ? 0 : -(last?.input.length ?? 0)));
});

test('arguments in another order are no edit, and another argument is one', async () => {
  const given = await begun();
  const turn = (input: object) =>
    given.third.history.map(message =>
      message.role !== 'assistant'
        ? message
        : {
            ...message,
            content: message.content.map(part =>
              part.type === 'tool-call' && JSON.stringify(part.input).includes('Lima') ? { ...part, input } : part,
            ),
          },
    );
  await given.call([...turn({ unit: 'celsius', city: 'Lima' }), ask('And now?')]);
  expect(given.seen.at(-1)?.from).toBe(given.third.id);
  await given.call([...turn({ unit: 'celsius', city: 'Cusco' }), ask('And now?')]);
  expect(given.seen.at(-1)?.from).toBe(given.first.id);
});

test('whatever is taken out of a history, or changed in it, the request is accepted', async () => {
  const change = fc.record({ at: fc.nat(20), how: fc.constantFrom('drop', 'repeat', 'cut', 'edit') });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 4 }), async changes => {
      const given = await begun();
      let steps = stepsOf(given.third.history);
      for (const { at, how } of changes) steps = changed(steps, at % Math.max(steps.length, 1), how);
      await given.call([...steps.flat(), ask('And now?')]);
      expect(given.seen.at(-1)?.refused).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

/** A history in pieces that are legal without each other: a question, and a call with its result. */
function stepsOf(history: Prompt): Prompt[] {
  const steps: Prompt[] = [];
  for (const message of history) {
    if (message.role === 'tool') steps.at(-1)?.push(message);
    else steps.push([message]);
  }
  return steps;
}

function changed(steps: Prompt[], at: number, how: string): Prompt[] {
  if (how === 'drop') return steps.filter((_, index) => index !== at);
  if (how === 'cut') return steps.slice(0, at + 1);
  if (how === 'edit') return steps.map((step, index) => (index === at ? [ask('Something else.')] : step));
  return [...steps, [ask('Something else.')]];
}
