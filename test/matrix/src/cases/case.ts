import type { Fault, Turn, UpstreamOptions } from '@responses-bridge/upstream';
import type { ResponsesBridgeSettings } from 'responses-bridge';
import type { Connection } from '../connect.ts';
import type { Ask, Driver, Middleware } from '../driver.ts';

/** One thing that every major must show. */
export type Case = AskedCase | PlayedCase;

/** One call, by `generateText` and by `streamText`, and what both give. */
export interface AskedCase {
  readonly name: string;
  /** What the endpoint answers, call by call. */
  readonly script: readonly Turn[];
  readonly faults?: readonly Fault[];
  readonly ask: Ask;
  /** Where only one of the two can show it. Default both. */
  readonly ways?: ReadonlyArray<'generate' | 'stream'>;
  readonly modelId?: string;
  readonly through?: Middleware;
  /** What the answer has in it; beside these things it may have others. */
  readonly shows?: object;
  /** What only a stream has in it, beside that. */
  readonly streams?: object;
  /** What a call fails with: `generateText` rejects with it, and a stream tells it, once, and ends as an error. */
  readonly fails?: object;
  /** What the bodies have in them, in the order in which they were sent. */
  readonly sends?: readonly object[];
  /** The conversation goes on, with messages from a database. */
  readonly goesOn?: GoingOn;
}

/**
 * How a conversation goes on: all that was answered is in the next request, whole where nothing is stored, and by its
 * id where the endpoint stores it.
 */
export interface GoingOn {
  /** What the caller's tools and the user answered, as items of the next request. */
  readonly answers?: readonly object[];
  /** The types of the items that go by their ids, in order, where the endpoint stores them. Those of other types may. */
  readonly references?: readonly string[];
  /** The types of the items that do not go back to an endpoint that stores them. */
  readonly kept?: readonly string[];
}

/** More than one call, or another function than the two: once, or in several ways. */
export interface PlayedCase {
  readonly name: string;
  readonly play: Play | Readonly<Record<string, Play>>;
}

/** Plays, and throws where it does not see what must be seen. */
export type Play = (stage: Stage) => Promise<void>;

/** What a played case plays with. */
export interface Stage {
  readonly driver: Driver;
  connect(options?: UpstreamOptions, settings?: ResponsesBridgeSettings): Promise<Connection>;
}

/** A turn that says one thing. */
export const say = (text: string): Turn => ({ output: [{ type: 'message', text }] });

/** A turn that calls the weather. */
export const askWeather = (city: string): Turn => ({
  output: [{ type: 'function_call', name: 'get_weather', arguments: { city } }],
});

/** An input of one user message with this text, and perhaps other content behind it. */
export const fromUser = (text: string, ...content: object[]) => ({
  role: 'user',
  content: [{ type: 'input_text', text }, ...content],
});
