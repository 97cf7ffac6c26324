import { expect, test } from 'vitest';
import { encodeSystem, type SystemContext } from './encode-system.ts';

const encode = (
  content: string,
  openai: Record<string, never>,
  systemRole: SystemContext['systemRole'] = 'developer',
) => {
  const warnings: unknown[] = [];
  const items = encodeSystem(
    { role: 'system', content, providerOptions: { openai } },
    { names: ['openai'], systemRole, warn: warning => void warnings.push(warning) },
  );
  return { items: JSON.parse(JSON.stringify(items)), warnings };
};

const tool = { type: 'function', name: 'add', parameters: {} };
const message = { role: 'developer', content: 'Be brief.' };
const update = { type: 'configuration_update', reasoning: { effort: 'low' } };
const format = { type: 'configuration_update', text: { format: { type: 'text' } } };
const more = { type: 'additional_tools', role: 'developer', tools: [tool] };

interface Row {
  content?: string;
  options?: Record<string, unknown>;
  items: unknown[];
}

test.each<[string, Row]>([
  ['a message', { content: 'Be brief.', items: [message] }],
  ['an empty message', { items: [{ ...message, content: '' }] }],
  ['an effort', { options: { reasoningEffortUpdate: 'low' }, items: [update] }],
  ['a format', { options: { textFormatUpdate: { type: 'text' } }, items: [format] }],
  [
    'both, in one item',
    {
      options: { reasoningEffortUpdate: 'low', textFormatUpdate: { type: 'text' } },
      items: [{ ...format, ...update }],
    },
  ],
  ['more tools', { options: { additionalTools: [tool] }, items: [more] }],
  ['no tools', { content: 'Be brief.', options: { additionalTools: [] }, items: [message] }],
  [
    'a message and more tools after it',
    { content: 'Be brief.', options: { additionalTools: [tool] }, items: [message, more] },
  ],
])('system messages: %s', (_, { content = '', options = {}, items }) => {
  // Options are JSON of any form, which the type of the rows does not say.
  expect(encode(content, options as Record<string, never>)).toEqual({ items, warnings: [] });
});

test('a model without system messages still gets what the options stand for', () => {
  const { items, warnings } = encode('Be brief.', { additionalTools: [tool] } as never, 'remove');
  expect(items).toEqual([more]);
  expect(warnings).toHaveLength(1);
});
