import { assert, asyncProperty, constantFrom, option as optional, record } from 'fast-check';
import { expect, test } from 'vitest';
import { refuseFirst, sender } from './refuse.ts';

const option = <T>(...values: T[]) => optional(constantFrom(...values), { nil: undefined });

test('whatever a model takes of it: every combination is taken in the end, and nothing else changes', async () => {
  const bodies = record({
    model: constantFrom('gpt-4o', 'gpt-5', 'gpt-5-pro', 'gpt-5.1', 'gpt-5.3-codex', 'o3', 'gpt-5.6', 'local'),
    temperature: option(0, 0.7, 3),
    top_p: option(0.5, 2),
    top_logprobs: option(0, 5, 25),
    include: option(
      ['reasoning.encrypted_content'],
      ['message.output_text.logprobs', 'reasoning.encrypted_content'],
      ['code_interpreter_call.outputs', 'no.such_value'],
    ),
    reasoning: record({
      effort: option('none', 'minimal', 'low', 'high', 'xhigh', 'max', 'huge'),
      summary: option('auto', 'detailed', 'long'),
    }),
    text: record({ verbosity: option('low', 'medium', 'high', 'chatty') }),
    service_tier: option('auto', 'flex', 'turbo'),
    max_output_tokens: option(1, 15, 16, 4000),
    prompt_cache_key: option('k', 'k'.repeat(65)),
  });
  const rest = { input: [{ role: 'user', content: 'Hi' }], instructions: 'Be brief.', store: false };
  await assert(
    asyncProperty(bodies, async body => {
      const { upstream, bodies: sent, fetch } = refuseFirst([]);
      const given = { ...rest, ...body, stream: true } as Parameters<ReturnType<typeof sender>>[0];
      const { warnings } = await sender(fetch)(given);
      expect(upstream.requests.at(-1)?.rejected).toBeUndefined();
      expect(sent.at(-1)).toMatchObject({ ...rest, model: body.model });
      expect(warnings.length > 0).toBe(sent.length > 1);
      if (sent.length === 1) expect(sent[0]).toEqual(JSON.parse(JSON.stringify(given)));
    }),
    { numRuns: 300 },
  );
});
