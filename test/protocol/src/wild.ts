import type { Wire } from './bridge.ts';

const ofItem = { output_index: 0, item_id: 'item_1' };

/** Events that servers were seen to send and that the published document does not have, with what they carry. */
export const wildEvents: Readonly<Record<string, Wire>> = {
  keepalive: { sequence_number: 3 },
  'response.done': { response: { id: 'resp_1', object: 'response', status: 'completed', output: [] } },
  'response.apply_patch_call_operation_diff.delta': { ...ofItem, delta: '+a' },
  'response.apply_patch_call_operation_diff.done': { ...ofItem, diff: '+a' },
  'response.reasoning.delta': { ...ofItem, content_index: 0, delta: 'Hm.' },
  'response.reasoning.done': { ...ofItem, content_index: 0, text: 'Hm.' },
  'response.mcp_call.executing': ofItem,
  'response.code_interpreter_call.executing': ofItem,
  'response.mcp_call_output.delta': { ...ofItem, delta: 'a' },
  'response.x_search_call.in_progress': ofItem,
  'response.x_search_call.searching': ofItem,
  'response.x_search_call.completed': ofItem,
  'response.code_execution_call.in_progress': ofItem,
  'response.code_execution_call.completed': ofItem,
  'response.reasoning.started': {},
  'response.reasoning.search_queries': { queries: ['a'] },
  'response.reasoning.stopped': {},
  'response.metadata': { headers: {}, metadata: {} },
  'response.inject.created': { response_id: 'resp_1' },
  'response.inject.failed': { response_id: 'resp_1', error: { code: 'response_not_found' } },
  'codex.rate_limits': { plan_type: 'plus', rate_limits: {} },
  'responsesapi.websocket_timing': { timing_metrics: {} },
};
