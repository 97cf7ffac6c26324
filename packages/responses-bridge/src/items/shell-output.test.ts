import { expect, test } from 'vitest';
import { added, decodeParts, done } from '../../test/items.ts';

const item = { type: 'shell_call_output', id: 'sho_1', call_id: 'call_1', output: [] };
const at = (type: string, fields: object) => ({
  type: `response.shell_call_output_content.${type}`,
  output_index: 0,
  ...fields,
});
const exit = (stdout: string, exit_code = 0) => ({ stdout, stderr: '', outcome: { type: 'exit', exit_code } });

test('what commands write is told as it comes, and their whole output last', async () => {
  const output = [exit('ab'), exit('c', 1)];
  const parts = await decodeParts([
    added(item),
    at('delta', { command_index: 0, delta: { stdout: 'a' } }),
    at('delta', { command_index: 0, delta: { stdout: 'b' } }),
    at('delta', { command_index: 1, delta: { stderr: 'oh' } }),
    at('done', { command_index: 0, output: [output[0]] }),
    done({ ...item, output }),
  ]);
  const a = { stdout: 'a', stderr: '' };
  const ab = { stdout: 'ab', stderr: '' };
  const oh = { stdout: '', stderr: 'oh' };
  const whole = { ...ab, outcome: { type: 'exit', exitCode: 0 } };
  const result = { toolCallId: 'call_1', toolName: 'shell' };
  expect(parts).toEqual([
    ...[[a], [ab], [ab, oh], [whole, oh]].map(told => ({
      type: 'tool-result',
      ...result,
      result: { output: told },
      preliminary: true,
    })),
    {
      type: 'tool-result',
      ...result,
      result: { output: [whole, { stdout: 'c', stderr: '', outcome: { type: 'exit', exitCode: 1 } }] },
      providerMetadata: expect.any(Object),
    },
  ]);
});

test('what is told of a long output grows with the output, and not with its square', async () => {
  const deltas = Array.from({ length: 2000 }, () =>
    at('delta', { command_index: 0, delta: { stdout: 'x'.repeat(50) } }),
  );
  const parts = await decodeParts([added(item), ...deltas, done({ ...item, output: [exit('x'.repeat(100_000))] })]);
  expect(JSON.stringify(parts).length).toBeLessThan(10 * 100_000);
});

test.each([
  ['that were not announced', []],
  ['of no form', [added(item), at('delta', { delta: null }), at('delta', { delta: 'x' }), at('done', {})]],
])('pieces %s cost nothing of the whole', async (_, before) => {
  const events = [...before, at('delta', { delta: { stdout: 1 } }), done({ ...item, output: [exit('a')] })];
  const results = (await decodeParts(events)).filter(({ preliminary }: { preliminary?: true }) => !preliminary);
  expect(results).toMatchObject([{ type: 'tool-result', result: { output: [{ stdout: 'a' }] } }]);
});
