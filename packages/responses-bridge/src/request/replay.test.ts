import { describe, expect, test } from 'vitest';
import type { CallOptions, Prompt } from '../spec.ts';
import { encodeRequest } from './encode-request.ts';

type Options = NonNullable<CallOptions['providerOptions']>[string];

const context = { names: ['openai'], endpoint: 'here', modelId: 'gpt-5.3-codex' };
const encode = (prompt: Prompt, openai: Options) => encodeRequest({ prompt, providerOptions: { openai } }, context);
const user = (text: string): Prompt[number] => ({ role: 'user', content: [{ type: 'text', text }] });
const made = (itemId: string) => ({ openai: { itemId } });
const loop: Prompt = [
  user('3 + 4?'),
  {
    role: 'assistant',
    content: [
      { type: 'reasoning', text: 'Hm.', providerOptions: made('rs_1') },
      { type: 'text', text: 'Seven.', providerOptions: made('msg_1') },
    ],
  },
];

describe('a store that extraBody asks for', () => {
  test.each([
    [true, 'stateless'],
    [false, 'stored'],
  ])('is the state of the call: %s comes before %s', async (store, state) => {
    const { body, stored } = await encode(loop, { state, extraBody: { store } });
    expect([body.store, stored]).toEqual([store, store]);
    const asStated = await encode(loop, { store });
    expect([body.input, body.include]).toEqual([asStated.body.input, asStated.body.include]);
  });
});

const goOn = (...prompt: Prompt) => encode(prompt, { conversation: 'conv_1' });

describe('system messages that a conversation has', () => {
  const system: Prompt[number] = { role: 'system', content: 'Be kind.' };
  const told = { role: 'developer', content: 'Be kind.' };

  test('are not sent again, which is told', async () => {
    const { body, warnings } = await goOn(system, ...loop);
    expect(JSON.stringify(body.input)).not.toContain('Be kind.');
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('system messages') }]);
  });

  test('go where they are new to it, without a warning', async () => {
    const begun = await goOn(system, user('Hi'));
    const later = await goOn(...loop, system, user('Hi'));
    for (const { body, warnings } of [begun, later]) {
      expect(body.input).toContainEqual(told);
      expect(warnings).toEqual([]);
    }
  });
});
