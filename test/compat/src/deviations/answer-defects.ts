import { defect, type Deviation } from './deviation.ts';

const camelCase = defect(
  ['B21'],
  "The input of a local shell has the keys that the tool's schema has, as in the peer's own stream.",
);
const callsEndTheStep = defect(['B22'], 'A step that ends with a call for the caller ends as tool-calls.');
const oneIdPerBlock = defect(
  ['B15'],
  'The server changes the id of a call half way. What began under one id goes on and ends under it.',
);
const whatOnlyTheEndHas = defect(
  ['B14', 'B15'],
  'The message and the response were never announced. Their ends have the text, the beginning of its block and the id.',
);
const blocksAreClosed = defect(['B15'], 'What a failure leaves open is closed.');
const oneIdOfAnApproval = defect(
  ['B23'],
  'A call that waits for approval has the id that it has in every later turn, and says which approval it is.',
);
const notHeldBack = defect(
  ['B29'],
  'doStream gives its stream at once, and what fails inside of it is an error part. To throw, the peer waits for output.',
);

/** Records of answers that show what the list of defects calls wrong. */
export const answerDefects: readonly Deviation[] = [
  {
    record:
      'OpenAIResponsesLanguageModel > doGenerate > local shell tool > should send request body with include and tool',
    cause: camelCase,
    differences: [
      {
        path: 'content[1:tool-call].input',
        ours: '{"action":{"type":"exec","command":["ls"],"workingDirectory":"/root","env":{}}}',
        theirs: '{"action":{"type":"exec","command":["ls"],"working_directory":"/root","env":{}}}',
      },
    ],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doGenerate > client tool search tool > should map client tool search call to non-provider-executed tool parts',
    cause: callsEndTheStep,
    differences: [
      { path: 'content[0:tool-call].providerMetadata.openai.endpoint', ours: 'd0581782fda70c65' },
      { path: 'finishReason.unified', ours: 'tool-calls', theirs: 'stop' },
    ],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doGenerate > local shell tool > should send request body with include and tool',
    cause: callsEndTheStep,
    differences: [{ path: 'finishReason.unified', ours: 'tool-calls', theirs: 'stop' }],
  },
  {
    record: 'OpenAIResponsesLanguageModel > doGenerate > shell tool > should send request body with include and tool',
    cause: callsEndTheStep,
    differences: [{ path: 'finishReason.unified', ours: 'tool-calls', theirs: 'stop' }],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doStream > client tool search tool > should not include providerExecuted flag for client tool search stream parts',
    cause: callsEndTheStep,
    differences: [{ path: 'parts[5:finish].finishReason.unified', ours: 'tool-calls', theirs: 'stop' }],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doStream > client tool search tool > should use final call_id from done chunk (not provisional from added chunk)',
    cause: callsEndTheStep,
    differences: [{ path: 'parts[5:finish].finishReason.unified', ours: 'tool-calls', theirs: 'stop' }],
  },
  {
    record: 'OpenAIResponsesLanguageModel > doStream > should send streaming tool calls',
    cause: oneIdPerBlock,
    differences: [
      {
        path: 'parts[4:tool-input-end].id',
        ours: 'call_6KxSghkb4MVnunFH2TxPErLP',
        theirs: 'call_pgjcAI4ZegMkP6bsAV7sfrJA',
      },
      {
        path: 'parts[5:tool-call].toolCallId',
        ours: 'call_6KxSghkb4MVnunFH2TxPErLP',
        theirs: 'call_pgjcAI4ZegMkP6bsAV7sfrJA',
      },
      {
        path: 'parts[8:tool-input-end].id',
        ours: 'call_Dg6WUmFHNeR5JxX1s53s1G4b',
        theirs: 'call_X2PAkDJInno9VVnNkDrfhboW',
      },
      {
        path: 'parts[9:tool-call].toolCallId',
        ours: 'call_Dg6WUmFHNeR5JxX1s53s1G4b',
        theirs: 'call_X2PAkDJInno9VVnNkDrfhboW',
      },
    ],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > mixed citation types > should handle file_citation annotations without optional fields in streaming',
    cause: whatOnlyTheEndHas,
    differences: [
      {
        path: 'parts[3:text-start]',
        ours: {
          id: 'msg_456',
          providerMetadata: {
            openai: {
              itemId: 'msg_456',
            },
          },
          type: 'text-start',
        },
      },
      {
        path: 'parts[4:text-delta]',
        ours: { delta: 'Answer for the specified years....', id: 'msg_456', type: 'text-delta' },
      },
      {
        path: 'parts[6:response-metadata]',
        ours: { id: 'resp_456', modelId: 'gpt-5', timestamp: '2009-02-13T23:31:30.000Z', type: 'response-metadata' },
      },
      { path: 'parts[4:finish].providerMetadata.openai.responseId', ours: 'resp_456', theirs: null },
    ],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doStream > errors > should expose raw finish reason from late response.failed incomplete details',
    cause: blocksAreClosed,
    differences: [{ path: 'parts[4:text-end]', ours: { id: 'msg_failed_with_reason', type: 'text-end' } }],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doStream > mcp tool approval > should stream new tool-approval-request when retrying (turn 3)',
    cause: oneIdOfAnApproval,
    differences: [
      {
        path: 'parts[4:tool-call].toolCallId',
        ours: 'mcpr_04a97b4fce127879006949a8672ac081959f95aa8ceedb7cd9',
        theirs: 'generated-0',
      },
      {
        path: 'parts[4:tool-call].providerMetadata',
        ours: { openai: { approvalRequestId: 'mcpr_04a97b4fce127879006949a8672ac081959f95aa8ceedb7cd9' } },
      },
      {
        path: 'parts[5:tool-approval-request].toolCallId',
        ours: 'mcpr_04a97b4fce127879006949a8672ac081959f95aa8ceedb7cd9',
        theirs: 'generated-0',
      },
    ],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doStream > mcp tool approval > should stream new tool-approval-request when retrying (turn 3)',
    cause: callsEndTheStep,
    differences: [{ path: 'parts[6:finish].finishReason.unified', ours: 'tool-calls', theirs: 'stop' }],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doStream > errors > should throw an api error for documented top-level error events before output starts',
    cause: notHeldBack,
    differences: [
      {
        path: 'throws',
        theirs: { $error: 'AI_APICallError', isRetryable: true, message: 'Rate limit reached', statusCode: 429 },
      },
      {
        path: 'parts',
        ours: [
          { type: 'stream-start', warnings: [] },
          {
            rawValue: {
              response: {
                created_at: 1741269019,
                id: 'resp_error_top_level',
                model: 'gpt-4o-2024-07-18',
                service_tier: null,
              },
              sequence_number: 0,
              type: 'response.created',
            },
            type: 'raw',
          },
          {
            id: 'resp_error_top_level',
            modelId: 'gpt-4o-2024-07-18',
            timestamp: '2025-03-06T13:50:19.000Z',
            type: 'response-metadata',
          },
          {
            rawValue: {
              code: 'rate_limit_exceeded',
              message: 'Rate limit reached',
              param: null,
              sequence_number: 1,
              type: 'error',
            },
            type: 'raw',
          },
          { error: { $error: 'AI_APICallError', message: 'Rate limit reached' }, type: 'error' },
          {
            finishReason: { unified: 'error' },
            providerMetadata: { openai: { responseId: 'resp_error_top_level' } },
            type: 'finish',
            usage: { inputTokens: {}, outputTokens: {} },
          },
        ],
      },
    ],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doStream > errors > should throw an api error when response.failed arrives before output starts',
    cause: notHeldBack,
    differences: [
      {
        path: 'throws',
        theirs: { $error: 'AI_APICallError', isRetryable: true, message: 'response failed', statusCode: 500 },
      },
      {
        path: 'parts',
        ours: [
          { type: 'stream-start', warnings: [] },
          {
            id: 'resp_failed_before_output',
            modelId: 'gpt-4o-2024-07-18',
            timestamp: '2025-03-06T13:50:19.000Z',
            type: 'response-metadata',
          },
          { error: { $error: 'AI_APICallError', message: 'response failed' }, type: 'error' },
          {
            finishReason: { unified: 'error' },
            providerMetadata: { openai: { responseId: 'resp_failed_before_output' } },
            type: 'finish',
            usage: { inputTokens: {}, outputTokens: {} },
          },
        ],
      },
    ],
  },
];
