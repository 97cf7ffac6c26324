import { expect } from 'vitest';
import type { AskedCase, Case, Play, Stage } from './cases/index.ts';
import { modelId } from './connect.ts';
import type { Answer, Ask, Streamed } from './driver.ts';
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
  const { script, faults, through, goesOn } = one;
  const { fetch, answers } = createWiretap();
  const turns = goesOn === undefined ? script : [...script, lastWords];
  await using connection = await connect({ script: turns, ...(faults && { faults }) }, state && { state, fetch });
  const bare = connection.bridge(one.modelId ?? modelId);
  const model = through === undefined ? bare : driver.wrap(bare, through, () => {});
  const call = (asked: Ask): Promise<Answer & Partial<Streamed>> => told(driver[way](model, asked));
  // The connection closes with this call, so what fails is waited for.
  if (one.fails !== undefined) return await expectFailure(way, call(one.ask), { ...one, fails: one.fails });
  const answer = whole(await call(one.ask));
  expect(answer).toMatchObject({ ...one.shows, ...(way === 'stream' && one.streams) });
  const { prompt } = one.ask;
  const history = [{ role: 'user', content: prompt }, ...fromDatabase(answer.messages)];
  if (goesOn !== undefined) whole(await call({ ...one.ask, history, prompt: followUp }));
  const bodies = connection.bodies();
  if (one.sends !== undefined) expect(bodies).toMatchObject([...one.sends, ...(goesOn === undefined ? [] : [{}])]);
  if (state !== undefined) expectGoneOn({ prompt, bodies, answers: await answers() }, one, state);
}

/** An answer whose stream told of no error. */
function whole(answer: Answer & Partial<Streamed>): Answer {
  for (const error of answer.errors ?? []) throw error;
  return answer;
}

/** What a conversation ends with that goes on. */
const lastWords = { output: [{ type: 'message', text: 'That was all.' }] };

const fromDatabase = (messages: readonly unknown[]): unknown[] => JSON.parse(JSON.stringify(messages));

/** A call rejects. A stream tells its failure once, and never looks like a good ending. */
async function expectFailure(
  way: Way['way'],
  call: Promise<Partial<Streamed>>,
  { fails, shows = {} }: { fails: object; shows?: object },
): Promise<void> {
  if (way === 'generate') return expect(call).rejects.toMatchObject(fails);
  const answer = await call;
  expect(answer.errors).toMatchObject([fails]);
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
