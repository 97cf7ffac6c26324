import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { topics, type Play, type Stage } from './cases/index.ts';
import { connect, modelId } from './connect.ts';
import type { Driver, Lack, Lacks } from './driver.ts';
import { refusalOf, warningOf } from './other-entries.ts';
import { pairings, removeResult, writeResult, type Pairing, type Seen } from './results.ts';
import { playsOf } from './run-case.ts';
import { keepSecrets, tell, told } from './secrets.ts';

const cases = Object.values(topics).flat();

/**
 * Runs every case over a major, with every entry whose models it runs, sees it refuse the others, and writes down what
 * it saw.
 */
export function runMatrix(driver: Driver): void {
  keepSecrets();
  // Warnings are looked at where they are returned.
  beforeAll(() => void vi.stubGlobal('AI_SDK_LOG_WARNINGS', false));
  for (const pairing of pairings.filter(({ major }) => major === driver.major)) {
    const { major, entry } = pairing;
    const stage: Stage = { driver, connect: (options, settings) => connect(entry, options, settings) };
    const lacks = driver.runs[entry];
    describe(`ai@${major} with responses-bridge/${entry}`, () => {
      beforeAll(() => removeResult(pairing));
      if (lacks === undefined) testRefusal(pairing, stage);
      else testCases(pairing, stage, lacks);
    });
  }
}

function testRefusal(pairing: Pairing, stage: Stage): void {
  const { driver } = stage;
  const refused = refusalOf(pairing);
  const seen: string[] = [];

  test.each(['generate', 'stream'] as const)('refuses to %s', async way => {
    await using connection = await stage.connect();
    const error = await driver[way](connection.bridge(modelId), { prompt: 'Hi' }).then(
      () => expect.unreachable(),
      (failure: unknown) => failure,
    );
    tell(error);
    expect(error).toMatchObject({ name: 'AI_UnsupportedModelVersionError', message: refused });
    expect(connection.upstream.requests).toEqual([]);
    seen.push(way);
  });

  afterAll(() => {
    if (seen.length === 2) writeResult(pairing, { types: driver.types[pairing.entry], refused, cases: {} });
  });
}

function testCases(pairing: Pairing, stage: Stage, lacks: Lacks): void {
  /** How many plays of each case went as they have to. */
  const done = new Map<string, number>();
  const warning = warningOf(pairing);

  for (const [topic, some] of Object.entries(topics)) {
    describe(topic, () => {
      describe.each(some)('$name', one => {
        const lack = lacks[one.name];
        test.each(playsOf(one))(lack === undefined ? '%s' : `%s: not here, as ${lack.why}`, async (_, play) => {
          await (lack === undefined ? play(stage) : expectLack(play, stage, lack));
          done.set(one.name, (done.get(one.name) ?? 0) + 1);
        });
      });
    });
  }

  test('no lack is of a case that does not exist', () => {
    expect(Object.keys(lacks).filter(name => !cases.some(one => one.name === name))).toEqual([]);
  });

  testWarning(stage, warning);

  afterAll(() => {
    const whole = cases.filter(one => done.get(one.name) === playsOf(one).length);
    const seen = whole.map(({ name }): [string, Seen] => [name, lacks[name] ?? { shown: true }]);
    const types = stage.driver.types[pairing.entry];
    writeResult(pairing, { types, ...(warning !== undefined && { warning }), cases: Object.fromEntries(seen) });
  });
}

async function expectLack(play: Play, stage: Stage, { seen }: Lack): Promise<void> {
  await expect(play(stage)).rejects.toThrow(seen);
}

function testWarning({ driver, connect: connectEntry }: Stage, warning: string | undefined): void {
  afterEach(() => void vi.stubGlobal('AI_SDK_LOG_WARNINGS', false));

  test(`logs ${warning === undefined ? 'nothing' : 'a warning'} of the model's version`, async () => {
    vi.stubGlobal('AI_SDK_LOG_WARNINGS', true);
    const before = told.length;
    await using connection = await connectEntry();
    await driver.generate(connection.bridge(modelId), { prompt: 'Hi' });
    const logged = told.slice(before).filter(text => text.includes('specificationVersion'));
    expect(logged).toEqual(warning === undefined ? [] : [expect.stringContaining(warning)]);
  });
}
