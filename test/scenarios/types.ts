/** A conversation as data: what is asked, which tools there are, and what the endpoint answers turn by turn. */
export interface Scenario {
  readonly name: string;
  readonly prompt: string;
  /** The id of the model; left out where any model may be asked. */
  readonly model?: string;
  readonly tools?: readonly ScenarioTool[];
  /** Custom tools: their input is plain text. */
  readonly customTools?: readonly ScenarioCustomTool[];
  /** Tools that the endpoint runs, by the names that it has for them. */
  readonly hostedTools?: readonly string[];
  /** Tools that the endpoint knows by their type. */
  readonly endpointTools?: readonly ScenarioEndpointTool[];
  /** What the caller says to every request for approval. */
  readonly approval?: { readonly approve: boolean; readonly reason?: string };
  /** What the request asks for beside its tools, by the names of `providerOptions.openai`. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** The request asks for a summary of the reasoning. */
  readonly reasoning?: boolean;
  readonly turns: readonly Turn[];
}

/** A function tool, and what it gives back to every call. */
export interface ScenarioTool {
  readonly name: string;
  readonly description: string;
  /** A JSON schema. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Strings are sent as they stand, anything else as JSON. */
  readonly result: unknown;
  /** What else the tool is declared with, by the names of its `providerOptions.openai`. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface ScenarioCustomTool {
  readonly name: string;
  readonly description: string;
  readonly result: string;
}

/** A tool that the endpoint knows by its type: it has no name of the caller's on the wire. */
export interface ScenarioEndpointTool {
  /** As it is declared on the wire. */
  readonly wire: { readonly type: string; readonly [field: string]: unknown };
  /** The same in the words of the AI SDK: the args of `openai.<type>`. Left out where there are none. */
  readonly args?: Readonly<Record<string, unknown>>;
  /** Where the caller runs it: what it gives back to every call, in the words of the AI SDK. */
  readonly result?: unknown;
  /** Where the caller runs it: the same on the wire, the fields of the item that answers the call. */
  readonly output?: Readonly<Record<string, unknown>>;
}

/** What the endpoint answers to one request; the same shape as the `Turn` of the upstream. */
export interface Turn {
  readonly output: readonly OutputItem[];
  readonly status?: 'completed' | 'incomplete' | 'failed';
  readonly incompleteReason?: 'max_output_tokens' | 'content_filter';
  readonly error?: { readonly code: string; readonly message: string };
  readonly errorEvent?: boolean;
  readonly usage?: Readonly<Partial<Record<TokenCount, number>>>;
}

type TokenCount = 'input_tokens' | 'cached_tokens' | 'cache_write_tokens' | 'output_tokens' | 'reasoning_tokens';

/** An output item in short; ids, call ids and statuses are filled in by the upstream. */
export interface OutputItem {
  readonly type: string;
  readonly [field: string]: unknown;
}

export function message(text: string, fields: Readonly<Record<string, unknown>> = {}): OutputItem {
  return { type: 'message', text, ...fields };
}

export function reasoning(...summary: string[]): OutputItem {
  return { type: 'reasoning', summary };
}

export function call(name: string, args: Readonly<Record<string, unknown>>): OutputItem {
  return { type: 'function_call', name, arguments: JSON.stringify(args) };
}
