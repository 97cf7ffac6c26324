import type { JsonObject } from '../types.ts';

/** What a value is made from: the words of the user, and the schema that references point into. */
export interface ValueContext {
  readonly text: string;
  /** The place that is meant, when the text names several. */
  readonly place: string | undefined;
  readonly root: JsonObject;
  /** The name of the property that the value is for. */
  readonly name: string;
  /** Guards against schemas that contain themselves. */
  readonly depth: number;
}
