import { readFileSync } from 'node:fs';
import { fixtures } from '@responses-bridge/recordings';
import { describe, expect, test } from 'vitest';

const committed = () => readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8');

// What is measured reads the folder when it is imported.
describe.skipIf(!fixtures.present)('docs/protocol.md', () => {
  test('is what the bridge does, and explains what it does not', { timeout: 600_000 }, async () => {
    const { measurePage } = await import('./measure.ts');
    const { text, problems } = await measurePage();
    expect(problems).toEqual([]);
    expect(text).toBe(committed());
  });

  test.each([
    ['response.output_text.delta', '✓'],
    ['response.output_text.done', 'alone'],
    ['response.nothing', ''],
  ])('an event that matters is told from one that does not: %s', async (type, effect) => {
    const { effectOf } = await import('./measure-events.ts');
    expect(await effectOf(type, { delta: 'a', text: 'a', output_index: 0, item_id: 'item_1' })).toBe(effect);
  });

  test('a sample of every published event is one of the protocol', async () => {
    const { variantsOf } = await import('./document.ts');
    const { sampleObject } = await import('./sample.ts');
    const { validateEvent } = await import('@responses-bridge/recordings');
    const events = variantsOf('ResponseStreamEvent');
    expect(events.length).toBe(58);
    const problems = events.flatMap(event => validateEvent({ ...sampleObject(event), type: event.type }));
    // The document requires of two events what it does not name.
    expect(problems.filter(problem => !problem.includes('response_id is not named'))).toEqual([]);
  });
});
