/** A conversation as data: what is asked, which tools there are, and what the endpoint answers turn by turn. */
export interface Scenario {
  readonly name: string;
  readonly prompt: string;
  readonly tools?: readonly ScenarioTool[];
  /** Custom tools: their input is plain text. */
  readonly customTools?: readonly ScenarioCustomTool[];
  /** Tools that the endpoint runs, by the names that it has for them. */
  readonly hostedTools?: readonly string[];
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
}

export interface ScenarioCustomTool {
  readonly name: string;
  readonly description: string;
  readonly result: string;
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
