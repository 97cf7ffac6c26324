import { applyPatchCall } from './apply-patch-call.ts';
import { customToolCall, functionCall } from './calls.ts';
import { codeInterpreterCall } from './code-interpreter-call.ts';
import { computerCall } from './computer-call.ts';
import { imageGenerationCall } from './image-generation-call.ts';
import type { ItemKind } from './kind.ts';
import { mcpApprovalRequest, mcpCall, mcpListTools } from './mcp.ts';
import { message } from './message.ts';
import { compaction, program, programOutput } from './program.ts';
import { reasoning } from './reasoning.ts';
import { fileSearchCall, webSearchCall } from './searches.ts';
import { localShellCall, shellCall, shellCallOutput } from './shell-call.ts';
import { toolSearchCall, toolSearchOutput } from './tool-search.ts';

/** One row per type of item that a turn may name shortly; any other type is sent as it stands, added and done. */
export const itemKinds: Readonly<Record<string, ItemKind<never>>> = {
  message,
  reasoning,
  function_call: functionCall,
  custom_tool_call: customToolCall,
  web_search_call: webSearchCall,
  file_search_call: fileSearchCall,
  code_interpreter_call: codeInterpreterCall,
  image_generation_call: imageGenerationCall,
  mcp_list_tools: mcpListTools,
  mcp_call: mcpCall,
  mcp_approval_request: mcpApprovalRequest,
  shell_call: shellCall,
  shell_call_output: shellCallOutput,
  local_shell_call: localShellCall,
  apply_patch_call: applyPatchCall,
  computer_call: computerCall,
  tool_search_call: toolSearchCall,
  tool_search_output: toolSearchOutput,
  program,
  program_output: programOutput,
  compaction,
};
