import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { ask, ways } from './ask.ts';

const stored = (itemId: string, more = {}) => ({ providerOptions: { openai: { itemId, ...more } } });
const user = (text: string): LanguageModelV4Prompt[number] => ({ role: 'user', content: [{ type: 'text', text }] });
const asked = (text: string) => ({ role: 'user', content: [{ type: 'input_text', text }] });
const thought = {
  type: 'reasoning',
  text: 'Hm',
  ...stored('rs_1', { reasoningEncryptedContent: 'sealed' }),
} as const;

describe.each(ways)('%s', way => {
  test('B8: beside previousResponseId nothing is sent that the response has', async () => {
    const { sent } = await ask(way, {
      options: {
        providerOptions: { openai: { store: true, previousResponseId: 'resp_0' } },
        prompt: [
          user('Hello'),
          { role: 'assistant', content: [thought, { type: 'text', text: 'Hi', ...stored('msg_1') }] },
          user('And now?'),
        ],
      },
    });
    expect(sent.input).toEqual([asked('And now?')]);
  });

  test('B9: reasoning that nothing follows is left out, with a warning', async () => {
    const prompt = [user('Hello'), { role: 'assistant' as const, content: [thought] }];
    const { sent, warnings } = await ask(way, { options: { prompt } });
    expect(sent.input).toEqual([asked('Hello')]);
    expect(warnings).toEqual([expect.stringContaining('rs_1')]);
  });

  test('B10: what is not known to be stored is not referred to, and its reasoning goes back whole', async () => {
    const prompt: LanguageModelV4Prompt = [
      { role: 'assistant', content: [thought, { type: 'text', text: 'Hi', ...stored('msg_1') }] },
    ];
    const { sent } = await ask(way, { options: { prompt } });
    expect(sent).toMatchObject({ store: false, include: ['reasoning.encrypted_content'] });
    expect(sent.input).toEqual([
      expect.objectContaining({ type: 'reasoning', encrypted_content: 'sealed' }),
      { role: 'assistant', content: 'Hi' },
    ]);
  });
});
