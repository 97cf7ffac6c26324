/** An item of `input`. Its fields are the business of the kind that writes it. */
export interface InputItem {
  type?: string;
  [field: string]: unknown;
}

/** A part of the content of a user message or of a tool's output. */
export type InputContent = { prompt_cache_breakpoint?: Record<string, unknown> } & (
  | { type: 'input_text'; text: string }
  | { type: 'input_image'; image_url?: string; file_id?: string; detail?: string }
  | { type: 'input_file'; file_url?: string; file_id?: string; file_data?: string; filename?: string; detail?: string }
);

/** A message in the easy form, which needs no id. */
export interface InputMessage extends InputItem {
  role: 'user' | 'system' | 'developer' | 'assistant';
  content: string | InputContent[];
  phase?: string;
}

export interface WireTool {
  type: string;
  [field: string]: unknown;
}

/**
 * The body of `POST /responses`: every field that the bridge itself can send. `undefined` is not sent. What is not
 * listed goes through the option `extraBody`.
 */
export interface WireRequest {
  model: string;
  input: InputItem[];
  instructions?: string;
  temperature?: number;
  top_p?: number;
  max_output_tokens?: number;
  /** The format is ours, or what the caller gave in its place. */
  text?: { format?: WireFormat | { type: string; [field: string]: unknown }; verbosity?: string };
  reasoning?: { effort?: string; summary?: string; mode?: string; context?: string };
  tools?: WireTool[];
  tool_choice?: string | Record<string, unknown>;
  parallel_tool_calls?: boolean;
  max_tool_calls?: number;
  previous_response_id?: string;
  conversation?: string;
  include?: string[];
  store?: boolean;
  truncation?: string;
  metadata?: Record<string, string>;
  service_tier?: string;
  prompt_cache_key?: string;
  prompt_cache_options?: Record<string, unknown>;
  prompt_cache_retention?: string;
  context_management?: Array<Record<string, unknown>>;
  safety_identifier?: string;
  moderation?: Record<string, unknown>;
  user?: string;
  top_logprobs?: number;
  stream?: boolean;
  /** Only in a request for a stream. */
  stream_options?: { include_obfuscation: boolean };
  [extra: string]: unknown;
}

export type WireFormat =
  | { type: 'json_object' }
  | { type: 'json_schema'; name: string; description?: string; schema: unknown; strict: boolean };
