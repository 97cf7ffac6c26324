import { expect } from 'vitest';
import type { AskedCase, Case, Play, Stage } from './cases/index.ts';
import { modelId } from './connect.ts';
import type { Answer, Streamed } from './driver.ts';
import { tell } from './secrets.ts';

/** A case in each of its ways. */
export function playsOf(one: Case): Array<[way: string, play: Play]> {
  if (!('play' in one)) {
    const { ways = ['generate', 'stream'] as const } = one;
    return ways.map(way => [way, stage => ask(one, way, stage)]);
  }
  return typeof one.play === 'function' ? [['', one.play]] : Object.entries(one.play);
}

async function ask(one: AskedCase, way: 'generate' | 'stream', { driver, connect }: Stage): Promise<void> {
  const { script, faults, through, shows, fails, sends } = one;
  await using connection = await connect({ script, ...(faults && { faults }) });
  const bare = connection.bridge(one.modelId ?? modelId);
  const model = through === undefined ? bare : driver.wrap(bare, through, () => {});
  if (fails !== undefined) {
    if (way === 'generate') await expect(told(driver.generate(model, one.ask))).rejects.toMatchObject(fails);
    else expectFailure(await told(driver.stream(model, one.ask)), fails, shows);
    return;
  }
  const answer: Answer & Partial<Streamed> = await told(driver[way](model, one.ask));
  for (const error of answer.errors ?? []) throw error;
  expect(answer).toMatchObject(shows ?? {});
  const bodies = connection.bodies();
  if (sends !== undefined) expect(bodies).toMatchObject(sends);
}

/** A failure within a stream is told once, and never looks like a good ending. */
function expectFailure(answer: Streamed, expected: object, shows: object = {}): void {
  expect(answer.errors).toMatchObject([expected]);
  expect(answer.finishReason).toMatch(/^(error|interrupted|)$/);
  expect(answer).toMatchObject(shows);
}

/** What a call has given or thrown, kept for the search for keys. */
async function told<T>(call: Promise<T>): Promise<T> {
  try {
    const result = await call;
    tell(result);
    return result;
  } catch (error) {
    tell(error);
    throw error;
  }
}
