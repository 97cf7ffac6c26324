/** What the AI SDK tells a tool that it runs. Of what its majors have, this is what they share. */
export interface RunContext {
  toolCallId: string;
  /** The messages that led to the call, as the AI SDK has them. */
  messages: unknown[];
  abortSignal?: AbortSignal | undefined;
}

/** What is told of the input of a call, since ai@5. */
export interface Observers<Input> {
  onInputStart?(context: RunContext): void | PromiseLike<void>;
  onInputDelta?(context: RunContext & { inputTextDelta: string }): void | PromiseLike<void>;
  onInputAvailable?(context: RunContext & { input: Input }): void | PromiseLike<void>;
}

/** Runs a tool, since ai@5: at once, later, or piece by piece. */
export type Execute<Input, Output> = (
  input: Input,
  context: RunContext,
) => Output | PromiseLike<Output> | AsyncIterable<Output>;
