/** Takes values, one after another, then learns that there are no more. */
export interface Sink<T> {
  put(value: T): void;
  /** Called once. A `failure` says that the values stopped because something broke, a lost connection for instance. */
  end(failure?: unknown): void;
}

/** What a sink is connected to. One pull is one step: it puts whatever the next piece of the network held. */
export interface Pump {
  pull(): Promise<void>;
  /** Nobody wants the rest. */
  cancel(reason?: unknown): Promise<void>;
  /** There is no rest: the values are complete, whatever the network still has to say. */
  release(): void;
}

/**
 * Values to come. Nothing moves before it is connected and pulled, and everything between the two ends is
 * synchronous, because a promise per layer costs more than the work of the layer.
 */
export type Source<T> = (sink: Sink<T>) => Pump;
