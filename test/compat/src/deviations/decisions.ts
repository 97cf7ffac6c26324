import type { Cause, Deviation } from './deviation.ts';

const whereWeDiffer = 'docs/decisions/0008-where-we-differ-from-the-peer.md';
const whatTheEndpointHas = 'docs/decisions/0007-what-the-endpoint-has.md';

const decision = (decided: string, reason: string): Cause => ({ kind: 'design', decided, reason });

const onlyAFinishedItem = decision(
  whereWeDiffer,
  'Encrypted content is taken from a finished item alone, and its last block has it: what an item begins with may be ' +
    'half of it, and each copy of it grows every later request. A delta says only what it adds.',
);
const failuresAreErrors = decision(
  whereWeDiffer,
  'A response that failed is an error, whatever reason stands beside, and every failure is of one class.',
);
const oneResponse = decision(
  whereWeDiffer,
  'The body holds three responses, one after the other, and a call is answered by one: it ends at the terminal event. ' +
    'An option that does not exist is a warning, encrypted content is taken from a finished item, and tagged.',
);
const endpointTag = decision(
  whatTheEndpointHas,
  'Where nothing is stored, what goes back whole carries a tag of the endpoint that made it, as another cannot read it.',
);
const idsOfFiles = decision(
  'packages/responses-bridge/src/items/input-file.ts',
  'No base64 has a hyphen, so these are ids of files, whatever the peer was told of how such ids begin.',
);
const conversationKnows = decision(
  whatTheEndpointHas,
  'The conversation has what the user said before the answer that it has, so it is not told twice.',
);

/** Records that stay the law, and that a decision of ours differs from. */
export const decisions: readonly Deviation[] = [
  {
    record: 'OpenAIResponsesLanguageModel > doGenerate > reasoning > should handle encrypted content with summary',
    cause: onlyAFinishedItem,
    differences: [
      {
        path: 'content[0:reasoning].providerMetadata.openai.reasoningEncryptedContent',
        ours: null,
        theirs: 'encrypted_reasoning_data_abc123',
      },
    ],
  },
  {
    record: 'OpenAIResponsesLanguageModel > doStream > reasoning > should handle encrypted content with summary',
    cause: onlyAFinishedItem,
    differences: [
      {
        path: 'parts[2:reasoning-start].providerMetadata.openai.reasoningEncryptedContent',
        ours: null,
        theirs: 'encrypted_reasoning_data_abc123',
      },
      {
        path: 'parts[3:reasoning-delta].providerMetadata',
        theirs: { openai: { itemId: 'rs_6808709f6fcc8191ad2e2fdd784017b3' } },
      },
      { path: 'parts[4:reasoning-end].providerMetadata.openai.reasoningEncryptedContent', ours: null },
      {
        path: 'parts[5:reasoning-start].providerMetadata.openai.reasoningEncryptedContent',
        ours: null,
        theirs: 'encrypted_reasoning_data_abc123',
      },
      {
        path: 'parts[6:reasoning-delta].providerMetadata',
        theirs: { openai: { itemId: 'rs_6808709f6fcc8191ad2e2fdd784017b3' } },
      },
    ],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doStream > errors > should expose raw finish reason from late response.failed incomplete details',
    cause: failuresAreErrors,
    differences: [
      { path: 'parts[3:error].error.$error', ours: 'AI_APICallError' },
      { path: 'parts[4:finish].finishReason.unified', ours: 'error', theirs: 'length' },
    ],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > doStream > reasoning > should stream with encrypted content include reasoning-delta part',
    cause: oneResponse,
    differences: [
      {
        path: 'parts[0:stream-start].warnings[0:unsupported]',
        ours: {
          details: 'There is no such option. The option extraBody sends fields that are not known here.',
          feature: 'providerOptions.openai.maxCompletionTokens',
          type: 'unsupported',
        },
      },
      { path: 'parts[2:reasoning-start].providerMetadata.openai.endpoint', ours: 'd0581782fda70c65' },
      {
        path: 'parts[2:reasoning-start].providerMetadata.openai.reasoningEncryptedContent',
        ours: null,
        theirs:
          'gAAAAABpPDIUph8czEXzDePCV2lJ27wm7TsbCvazrvHSn0yWitN7RGWq8sjrPtfEYNkSVR8GZzB59nmPMV9haW4HIeHtIFfWz2boJ58r5pqNxfC3bI5TeUSP_O5MmkuIXjU3jHPqpYVyIBGGW7G3ER79DJGZKdBGMiYFNiodJez0fxOuRtRwAJKyIG4ySE3z6an38XFE6ZqHW58_WfI5ASZ_nuNIZtclNTl2qkW9N5X2TaxZj7evx3e24DXjcbMHJvwAnDropoufqTSC5Ec8uBbD_trspO6Ofc44hIOg5osGY8rtEg_Havfv8X6kP5KESMAPjte2aVIK2PdNz6iZFw7F4IWyNJfrREedu1B8q6Xj5XlwIprwZ0EttT9lf1SEIFmjsSzBKUo4vdxYlDLguW1UiX0uCZWQtpMm8BDYYfJnGXgsHuFBkp4wRSpwIEmAboPnHJ7fPm5YKlq-tW9mqMx7jH14aOOhTI6NT-BMWxmHOhSwXRjs6QkC3HPJBPe-GuVdrOeaF6toplDVr3jawhsFiRGX6v25inDLjTvegukgpsBlkpEQUxRtsb1q5OvBQRGaCXdsTPvBFfVPW9fPwz8durYiY4cGCySIt2yyuptC6M4i4dZfF2Fk5Y1LtHCQ-C2BLMo-1nbuae6uFnbEBGztbd8JWDKHX-6z22FhJy9U1GI9qq8n5qUFoVmgp6qIK8v1YSjKG4YTK_sE95ZwJ3X-A_U_MjOZfMyaEgxqX8FCSo_CZMAqT5K9_IRCPPC4fGA1HYgzxPs8P5Ml_-_5q0YnxsbW2SrgzZoKeYMsImgNLPeTk7Wll27KnB3zWeHnpbKZBhhgTybX',
      },
      {
        path: 'parts[3:reasoning-delta].providerMetadata',
        theirs: { openai: { itemId: 'rs_01830d662ab3856501693c321405c88190be3ab04d5782d5f9' } },
      },
      { path: 'parts[4:reasoning-end].providerMetadata.openai.endpoint', ours: 'd0581782fda70c65' },
      { path: 'parts[8:tool-call].providerMetadata.openai.endpoint', ours: 'd0581782fda70c65' },
      {
        path: 'parts[9:response-metadata]',
        theirs: {
          id: 'resp_01830d662ab3856501693c3215903881909b710d150ff65014',
          modelId: 'gpt-5.1-codex-max',
          timestamp: '2025-12-12T15:17:41.000Z',
          type: 'response-metadata',
        },
      },
      {
        path: 'parts[10:tool-input-start]',
        theirs: { id: 'call_Q6pW65MUgW9vF59BmItYGos3', toolName: 'calculator', type: 'tool-input-start' },
      },
      {
        path: 'parts[11:tool-input-delta]',
        theirs: {
          delta: '{"a":19,"b":3,"op":"multiply"}',
          id: 'call_Q6pW65MUgW9vF59BmItYGos3',
          type: 'tool-input-delta',
        },
      },
      { path: 'parts[12:tool-input-end]', theirs: { id: 'call_Q6pW65MUgW9vF59BmItYGos3', type: 'tool-input-end' } },
      {
        path: 'parts[13:tool-call]',
        theirs: {
          input: '{"a":19,"b":3,"op":"multiply"}',
          providerMetadata: { openai: { itemId: 'fc_01830d662ab3856501693c32165be4819098c08f205f8932ef' } },
          toolCallId: 'call_Q6pW65MUgW9vF59BmItYGos3',
          toolName: 'calculator',
          type: 'tool-call',
        },
      },
      {
        path: 'parts[14:response-metadata]',
        theirs: {
          id: 'resp_01830d662ab3856501693c3216bef88190bf0e034cff24137b',
          modelId: 'gpt-5.1-codex-max',
          timestamp: '2025-12-12T15:17:42.000Z',
          type: 'response-metadata',
        },
      },
      {
        path: 'parts[15:tool-input-start]',
        theirs: { id: 'call_Zl5vIMnD7dVAjgU6FkhmiCZh', toolName: 'calculator', type: 'tool-input-start' },
      },
      {
        path: 'parts[16:tool-input-delta]',
        theirs: {
          delta: '{"a":57,"b":10,"op":"multiply"}',
          id: 'call_Zl5vIMnD7dVAjgU6FkhmiCZh',
          type: 'tool-input-delta',
        },
      },
      { path: 'parts[17:tool-input-end]', theirs: { id: 'call_Zl5vIMnD7dVAjgU6FkhmiCZh', type: 'tool-input-end' } },
      {
        path: 'parts[18:tool-call]',
        theirs: {
          input: '{"a":57,"b":10,"op":"multiply"}',
          providerMetadata: { openai: { itemId: 'fc_01830d662ab3856501693c32173d5081908f2121e1c3ff2901' } },
          toolCallId: 'call_Zl5vIMnD7dVAjgU6FkhmiCZh',
          toolName: 'calculator',
          type: 'tool-call',
        },
      },
      {
        path: 'parts[19:response-metadata]',
        theirs: {
          id: 'resp_01830d662ab3856501693c3217ba4c8190a3ddf6c839d4f12a',
          modelId: 'gpt-5.1-codex-max',
          timestamp: '2025-12-12T15:17:43.000Z',
          type: 'response-metadata',
        },
      },
      {
        path: 'parts[20:text-start]',
        theirs: {
          id: 'msg_01830d662ab3856501693c32183a488190a612c410a0a39823',
          providerMetadata: { openai: { itemId: 'msg_01830d662ab3856501693c32183a488190a612c410a0a39823' } },
          type: 'text-start',
        },
      },
      {
        path: 'parts[21:text-delta]',
        theirs: {
          delta: 'The final result is **570**.',
          id: 'msg_01830d662ab3856501693c32183a488190a612c410a0a39823',
          type: 'text-delta',
        },
      },
      {
        path: 'parts[22:text-end]',
        theirs: {
          id: 'msg_01830d662ab3856501693c32183a488190a612c410a0a39823',
          providerMetadata: { openai: { itemId: 'msg_01830d662ab3856501693c32183a488190a612c410a0a39823' } },
          type: 'text-end',
        },
      },
      {
        path: 'parts[23:finish].providerMetadata.openai.responseId',
        ours: 'resp_01830d662ab3856501693c321345c88190b0de00f3b9975691',
        theirs: 'resp_01830d662ab3856501693c3217ba4c8190a3ddf6c839d4f12a',
      },
      { path: 'parts[23:finish].usage.inputTokens.noCache', ours: 134, theirs: 299 },
      { path: 'parts[23:finish].usage.inputTokens.total', ours: 134, theirs: 299 },
      { path: 'parts[23:finish].usage.outputTokens.text', ours: 28, theirs: 12 },
      { path: 'parts[23:finish].usage.outputTokens.total', ours: 28, theirs: 12 },
    ],
  },
  {
    record:
      'OpenAIResponsesLanguageModel > mixed citation types > compaction > should stream compaction output item from real fixture',
    cause: endpointTag,
    differences: [
      { path: 'parts[2:text-start].providerMetadata.openai.endpoint', ours: 'd0581782fda70c65' },
      { path: 'parts[4:text-end].providerMetadata.openai.endpoint', ours: 'd0581782fda70c65' },
      { path: 'parts[5:custom].providerMetadata.openai.endpoint', ours: 'd0581782fda70c65' },
    ],
  },
  {
    record:
      'convertToOpenAIResponsesInput > user messages > provider reference support > should treat plain strings as base64 data',
    cause: idsOfFiles,
    differences: [
      { path: 'body.input[0:user].content[0:input_image].image_url', theirs: 'data:image/png;base64,file-12345' },
      { path: 'body.input[0:user].content[0:input_image].file_id', ours: 'file-12345' },
      { path: 'body.input[0:user].content[1:input_file].filename', theirs: 'test.pdf' },
      {
        path: 'body.input[0:user].content[1:input_file].file_data',
        theirs: 'data:application/pdf;base64,assistant-abc123',
      },
      { path: 'body.input[0:user].content[1:input_file].file_id', ours: 'assistant-abc123' },
    ],
  },
  {
    record:
      'convertToOpenAIResponsesInput > hasConversation > should skip assistant tool-call messages with item IDs when hasConversation is true',
    cause: conversationKnows,
    differences: [
      {
        path: 'body.input[0:user]',
        theirs: { role: 'user', content: [{ type: 'input_text', text: 'What is the weather?' }] },
      },
    ],
  },
];
