import type { Call } from '../bridge.ts';

/** An option, by its name, in every form that the protocol has. */
const options: Readonly<Record<string, ReadonlyArray<string | number | boolean | object>>> = {
  reasoningEffort: ['low'],
  reasoningSummary: ['auto'],
  reasoningMode: ['pro'],
  reasoningContext: ['all_turns'],
  reasoningEffortUpdate: ['low'],
  textVerbosity: ['low'],
  textFormat: [
    { type: 'text' },
    { type: 'json_schema', name: 'a', schema: { type: 'object' }, description: 'An a.', strict: true },
  ],
  instructions: ['Be brief.'],
  includeObfuscation: [false],
  maxToolCalls: [3],
  store: [true],
  previousResponseId: ['resp_1'],
  conversation: ['conv_1'],
  truncation: ['auto'],
  metadata: [{ a: 'b' }],
  serviceTier: ['flex'],
  promptCacheKey: ['a key'],
  promptCacheOptions: [{ mode: 'explicit', ttl: '30m' }],
  promptCacheRetention: ['24h'],
  safetyIdentifier: ['a hash'],
  moderation: [{ model: 'omni-moderation-latest', policy: { input: { mode: 'block' }, output: { mode: 'score' } } }],
  user: ['a user'],
  contextManagement: [[{ type: 'compaction', compactThreshold: 200_000 }]],
  compactionTrigger: [true],
  logprobs: [5],
};

/** A call that names everything that more of an answer may be asked for. */
export const includeCall: Call = {
  providerOptions: {
    openai: {
      include: [
        'file_search_call.results',
        'web_search_call.results',
        'web_search_call.action.sources',
        'message.input_image.image_url',
        'computer_call_output.output.image_url',
        'code_interpreter_call.outputs',
        'reasoning.encrypted_content',
        'message.output_text.logprobs',
      ],
    },
  },
};

/** Calls that set one thing each. */
export const settingCalls: readonly Call[] = [
  includeCall,
  { temperature: 0.5, topP: 0.5 },
  { maxOutputTokens: 100 },
  { responseFormat: { type: 'json' } },
  { responseFormat: { type: 'json', name: 'a', description: 'An a.', schema: { type: 'object', properties: {} } } },
  // Options are JSON of any form, which their type does not say.
  ...Object.entries(options).flatMap(([name, values]) =>
    values.map((value): Call => ({ providerOptions: { openai: { [name]: value as never } } })),
  ),
  {
    providerOptions: { openai: { parallelToolCalls: false } },
    tools: [{ type: 'function', name: 'add', inputSchema: { type: 'object', properties: {} } }],
  },
];
