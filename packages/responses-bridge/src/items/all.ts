/** Every kind of item we know. To add one: write its file, export it here. */
export { applyPatchCall } from './apply-patch-call.ts';
export { codeInterpreterCall } from './code-interpreter-call.ts';
export { compaction } from './compaction.ts';
export { computerCall } from './computer-call.ts';
export { customToolCall } from './custom-tool-call.ts';
export { fileSearchCall } from './file-search-call.ts';
export { functionCall } from './function-call.ts';
export { imageGenerationCall } from './image-generation-call.ts';
export { localShellCall } from './local-shell-call.ts';
export { mcpApprovalRequest, mcpApprovalResponse } from './mcp-approval.ts';
export { mcpCall } from './mcp-call.ts';
export { mcpListTools } from './mcp-list-tools.ts';
export { message } from './message.ts';
export { program, programOutput } from './program.ts';
export { reasoning } from './reasoning.ts';
export { shellCall, shellCallOutput } from './shell-call.ts';
export { toolSearchCall, toolSearchOutput } from './tool-search-call.ts';
export { webSearchCall } from './web-search-call.ts';
