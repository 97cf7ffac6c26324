import { otherWay, told, type Reason } from './reason.ts';

const ofCaller = 'what the caller says, which no answer holds; a server that sends it anyway shows as a custom part';

/** Why items are not told, or do not go back. */
export const ofItems: readonly Reason[] = [
  {
    table: 'Output items',
    cell: 'decoded',
    rows: [
      'function_call_output',
      'computer_call_output',
      'local_shell_call_output',
      'apply_patch_call_output',
      'custom_tool_call_output',
    ],
    why: ofCaller,
  },
  { table: 'Output items', cell: 'goes back', rows: ['mcp_approval_response'], why: ofCaller },
  {
    table: 'Output items',
    cell: 'goes back',
    rows: ['additional_tools'],
    why: 'from a history it would let a client declare tools; it is left out with a warning, and where it is kept it goes back by its id',
  },
  {
    table: 'Content of answers, and citations',
    cell: 'encoded',
    rows: ['output_text', 'refusal', 'url_citation', 'file_citation', 'container_file_citation', 'file_path'],
    why: 'a message goes back in the easy form, as text; where things are kept, by its id',
  },
];

/** Why fields of a response are not told. */
export const ofResponses: readonly Reason[] = [
  {
    table: 'Response fields',
    cell: 'decoded',
    rows: [
      'top_logprobs',
      'temperature',
      'top_p',
      'user',
      'safety_identifier',
      'prompt_cache_key',
      'prompt_cache_retention',
      'prompt_cache_options.ttl',
      'prompt_cache_options.mode',
      'previous_response_id',
      'background',
      'max_tool_calls',
      'max_output_tokens',
      'truncation',
      'parallel_tool_calls',
      'conversation.id',
      'reasoning.effort',
      'reasoning.summary',
      'reasoning.generate_summary',
      'tools',
      'tool_choice',
      'instructions',
      'text',
      'prompt',
      'metadata',
    ],
    why: 'it repeats the request',
  },
  { table: 'Response fields', cell: 'decoded', rows: ['object'], why: 'the same in every response' },
  { table: 'Response fields', cell: 'decoded', rows: ['status'], why: told('the event that ends the stream') },
  {
    table: 'Response fields',
    cell: 'decoded',
    rows: ['completed_at'],
    why: 'the AI SDK has one time, that of the start',
  },
  {
    table: 'Response fields',
    cell: 'decoded',
    rows: ['output_text'],
    why: 'made by client libraries; no server sends it',
  },
  { table: 'Usage', cell: 'decoded', rows: ['total_tokens'], why: told('the sum of the others') },
];

/** Why failures are not told as they come. */
export const ofErrors: readonly Reason[] = [
  {
    table: 'Errors',
    cell: 'decoded',
    rows: ['WebSocket error: status', 'WebSocket error: stream_id'],
    why: otherWay,
  },
];
