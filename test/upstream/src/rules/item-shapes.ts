/** What an input item must and may hold. */
export interface ItemShape {
  readonly required: readonly string[];
  /** Undefined: other keys are let through, because the service adds some to its own items. */
  readonly optional?: readonly string[];
}

/** Every type of input item; `message` is told apart by its role. */
export const itemShapes: Readonly<Record<string, ItemShape>> = {
  message: { required: ['role', 'content'], optional: ['id', 'status', 'phase'] },
  item_reference: { required: ['id'], optional: [] },
  reasoning: { required: ['summary'], optional: ['id', 'encrypted_content', 'content', 'status'] },
  function_call: { required: ['call_id', 'name', 'arguments'], optional: ['id', 'caller', 'namespace', 'status'] },
  function_call_output: {
    required: ['call_id', 'output'],
    optional: ['id', 'name', 'namespace', 'caller', 'status'],
  },
  custom_tool_call: { required: ['call_id', 'name', 'input'], optional: ['id', 'caller', 'namespace', 'status'] },
  custom_tool_call_output: { required: ['call_id', 'output'], optional: ['id', 'caller'] },
  web_search_call: { required: ['id', 'status', 'action'] },
  file_search_call: { required: ['id', 'status', 'queries'] },
  code_interpreter_call: { required: ['id', 'status', 'container_id', 'code', 'outputs'] },
  image_generation_call: { required: ['id', 'status', 'result'] },
  computer_call: { required: ['id', 'call_id', 'pending_safety_checks', 'status'] },
  computer_call_output: { required: ['call_id', 'output'] },
  local_shell_call: { required: ['id', 'call_id', 'action', 'status'] },
  local_shell_call_output: { required: ['id', 'output'] },
  shell_call: { required: ['call_id', 'action'] },
  shell_call_output: { required: ['call_id', 'output'] },
  apply_patch_call: { required: ['call_id', 'status', 'operation'] },
  apply_patch_call_output: { required: ['call_id', 'status'] },
  mcp_list_tools: { required: ['id', 'server_label', 'tools'] },
  mcp_approval_request: { required: ['id', 'server_label', 'name', 'arguments'] },
  mcp_approval_response: { required: ['approval_request_id', 'approve'] },
  mcp_call: { required: ['id', 'server_label', 'name', 'arguments'] },
  tool_search_call: { required: ['arguments'] },
  tool_search_output: { required: ['tools'] },
  additional_tools: { required: ['role', 'tools'] },
  compaction: { required: ['encrypted_content'] },
  compaction_trigger: { required: [] },
  program: { required: ['id', 'call_id', 'code', 'fingerprint'] },
  program_output: { required: ['id', 'call_id', 'result', 'status'] },
};

/** The content parts of a message by the side that wrote it, and those of a tool's output. */
export const partTypes = {
  assistant: ['output_text', 'refusal'],
  others: ['input_text', 'input_image', 'input_file'],
};

/** What a content part must and may hold. */
export const partShapes: Readonly<Record<string, Required<ItemShape>>> = {
  input_text: { required: ['text'], optional: ['prompt_cache_breakpoint'] },
  input_image: { required: [], optional: ['image_url', 'file_id', 'detail', 'prompt_cache_breakpoint'] },
  input_file: {
    required: [],
    optional: ['file_id', 'filename', 'file_data', 'file_url', 'detail', 'prompt_cache_breakpoint'],
  },
  output_text: { required: ['text'], optional: ['annotations', 'logprobs'] },
  refusal: { required: ['refusal'], optional: [] },
};

/** What the service names when a part's type is none it knows. */
export const allPartTypes = [
  'input_text',
  'input_image',
  'output_text',
  'refusal',
  'input_file',
  'computer_screenshot',
  'summary_text',
];
