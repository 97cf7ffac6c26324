import { expect } from 'vitest';
import type { AskedCase, Case, Play, Stage } from './cases/index.ts';
import { modelId } from './connect.ts';
import type { Answer, Streamed } from './driver.ts';
import { expectGoneOn, type State } from './going-on.ts';
import { createWiretap, followUp } from './history.ts';
import { tell } from './secrets.ts';

/** A case in each of its ways. */
export function playsOf(one: Case): Array<[way: string, play: Play]> {
  if ('play' in one) return typeof one.play === 'function' ? [['', one.play]] : Object.entries(one.play);
  const { ways = ['generate', 'stream'] as const } = one;
  if (one.goesOn === undefined) return ways.map(way => [way, stage => ask(one, { way }, stage)]);
  return states.flatMap(state =>
    ways.map((way): [string, Play] => [`${way}, ${state}`, stage => ask(one, { way, state }, stage)]),
  );
}

const states: readonly State[] = ['stateless', 'stored'];

interface Way {
  readonly way: 'generate' | 'stream';
  readonly state?: State;
}

async function ask(one: AskedCase, { way, state }: Way, { driver, connect }: Stage): Promise<void> {
  const { faults, through, shows, fails, sends, goesOn } = one;
  const script = goesOn === undefined ? one.script : [...one.script, lastWords];
  const { fetch, answers } = createWiretap();
  await using connection = await connect({ script, ...(faults && { faults }) }, state && { state, fetch });
  const bare = connection.bridge(one.modelId ?? modelId);
  const model = through === undefined ? bare : driver.wrap(bare, through, () => {});
  if (fails !== undefined) {
    if (way === 'generate') await expect(told(driver.generate(model, one.ask))).rejects.toMatchObject(fails);
    else expectFailure(await told(driver.stream(model, one.ask)), fails, shows);
    return;
  }
  const answer: Answer & Partial<Streamed> = await told(driver[way](model, one.ask));
  for (const error of answer.errors ?? []) throw error;
  expect(answer).toMatchObject(way === 'stream' ? { ...shows, ...one.streams } : (shows ?? {}));
  if (goesOn !== undefined) {
    const history = [{ role: 'user', content: one.ask.prompt }, ...fromDatabase(answer.messages)];
    const next: Answer & Partial<Streamed> = await told(driver[way](model, { ...one.ask, history, prompt: followUp }));
    for (const error of next.errors ?? []) throw error;
  }
  const bodies = connection.bodies();
  if (sends !== undefined) expect(bodies).toMatchObject(goesOn === undefined ? sends : [...sends, {}]);
  if (state !== undefined)
    expectGoneOn({ prompt: String(one.ask.prompt), bodies, answers: await answers() }, one, state);
}

/** What a conversation ends with that goes on. */
const lastWords = { output: [{ type: 'message', text: 'That was all.' }] };

const fromDatabase = (messages: readonly unknown[]): unknown[] => JSON.parse(JSON.stringify(messages));

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
