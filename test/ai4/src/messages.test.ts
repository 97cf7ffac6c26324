import type { CoreMessage } from 'ai';
import { describe, expect, test } from 'vitest';
import { send } from './ask.ts';

describe('system messages', () => {
  const messages: CoreMessage[] = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Hello!' },
    { role: 'system', content: 'Now at length.' },
    { role: 'user', content: 'And now?' },
  ];
  const others = [
    { role: 'user', content: [{ type: 'input_text', text: 'Hello' }] },
    { role: 'assistant', content: 'Hello!' },
  ];
  const asked = { role: 'user', content: [{ type: 'input_text', text: 'And now?' }] };

  test.each([
    ['gpt-5.3-codex', 'developer'],
    ['gpt-5-mini', 'developer'],
    ['o4-mini', 'developer'],
    ['openai/gpt-5.3-codex', 'developer'],
    ['gpt-4o', 'system'],
    ['llama-4-maverick', 'system'],
  ])('keep their place, for %s in the role %s', async (model, role) => {
    const { body } = await send(messages, { model });
    expect(body.input).toEqual([{ role, content: 'Be brief.' }, ...others, { role, content: 'Now at length.' }, asked]);
    expect(body.instructions).toBeUndefined();
  });

  test('the setting system is one in front', async () => {
    const { body } = await send([{ role: 'user', content: 'And now?' }], { system: 'Be brief.' });
    expect(body.input).toEqual([{ role: 'developer', content: 'Be brief.' }, asked]);
  });

  test.each(['system', 'developer'] as const)('take the role of systemMessageMode %s', async systemMessageMode => {
    const { body } = await send(messages, { model: 'some-model', providerOptions: { openai: { systemMessageMode } } });
    expect(body.input.filter(({ role }) => role === systemMessageMode)).toHaveLength(2);
  });

  test('are removed where the option says so, with a warning each', async () => {
    const { body, warnings } = await send(messages, {
      providerOptions: { openai: { systemMessageMode: 'remove', instructions: 'Be kind.' } },
    });
    expect(body.input).toEqual([...others, asked]);
    expect(body.instructions).toBe('Be kind.');
    expect(warnings).toEqual(
      Array.from({ length: 2 }, () => ({ type: 'other', message: 'system messages are removed for this model' })),
    );
  });
});

test('empty parts and messages are not sent', async () => {
  const { body } = await send([
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: '' },
    {
      role: 'user',
      content: [
        { type: 'text', text: '' },
        { type: 'text', text: 'Are you there?' },
      ],
    },
  ]);
  expect(body.input).toEqual([
    { role: 'user', content: [{ type: 'input_text', text: 'Hello' }] },
    { role: 'user', content: [{ type: 'input_text', text: 'Are you there?' }] },
  ]);
});
