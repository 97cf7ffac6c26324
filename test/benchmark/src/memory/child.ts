/** Reads a stream of a given length and prints how much was in use at its worst, above what was in use before. */
import { contestants, type Name } from '../contestants.ts';
import { answering, deltaOf, framesOf, toSse } from '../wire.ts';

/** In megabytes. */
export interface Usage {
  /** Live at the worst sample, after a collection. */
  heap: number;
  rss: number;
}

const [, , name = 'ours', length = '20000'] = process.argv;
const deltas = Number(length);
const samples = 20;

const encode = (text: string) => new TextEncoder().encode(text);
// One delta again and again, and an end without the text: what the endpoint itself holds does not count.
const delta = encode(toSse(deltaOf(0)));
const { before, after } = framesOf(deltas, '');
const [head, tail] = [encode(before.map(toSse).join('')), encode(after.map(toSse).join(''))];

function live(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

/** `observe` is called now and then, with the stream under way. */
function endpoint(many: number, observe: () => void): typeof globalThis.fetch {
  return answering(() => {
    let at = -1;
    return () => {
      at++;
      if (at > 0 && at % Math.ceil(many / samples) === 0) observe();
      if (at === 0) return head;
      if (at <= many) return delta;
      return at === many + 1 ? tail : undefined;
    };
  });
}

const which = name as Name;
await contestants(
  'ai4',
  endpoint(2000, () => {}),
)[which]();
const idle = live();
let worst = 0;
const read = contestants(
  'ai4',
  endpoint(deltas, () => (worst = Math.max(worst, live()))),
)[which];
await read();
console.log(JSON.stringify({ heap: worst - idle, rss: process.resourceUsage().maxRSS / 1e3 } satisfies Usage));
