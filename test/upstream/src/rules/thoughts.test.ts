import { describe, expect, test } from 'vitest';
import type { JsonObject, OutputItemSpec } from '../index.ts';
import { client, question } from '../testing/ask.ts';

const call = { server_label: 'links', name: 'shorten', arguments: '{}' };

/** What the service makes after thinking, and takes back as it came. */
const made: readonly OutputItemSpec[] = [
  { type: 'web_search_call', action: { type: 'search', query: 'tea' } },
  { type: 'file_search_call', queries: ['tea'] },
  { type: 'code_interpreter_call', container_id: 'cntr_1', code: '1' },
  { type: 'image_generation_call', result: 'AAAA' },
  { type: 'mcp_call', ...call, output: '' },
  { type: 'tool_search_call', arguments: {} },
];

describe.each(made.map(spec => [spec.type, spec] as const))('%s behind a thought', (type, spec) => {
  async function answered() {
    const said: OutputItemSpec = { type: 'message', text: 'Done.' };
    const script = [{ output: [{ type: 'reasoning' }, spec] }, { output: [said] }];
    const asking = client({ script });
    const asked = { ...question, store: false, include: ['reasoning.encrypted_content'] };
    const { output } = (await asking.ask(asked)) as { output: [thought: JsonObject, item: JsonObject] };
    return { asking, thought: output[0], item: output[1], asked };
  }

  test('is refused without it, by its id', async () => {
    const { asking, thought, item, asked } = await answered();
    const response = await asking.send({ ...asked, input: [{ role: 'user', content: 'Hi' }, item] });
    const { error } = (await response.json()) as { error: JsonObject };
    expect(error['message']).toBe(
      `Item '${String(item['id'])}' of type '${type}' was provided without its required 'reasoning' item: '${String(thought['id'])}'.`,
    );
  });

  test('is what has to follow it', async () => {
    const { asking, thought, asked } = await answered();
    const response = await asking.send({ ...asked, input: [{ role: 'user', content: 'Hi' }, thought] });
    const { error } = (await response.json()) as { error: JsonObject };
    expect(error['message']).toBe(
      `Item '${String(thought['id'])}' of type 'reasoning' was provided without its required following item.`,
    );
  });

  test('is accepted with it', async () => {
    const { asking, thought, item, asked } = await answered();
    const input = [{ role: 'user', content: 'Hi' }, thought, item];
    expect(await asking.ask({ ...asked, input })).toMatchObject({ status: 'completed' });
  });
});
