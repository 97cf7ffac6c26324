/** Any JSON object, as it comes over the wire. */
export type JsonObject = Record<string, unknown>;

/** A message of the assistant. `text` and `refusal` are short for a `content` of one part. */
export interface MessageSpec {
  readonly type: 'message';
  readonly id?: string;
  readonly status?: string;
  readonly phase?: 'commentary' | 'final_answer';
  readonly text?: string;
  readonly annotations?: readonly JsonObject[];
  readonly refusal?: string;
  readonly content?: readonly ContentSpec[];
}

/** A content part of a message. */
export type ContentSpec =
  | { readonly type: 'output_text'; readonly text: string; readonly annotations?: readonly JsonObject[] }
  | { readonly type: 'refusal'; readonly refusal: string };

/** A reasoning item. `summary` and `content` are the texts of its parts; both default to none. */
export interface ReasoningSpec {
  readonly type: 'reasoning';
  readonly id?: string;
  readonly summary?: readonly string[];
  readonly content?: readonly string[];
}

/** A call of a declared function. `arguments` that is no string is written as JSON. */
export interface FunctionCallSpec {
  readonly type: 'function_call';
  readonly id?: string;
  readonly call_id?: string;
  readonly name: string;
  readonly arguments: string | JsonObject;
  readonly namespace?: string;
  readonly caller?: JsonObject;
  readonly status?: string;
}

/** A call of a custom tool: its input is plain text. */
export interface CustomToolCallSpec {
  readonly type: 'custom_tool_call';
  readonly id?: string;
  readonly call_id?: string;
  readonly name: string;
  readonly input: string;
  readonly namespace?: string;
  readonly caller?: JsonObject;
  readonly status?: string;
}

/** A search of the web that the service itself has made. `sources` of the action are told where they were asked for. */
export interface WebSearchCallSpec {
  readonly type: 'web_search_call';
  readonly id?: string;
  readonly action: JsonObject;
  readonly status?: string;
}

/** A search of uploaded files. The results are told where they were asked for. */
export interface FileSearchCallSpec {
  readonly type: 'file_search_call';
  readonly id?: string;
  readonly queries: readonly string[];
  readonly results?: readonly JsonObject[];
  readonly status?: string;
}

/** Code that the service has run. The outputs are told where they were asked for. */
export interface CodeInterpreterCallSpec {
  readonly type: 'code_interpreter_call';
  readonly id?: string;
  readonly code: string;
  readonly container_id: string;
  readonly outputs?: readonly JsonObject[];
  readonly status?: string;
}

/** An image that the service has made, base64. `partials` are what it sent on the way. */
export interface ImageGenerationCallSpec {
  readonly type: 'image_generation_call';
  readonly id?: string;
  readonly result: string | null;
  readonly partials?: readonly string[];
  readonly revised_prompt?: string;
  readonly status?: string;
}

/** The tools of an MCP server, or why they could not be listed. */
export interface McpListToolsSpec {
  readonly type: 'mcp_list_tools';
  readonly id?: string;
  readonly server_label: string;
  readonly tools: readonly JsonObject[];
  readonly error?: string;
}

/** A call of an MCP server's tool that the service has made. */
export interface McpCallSpec {
  readonly type: 'mcp_call';
  readonly id?: string;
  readonly server_label: string;
  readonly name: string;
  readonly arguments: string | JsonObject;
  readonly output?: string;
  readonly error?: JsonObject;
  readonly approval_request_id?: string;
  readonly status?: string;
}

/** A call of an MCP server's tool that waits for the caller's word. */
export interface McpApprovalRequestSpec {
  readonly type: 'mcp_approval_request';
  readonly id?: string;
  readonly server_label: string;
  readonly name: string;
  readonly arguments: string | JsonObject;
}

/** Commands for a shell; with an environment that is a container, the service runs them. */
export interface ShellCallSpec {
  readonly type: 'shell_call';
  readonly id?: string;
  readonly call_id?: string;
  readonly commands: readonly string[];
  readonly timeout_ms?: number;
  readonly max_output_length?: number;
  readonly environment?: JsonObject;
  readonly caller?: JsonObject;
  readonly status?: string;
}

/** What came of commands that the service ran. */
export interface ShellCallOutputSpec {
  readonly type: 'shell_call_output';
  readonly id?: string;
  readonly call_id: string;
  readonly output: readonly JsonObject[];
  readonly max_output_length?: number;
  readonly status?: string;
}

/** A command for the caller's own shell. */
export interface LocalShellCallSpec {
  readonly type: 'local_shell_call';
  readonly id?: string;
  readonly call_id?: string;
  /** Fields of the action beside its type; `env` is none by default. */
  readonly action: JsonObject;
  readonly status?: string;
}

/** A change of one file. */
export interface ApplyPatchCallSpec {
  readonly type: 'apply_patch_call';
  readonly id?: string;
  readonly call_id?: string;
  readonly operation: JsonObject;
  readonly caller?: JsonObject;
  readonly status?: string;
}

/** Actions on a computer; the preview of the tool knows one action at a time. */
export interface ComputerCallSpec {
  readonly type: 'computer_call';
  readonly id?: string;
  readonly call_id?: string;
  readonly action?: JsonObject;
  readonly actions?: readonly JsonObject[];
  readonly pending_safety_checks?: readonly JsonObject[];
  readonly status?: string;
}

/** A search for tools, by the service or by the caller. Default: by the service. */
export interface ToolSearchCallSpec {
  readonly type: 'tool_search_call';
  readonly id?: string;
  /** Of searches by the caller. */
  readonly call_id?: string;
  readonly execution?: 'server' | 'client';
  readonly arguments: JsonObject;
  readonly status?: string;
}

/** The tools that a search by the service has found. */
export interface ToolSearchOutputSpec {
  readonly type: 'tool_search_output';
  readonly id?: string;
  readonly tools: readonly JsonObject[];
  readonly status?: string;
}

/** A program that calls tools in the model's place. */
export interface ProgramSpec {
  readonly type: 'program';
  readonly id?: string;
  readonly call_id: string;
  readonly code: string;
}

/** What a program came to. */
export interface ProgramOutputSpec {
  readonly type: 'program_output';
  readonly id?: string;
  readonly call_id: string;
  readonly result: string;
  readonly status?: string;
}

/** The conversation so far in short, for the service alone to read. */
export interface CompactionSpec {
  readonly type: 'compaction';
  readonly id?: string;
}

/** Any other item: it is sent as it stands, with an id when it has none. */
export interface OtherItemSpec {
  readonly type: string;
  readonly id?: string;
  readonly [field: string]: unknown;
}

/** What the service makes or runs by itself. */
type HostedItemSpec =
  | FileSearchCallSpec
  | CodeInterpreterCallSpec
  | ImageGenerationCallSpec
  | McpListToolsSpec
  | McpCallSpec
  | McpApprovalRequestSpec
  | ShellCallOutputSpec
  | ToolSearchOutputSpec
  | ProgramSpec
  | ProgramOutputSpec
  | CompactionSpec;

/** What the caller may have to run. */
type CallerRunSpec = ShellCallSpec | LocalShellCallSpec | ApplyPatchCallSpec | ComputerCallSpec | ToolSearchCallSpec;

/** What a turn says of one output item; ids, call ids and statuses are filled in. */
export type OutputItemSpec =
  | MessageSpec
  | ReasoningSpec
  | FunctionCallSpec
  | CustomToolCallSpec
  | WebSearchCallSpec
  | HostedItemSpec
  | CallerRunSpec
  | OtherItemSpec;
