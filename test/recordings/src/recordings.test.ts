import { describe, expect, test } from 'vitest';
import { errors, fixtures, recordings, responses } from './index.ts';

describe.skipIf(!fixtures.present)('the recordings', () => {
  test('are of several vendors', () => {
    const vendors = new Set(recordings.map(({ name }) => name.split('/')[0]));
    expect([...vendors].toSorted()).toEqual(['azure', 'lmstudio', 'openai', 'xai']);
  });

  test('have names of their own', () => {
    const names = [...recordings, ...responses, ...errors].map(({ name }) => name);
    expect(new Set(recordings.map(({ name }) => name)).size).toBe(recordings.length);
    expect(names).toContain('openai/web-search-tool.1');
    expect(names).toContain('openai/reasoning-encrypted-content.1#4');
  });

  test('hold one response each', () => {
    const starts = recordings.map(({ name, events }) => {
      const created = events.filter(event => (event as { type?: unknown }).type === 'response.created');
      return [name, created.length];
    });
    expect(starts.filter(([, count]) => count !== 1)).toEqual([]);
  });

  test('tell what they ended with', () => {
    const statuses = recordings.map(({ response }) => (response as { status?: unknown } | undefined)?.status);
    expect(new Set(statuses)).toEqual(new Set(['completed', 'failed']));
  });

  test('keep refusals apart from responses', () => {
    expect(errors.map(({ name }) => name).toSorted()).toEqual([
      'openai/error.1',
      'openai/reasoning-model-temperature-error',
    ]);
    for (const { body } of responses) expect(body).toMatchObject({ object: 'response', output: expect.any(Array) });
  });
});
