import { validateRequest } from '@responses-bridge/recordings';
import { bodyOf, contentOf, type Wire } from './bridge.ts';
import { messageCalls } from './calls/messages.ts';
import { includeCall, settingCalls } from './calls/settings.ts';
import { toolCalls } from './calls/tools.ts';
import { variantsOf } from './document.ts';
import { answerIn, requestAfter } from './replay.ts';
import { sampleObject } from './sample.ts';
import { itemsOf, streams, type Item } from './streams.ts';

/** An answer of the endpoint, and the requests that followed it. */
export interface Replayed {
  output: Item[];
  /** What stood for it in the next request, where the endpoint keeps nothing and where it does. */
  whole: Wire[];
  stored: Wire[];
}

/** Every request that the bridge was made to send, and what became of every answer. */
export interface Requests {
  bodies: readonly Wire[];
  /** Those of them in which no one named what to include. */
  asked: readonly Wire[];
  replayed: readonly Replayed[];
}

/** Models that take what most refuse. */
const samplingModel = 'gpt-4.1';

/** Makes the bridge send everything there is to send. Throws where a request is not one of the published document. */
export async function makeRequests(): Promise<Requests> {
  const called = await Promise.all([...messageCalls, ...toolCalls].map(call => bodyOf(call)));
  const set = await Promise.all(
    settingCalls.map(call => bodyOf(call, 'temperature' in call ? samplingModel : undefined)),
  );
  const outputs = [...streams.filter(isWhole).map(itemsOf), ...unseen().map(item => [item])];
  const replays = await Promise.all(outputs.map(replay));
  const bodies = [...called, ...set, ...replays.flatMap(({ bodies: sent }) => sent)];
  const problems = bodies.flatMap(body =>
    validateRequest(body).map(problem => `${problem} ${JSON.stringify(body).slice(0, 400)}`),
  );
  if (problems.length > 0) throw new Error(`The bridge sends what the protocol has not:\n${problems.join('\n')}`);
  const asked = bodies.filter(body => body !== set[settingCalls.indexOf(includeCall)]);
  return { bodies, asked, replayed: replays.map(({ replayed }) => replayed) };
}

/** An item of every type that no stream has. */
function unseen(): Item[] {
  const seen = new Set(streams.flatMap(itemsOf).map(({ type }) => type));
  return variantsOf('OutputItem')
    .filter(({ type }) => !seen.has(type))
    .map(item => ({ ...sampleObject(item), type: item.type, id: 'item_1' }));
}

/** What failed is not gone on from. */
const isWhole = ({ events }: (typeof streams)[number]) =>
  !events.some(({ type }) => type === 'error' || type === 'response.failed');

async function replay(output: Item[]): Promise<{ bodies: Wire[]; replayed: Replayed }> {
  const [whole, stored] = await Promise.all(
    (['stateless', 'stored'] as const).map(async state => {
      const options = { openai: { state } };
      return requestAfter(await contentOf(output, options), options);
    }),
  );
  if (whole === undefined || stored === undefined) throw new Error('Two states make two requests.');
  return { bodies: [whole, stored], replayed: { output, whole: answerIn(whole), stored: answerIn(stored) } };
}
