import { otherWay, told, type Reason } from './reason.ts';

const states = (call: string, ...steps: string[]) => steps.map(step => `response.${call}.${step}`);

/** Why events change nothing. */
export const ofEvents: readonly Reason[] = [
  {
    table: 'Stream events',
    cell: 'decoded',
    rows: [
      ...states('web_search_call', 'in_progress', 'searching', 'completed'),
      ...states('file_search_call', 'in_progress', 'searching', 'completed'),
      ...states('code_interpreter_call', 'in_progress', 'interpreting', 'executing', 'completed'),
      ...states('image_generation_call', 'in_progress', 'generating', 'completed'),
      ...states('mcp_call', 'in_progress', 'executing', 'completed', 'failed'),
      ...states('mcp_list_tools', 'in_progress', 'completed', 'failed'),
    ],
    why: told(
      '`response.output_item.added` and `.done`, whose item has the status; the AI SDK has no part for progress',
    ),
  },
  {
    table: 'Stream events',
    cell: 'decoded',
    rows: ['response.content_part.added'],
    why: told('`response.output_item.added` and the deltas; an item is one block'),
  },
  {
    table: 'Stream events',
    cell: 'decoded',
    rows: ['response.reasoning_summary_part.added'],
    why: told('`summary_index` of the deltas'),
  },
  {
    table: 'Stream events',
    cell: 'decoded',
    rows: ['response.shell_call_output_content.delta', 'response.shell_call_output_content.done'],
    why: told('`response.output_item.done`; ai@6 and ai@7 take what is told before it for one more result'),
  },
  {
    table: 'Stream events',
    cell: 'decoded',
    rows: [
      'response.audio.delta',
      'response.audio.done',
      'response.audio.transcript.delta',
      'response.audio.transcript.done',
    ],
    why: 'never sent: a request of this endpoint has no way to ask for audio',
  },
  {
    table: 'Stream events',
    cell: 'decoded',
    rows: [
      ...states('x_search_call', 'in_progress', 'searching', 'completed'),
      ...states('code_execution_call', 'in_progress', 'completed'),
      'response.mcp_call_output.delta',
    ],
    why: 'xAI: told by `response.output_item.done`, whose item arrives, if need be as a custom part',
  },
  {
    table: 'Stream events',
    cell: 'decoded',
    rows: ['response.reasoning.started', 'response.reasoning.search_queries', 'response.reasoning.stopped'],
    why: 'Perplexity: progress, for which the AI SDK has no part',
  },
  {
    table: 'Stream events',
    cell: 'decoded',
    rows: ['response.metadata', 'codex.rate_limits'],
    why: 'the ChatGPT backend: about the account, not about the answer; raw chunks have them',
  },
  {
    table: 'Stream events',
    cell: 'decoded',
    rows: ['response.inject.created', 'response.inject.failed', 'responsesapi.websocket_timing'],
    why: otherWay,
  },
];
