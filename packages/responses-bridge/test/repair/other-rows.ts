import { effort, said, type Row } from './wordings.ts';

/** What other servers say. */
export const otherRows: Record<string, Row> = {
  // The ChatGPT backend
  'a detail': {
    call: { maxOutputTokens: 99 },
    refused: { body: { detail: 'Unsupported parameter: max_output_tokens' } },
    sent: { max_output_tokens: undefined },
    feature: 'maxOutputTokens',
  },
  // xAI
  'a name in camel case': {
    options: effort('low'),
    refused: {
      body: { code: 'invalid-argument', error: 'Model grok-4-latest does not support parameter reasoningEffort.' },
    },
    sent: { reasoning: undefined },
    feature: 'reasoningEffort',
  },
  // Groq
  'a property': {
    options: { serviceTier: 'flex' },
    refused: said("property 'service_tier' is unsupported"),
    sent: { service_tier: undefined },
    feature: 'serviceTier',
  },
  'reasoning as a whole': {
    options: effort('low'),
    refused: said("property 'reasoning' is unsupported"),
    sent: { reasoning: undefined },
    feature: 'reasoningEffort',
  },
  'an effort that is a default': {
    options: effort('high'),
    refused: said('`reasoning_effort` must be one of `none` or `default`'),
    sent: { reasoning: undefined },
    feature: 'reasoningEffort',
  },
  'a bound in back quotes': {
    call: { maxOutputTokens: 99_999 },
    refused: said(
      '`max_output_tokens` must be less than or equal to `8192`, the maximum value for `max_output_tokens` is less than the `context_window` for this model',
    ),
    sent: { max_output_tokens: 8192 },
    feature: 'maxOutputTokens',
  },
  // Ollama
  'a value in double quotes': {
    options: effort('minimal'),
    refused: said(`invalid reasoning value: 'minimal' (must be "high", "medium", "low", "max", or "none")`),
    sent: { reasoning: { effort: 'low' } },
    feature: 'reasoningEffort',
  },
  // vLLM and SGLang
  'an extra input': {
    options: { promptCacheKey: 'k' },
    refused: {
      body: {
        object: 'error',
        message:
          "[{'type': 'extra_forbidden', 'loc': ('body', 'prompt_cache_key'), 'msg': 'Extra inputs are not permitted', 'input': 'k'}]",
        param: null,
      },
    },
    sent: { prompt_cache_key: undefined },
    feature: 'promptCacheKey',
  },
  'a literal': {
    options: effort('xhigh'),
    refused: {
      body: {
        object: 'error',
        message: `1 validation error:\n  {'type': 'literal_error', 'loc': ('body', 'reasoning', 'effort'), 'msg': "Input should be 'low', 'medium' or 'high'", 'input': 'xhigh'}`,
      },
    },
    sent: { reasoning: { effort: 'high' } },
    feature: 'reasoningEffort',
  },
  'a list of details': {
    options: { serviceTier: 'flex' },
    refused: {
      status: 422,
      body: {
        detail: [{ type: 'extra_forbidden', loc: ['body', 'service_tier'], msg: 'Extra inputs are not permitted' }],
      },
    },
    sent: { service_tier: undefined },
    feature: 'serviceTier',
  },
};
