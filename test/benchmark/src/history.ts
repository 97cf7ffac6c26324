import type { LanguageModelV1, LanguageModelV1Prompt } from 'provider-v1';
import { ask, ours, peer } from './views.ts';
import { plainHistory, recordedHistory } from './prompts.ts';
import { atMost, type Line } from './report.ts';
import { interleave, median, pairedRatio, type Times } from './rounds.ts';
import { answering, from, pieces } from './wire.ts';

const repeats = 5;
const milliseconds = (times: readonly number[]) => `${(median(times) / repeats).toFixed(2)} ms`;

/** Milliseconds from a long prompt to the request, against the text of its body. */
export async function measureHistory(rounds: number): Promise<Line[]> {
  const lengths = [500, 1000, 2000];
  const plain: Times[] = [];
  for (const length of lengths) plain.push(await time(rounds, plainHistory(length)));
  const recorded = await time(rounds, await recordedHistory(2000));
  const last = plain.at(-1);
  const limit = last === undefined ? [] : [atMost(pairedRatio(last.ours, last.floor), 3, 'floor')];
  const growth = last === undefined ? Number.NaN : pairedRatio(last.ours, plain[0]?.ours ?? []);
  return [
    ...plain.map((times, at) => ({
      ...toLine(`ai4: a history of ${lengths[at]} messages`, times),
      bounds: times === last ? limit : [],
    })),
    toLine('the same of 2000, with our reasoning', recorded),
    {
      measure: 'four times the history',
      ours: `${growth.toFixed(2)} × the time`,
      bounds: [atMost(growth, 4.8, 'times the time')],
    },
  ];
}

function toLine(measure: string, times: Times): Line {
  return {
    measure,
    floor: milliseconds(times.floor),
    ours: milliseconds(times.ours),
    peer: milliseconds(times.peer),
    overFloor: pairedRatio(times.ours, times.floor),
    underPeer: pairedRatio(times.peer, times.ours),
  };
}

async function time(rounds: number, prompt: LanguageModelV1Prompt): Promise<Times> {
  const answer = answering(from(pieces(1, 16)));
  let sent = '';
  const fetch: typeof globalThis.fetch = (url, init) => {
    sent = String(init?.body);
    return answer(url, init);
  };
  const [our, their] = [ours(fetch), peer(fetch)];
  await encode(our, prompt);
  const body: unknown = JSON.parse(sent);
  return interleave(rounds, {
    // The text goes to the same endpoint, so that what is around the encoding is alike.
    floor: () => repeat(async () => (await fetch('', { method: 'POST', body: JSON.stringify(body) })).body?.cancel()),
    ours: () => repeat(() => encode(our, prompt)),
    peer: () => repeat(() => encode(their, prompt)),
  });
}

async function repeat(run: () => Promise<unknown>): Promise<void> {
  for (let at = 0; at < repeats; at++) await run();
}

async function encode(model: LanguageModelV1, prompt: LanguageModelV1Prompt): Promise<void> {
  const { stream } = await ask(model, prompt);
  await stream.cancel();
}
