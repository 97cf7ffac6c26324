import type { Ending } from '../server/body.ts';
import type { Fault, JsonObject, ResponseEvent } from '../types.ts';

/** What a fault does; each stage is optional, and they run in the order given here. */
export interface FaultStages {
  /** Answers in place of the service: no rule is asked, no turn is played. */
  refuse?(): Response;
  /** Answers a request for a stream in another way. */
  respond?(response: JsonObject): Response;
  /** Edits the events; they are numbered anew afterwards. */
  events?(events: readonly ResponseEvent[]): readonly ResponseEvent[];
  /** Edits the framed events, one text per event. */
  frames?(frames: readonly string[]): readonly string[];
  /** Edits the network chunks. */
  chunks?(chunks: readonly Uint8Array[]): readonly Uint8Array[];
  readonly ending?: Ending;
}

/** A kind of fault: from the options of a fault to what it does. */
export type FaultKind<Type extends Fault['type']> = (fault: Extract<Fault, { type: Type }>) => FaultStages;
