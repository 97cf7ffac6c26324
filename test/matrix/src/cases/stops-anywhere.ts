import { eventsOf, type Turn } from '@responses-bridge/upstream';
import { expect } from 'vitest';
import { modelId, type Connection } from '../connect.ts';
import { fromUser, say, type Case, type Stage } from './case.ts';

const parameters = { type: 'object', properties: { city: { type: 'string' } } };
const tools = [
  { name: 'get_weather', description: 'The weather in a city.', parameters, result: '7 degrees' },
  { name: 'get_news', description: 'The news of a city.', parameters, result: 'None.' },
];
const call = (name: string) => ({ type: 'function_call', name, arguments: { city: 'Bonn' } }) as const;

/** A loop with everything that a stop can leave alone: thoughts, calls beside each other, hosted calls, and texts between them. */
const loop: readonly Turn[] = [
  {
    output: [
      { type: 'reasoning', summary: ['Look it up.', 'Both.'] },
      { type: 'message', text: 'I look it up.', phase: 'commentary' },
      { type: 'reasoning', summary: [] },
      call('get_weather'),
      call('get_news'),
    ],
  },
  {
    output: [
      { type: 'reasoning', summary: ['Search.'] },
      { type: 'web_search_call', action: { type: 'search', query: 'Bonn' } },
      { type: 'reasoning', summary: ['Once more.'] },
      call('get_weather'),
    ],
  },
  {
    output: [
      { type: 'reasoning', summary: ['Tell it.'] },
      { type: 'message', text: 'It is cold.' },
    ],
  },
];

/** A place where a stream of the loop can end: in which request, behind how many events. */
interface Place {
  readonly request: number;
  readonly afterEvents: number;
}

/** Every place in the stream of one request. */
const placesIn = loop.map((turn, request) => eventsOf(turn).map((_, afterEvents): Place => ({ request, afterEvents })));

type State = 'stateless' | 'stored';

interface Stops {
  readonly state: State;
  readonly places: readonly Place[];
}

const openai = (state: State) => ({ reasoningSummary: 'auto', state });
const hostedTools = ['web_search'];

/** The endpoint took every request, and one of them asks it to go on. */
function expectAccepted({ bodies }: Connection, place: object): void {
  const ends = bodies().map(({ input }) => [input.at(0), input.at(-1)]);
  expect(ends, JSON.stringify(place)).toContainEqual([fromUser('Hi'), fromUser('Go on.')]);
}

/** The connection breaks at each place in turn, and the page goes on with what it has. */
async function expectPageGoesOn({ driver, connect }: Stage, { state, places }: Stops): Promise<void> {
  for (const place of places) {
    await using connection = await connect({
      script: [...loop, say('The end.'), say('The end.')],
      faults: [{ type: 'cut', ...place }],
    });
    const chat = driver.chat(connection.bridge(modelId), {
      tools,
      hostedTools,
      openai: openai(state),
      ignoreIncompleteToolCalls: true,
    });
    await chat.say('Hi');
    chat.reload();
    expect(await chat.say('Go on.'), JSON.stringify(place)).toBeUndefined();
    expectAccepted(connection, place);
  }
}

/** The connection breaks at each place in turn, and the server goes on with the messages that it was given. */
async function expectServerGoesOn({ driver, connect }: Stage, { state, places }: Stops): Promise<void> {
  for (const place of places) {
    await using connection = await connect({
      script: [...loop, say('The end.'), say('The end.')],
      faults: [{ type: 'cut', ...place }],
    });
    const model = connection.bridge(modelId);
    const ask = { tools, hostedTools, openai: openai(state) };
    const { messages } = await driver.stream(model, { ...ask, prompt: 'Hi' });
    const history = [{ role: 'user', content: 'Hi' }, ...JSON.parse(JSON.stringify(messages))];
    const { errors } = await driver.stream(model, { ...ask, history, prompt: 'Go on.' });
    // Newer majors refuse by themselves to send a call that nobody ran.
    if (errors.some(isUnansweredCall))
      expect(connection.bodies(), JSON.stringify(place)).toHaveLength(place.request + 1);
    else {
      expect(errors, JSON.stringify(place)).toEqual([]);
      expectAccepted(connection, place);
    }
  }
}

const isUnansweredCall = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AI_MissingToolResultsError';

/** The user stops the page at each place in turn. */
async function expectStoppedPageGoesOn({ driver, connect }: Stage, { state, places }: Stops): Promise<void> {
  for (const place of places) {
    const stopper = createStopper(place);
    await using connection = await connect(
      { script: [...loop, say('The end.'), say('The end.')], faults: [{ type: 'stall', ...place }] },
      { fetch: stopper.fetch },
    );
    const chat = driver.chat(connection.bridge(modelId), {
      tools,
      hostedTools,
      openai: openai(state),
      ignoreIncompleteToolCalls: true,
      onStop: stopper.onStop,
    });
    expect(await chat.say('Hi'), JSON.stringify(place)).toBeUndefined();
    await connection.upstream.idle();
    chat.reload();
    expect(await chat.say('Go on.'), JSON.stringify(place)).toBeUndefined();
    expectAccepted(connection, place);
  }
}

/** Stops when the events before the place were read: whoever asks for more then has them. */
function createStopper({ request, afterEvents }: Place) {
  let asked = 0;
  let stop: (() => void) | undefined;
  return {
    onStop: (given: () => void) => void (stop = given),
    async fetch(...args: Parameters<typeof globalThis.fetch>): Promise<Response> {
      const response = await globalThis.fetch(...args);
      if (asked++ !== request || response.body === null) return response;
      let text = '';
      const decoder = new TextDecoder();
      const watch = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          controller.enqueue(chunk);
          text += decoder.decode(chunk, { stream: true });
          if (text.split('\n\n').length > afterEvents) stop?.();
        },
        start() {
          if (afterEvents === 0) stop?.();
        },
      });
      return new Response(response.body.pipeThrough(watch), response);
    },
  };
}

/** In every state, request by request. */
const everywhere = (play: (stage: Stage, stops: Stops) => Promise<void>) =>
  Object.fromEntries(
    (['stateless', 'stored'] as const).flatMap(state =>
      placesIn.map((places, request) => [
        `${state}, request ${request}`,
        (stage: Stage) => play(stage, { state, places }),
      ]),
    ),
  );

/** A tool loop that ends at every event in turn, and what comes after. */
export const stopAnywhereCases: readonly Case[] = [
  { name: 'useChat: cut at every event of a tool loop, and go on', play: everywhere(expectPageGoesOn) },
  { name: 'useChat: stop at every event of a tool loop, and go on', play: everywhere(expectStoppedPageGoesOn) },
  { name: 'streamText: cut at every event of a tool loop, and go on', play: everywhere(expectServerGoesOn) },
];
