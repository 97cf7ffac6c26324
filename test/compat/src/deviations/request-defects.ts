import { defect, type Deviation } from './deviation.ts';

const noImpliedSummary = defect(
  ['B12'],
  'An effort asks for no summary, which the endpoint refuses to organisations that are not verified.',
);
const approvalAsGiven = defect(
  ['B4'],
  "Left out, the approval is the endpoint's to say, which asks for every call. The peer says that none is needed.",
);
const reasoningIsFollowed = defect(
  ['B9'],
  'The endpoint refuses a reasoning item that nothing follows, so it is left out with a warning.',
);

/** Records of requests that show what the list of defects calls wrong. */
export const requestDefects: readonly Deviation[] = [
  {
    record:
      'OpenAIResponsesLanguageModel > doGenerate > basic text response > should send GPT-5.6 reasoning effort, mode, and context',
    cause: noImpliedSummary,
    differences: [{ path: 'body.reasoning.summary', theirs: 'detailed' }],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doGenerate > basic text response > top-level reasoning option > should map top-level reasoning=low to reasoning effort',
    cause: noImpliedSummary,
    differences: [{ path: 'body.reasoning.summary', theirs: 'detailed' }],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doGenerate > basic text response > top-level reasoning option > should map top-level reasoning=medium to reasoning effort',
    cause: noImpliedSummary,
    differences: [{ path: 'body.reasoning.summary', theirs: 'detailed' }],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doGenerate > basic text response > top-level reasoning option > should let providerOptions.openai.reasoningEffort take precedence over top-level reasoning',
    cause: noImpliedSummary,
    differences: [{ path: 'body.reasoning.summary', theirs: 'detailed' }],
  },
  {
    record: 'OpenAIResponsesLanguageModel > doGenerate > mcp tool > should send request body with tool',
    cause: approvalAsGiven,
    differences: [{ path: 'body.tools[0:mcp].require_approval', theirs: 'never' }],
  },
  {
    record:
      'prepareResponsesTools > allowedTools provider option > tools that cannot be allow-listed > should drop an ambiguous canonical name when several tools share it',
    cause: approvalAsGiven,
    differences: [
      { path: 'body.tools[1:mcp].require_approval', theirs: 'never' },
      { path: 'body.tools[2:mcp].require_approval', theirs: 'never' },
    ],
  },
  {
    record:
      'convertToOpenAIResponsesInput > assistant messages > reasoning messages (store: false) > single summary part with empty text > should create empty summary for initial empty text with encrypted content',
    cause: reasoningIsFollowed,
    differences: [
      {
        path: 'body.input[0:reasoning]',
        theirs: { type: 'reasoning', id: 'reasoning_001', encrypted_content: 'encrypted_content_001', summary: [] },
      },
      {
        path: 'providerMetadata.openai.repairs',
        ours: [{ item: 'reasoning reasoning_001', reason: 'has nothing that follows it', action: 'left out' }],
      },
      {
        path: 'warnings[0:other]',
        ours: {
          message: 'Reasoning in the history (reasoning_001) has nothing that follows it. It is left out.',
          type: 'other',
        },
      },
    ],
  },
];
