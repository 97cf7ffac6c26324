import type { Lack, Lacks } from '@responses-bridge/matrix';
import type { Turn } from '@responses-bridge/scenarios';
import type { Upstream } from '@responses-bridge/upstream';

/** What an endpoint is to answer, request by request, and how it is to misbehave. */
export interface Play {
  readonly turns: readonly Turn[];
  readonly fault?: Fault;
}

/** An HTTP error before the stream, a stream whose connection ends early, or one so slow that it can be stopped. */
export type Fault = 'http-error' | 'cut' | 'slow';

/** What an error before the stream says. */
export const refusal = { status: 429, message: 'Too much of it.' };

/** An endpoint that others wrote, or our strict upstream behind a proxy that others wrote. */
export interface Endpoint {
  readonly name: string;
  /** Whether our own endpoint is behind it. */
  readonly proxy?: true;
  /** The types of items and the endings that it can be told to say; left out where it can say all. */
  readonly words?: readonly string[];
  /** What it cannot play or gets wrong, by case, or by case and way. These are run as well, and have to fail. */
  readonly lacks: Lacks;
  /** Starts what serves all plays. */
  start(): Promise<Running>;
}

/** An endpoint that takes plays. */
export interface Running {
  open(play: Play): Promise<Opened>;
  close(): Promise<void>;
}

/** An endpoint with a play, as the bridge is told of it. */
export interface Opened {
  readonly baseURL: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Our own endpoint, where there is one behind it. */
  readonly upstream?: Upstream;
  /** How many results of tools it has read in each request, where it tells. */
  resultsRead?(): readonly number[];
  close(): Promise<void>;
}

/** An endpoint that needs nothing but a play. */
export const standalone = (open: Running['open']) => async (): Promise<Running> => ({ open, close: async () => {} });

/** The same lack of several cases. */
export const eachOf = (names: readonly string[], lack: Lack): Lacks =>
  Object.fromEntries(names.map(name => [name, lack]));
