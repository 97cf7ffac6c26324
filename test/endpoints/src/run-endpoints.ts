import { keepSecrets, type Driver, type Lack } from '@responses-bridge/matrix';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aimock } from './aimock.ts';
import { cases, type Case } from './cases.ts';
import { codexProgram, codexProxy } from './codex-proxy.ts';
import type { Endpoint, Running } from './endpoint.ts';
import { llmMock } from './llm-mock.ts';
import { portkey } from './portkey.ts';
import { setStage } from './stage.ts';
import { beyond } from './turns.ts';

const endpoints: readonly Endpoint[] = [
  aimock,
  llmMock,
  portkey,
  ...(codexProgram === undefined ? [] : [codexProxy(codexProgram)]),
];

/** Runs the common cases over a major, against every endpoint that others wrote. */
export function runEndpoints(driver: Driver): void {
  keepSecrets();
  // Warnings are looked at by the matrix.
  beforeAll(() => void vi.stubGlobal('AI_SDK_LOG_WARNINGS', false));
  describe.each(endpoints)(`ai@${driver.major} against $name`, endpoint => testEndpoint(driver, endpoint));
  if (codexProgram === undefined)
    test.skip("OpenAI's responses-api-proxy: CODEX_PROGRAM names no program of @openai/codex");
}

function testEndpoint(driver: Driver, { lacks, proxy, words, start }: Endpoint): void {
  let running: Running | undefined;
  beforeAll(async () => void (running = await start()));
  afterAll(() => running?.close());

  const run = async (one: Case, play: Case['ways'][number][1]) => {
    if (running === undefined) expect.unreachable('it has not started');
    const opened = await running.open(one);
    try {
      const stage = setStage(driver, opened);
      await play(stage);
      stage.check();
    } finally {
      await opened.close();
    }
  };

  const asked = cases.filter(({ proxied }) => proxy || !proxied);
  const wordless = asked.filter(({ turns }) => words !== undefined && beyond(words, turns) !== undefined);

  describe.each(asked.filter(one => !wordless.includes(one)))('$name', one => {
    for (const [way, play] of one.ways) {
      const lack = lacks[one.name] ?? lacks[`${one.name}, ${way}`];
      test(lack === undefined ? way : `${way}: not here, as ${lack.why}`, () =>
        lack === undefined ? run(one, play) : expectLack(run(one, play), lack),
      );
    }
  });

  test.each(wordless)('$name: not here, as it has no words for it', async one => {
    await expect(running?.open(one)).rejects.toThrow('It has no word for');
  });

  test('no lack is of a case that does not exist', () => {
    const names = asked.flatMap(({ name, ways }) => [name, ...ways.map(([way]) => `${name}, ${way}`)]);
    expect(Object.keys(lacks).filter(name => !names.includes(name))).toEqual([]);
  });
}

async function expectLack(played: Promise<void>, { seen }: Lack): Promise<void> {
  await expect(played).rejects.toThrow(seen);
}
