import { atMost, effort, effortOf, named, said, sealed, unsupported, type Row } from './wordings.ts';

/** What OpenAI and Azure say, and what stands in front of them. */
export const openaiRows: Record<string, Row> = {
  temperature: {
    call: { temperature: 0.5 },
    refused: unsupported('temperature'),
    sent: { temperature: undefined },
    feature: 'temperature',
  },
  'a temperature that is no default': {
    call: { temperature: 0.16 },
    refused: named(
      'temperature',
      "Unsupported value: 'temperature' does not support 0.16 with this model. Only the default (1) value is supported.",
      'unsupported_value',
    ),
    sent: { temperature: undefined },
    feature: 'temperature',
  },
  'a temperature out of range': {
    call: { temperature: 1.5 },
    refused: named(
      'temperature',
      "Invalid 'temperature': decimal above maximum value. Expected a value <= 1, but got 1.5 instead.",
    ),
    sent: { temperature: 1 },
    feature: 'temperature',
  },
  top_p: { call: { topP: 0.5 }, refused: unsupported('top_p'), sent: { top_p: undefined }, feature: 'topP' },
  top_logprobs: {
    options: { logprobs: 3 },
    refused: unsupported('top_logprobs'),
    sent: { top_logprobs: undefined, include: [sealed] },
    feature: 'logprobs',
  },
  'too many logprobs': {
    options: { logprobs: 20 },
    refused: atMost('top_logprobs', 8, 20),
    sent: { top_logprobs: 8 },
    feature: 'logprobs',
  },
  'logprobs in include': {
    options: { logprobs: 3 },
    refused: named('include', 'logprobs are not supported with reasoning models.', 'unsupported_parameter'),
    sent: { top_logprobs: undefined, include: [sealed] },
    feature: 'logprobs',
  },
  'a value of include': {
    options: { include: ['code_interpreter_call.outputs'] },
    refused: named(
      'include[1]',
      "Invalid value: 'code_interpreter_call.outputs'. Supported values are: 'reasoning.encrypted_content'.",
      'invalid_value',
    ),
    sent: { include: [sealed] },
    feature: 'include',
  },
  'all of include': {
    refused: said("Unknown parameter: 'include'."),
    sent: { include: undefined },
    feature: 'include',
  },
  'encrypted reasoning': {
    refused: named('include', 'Encrypted content is not supported with this model'),
    sent: { include: undefined },
    feature: 'include',
  },
  verbosity: {
    options: { textVerbosity: 'low' },
    refused: named(
      'text.verbosity',
      "Unsupported value: 'low' is not supported with the 'gpt-4.1' model. Supported values are: 'medium'.",
      'unsupported_value',
    ),
    sent: { text: { verbosity: 'medium' } },
    feature: 'textVerbosity',
  },
  'an effort, up': {
    options: effort('minimal'),
    refused: effortOf("'none', 'low', 'medium', and 'high'"),
    sent: { reasoning: { effort: 'low' } },
    feature: 'reasoningEffort',
  },
  'an effort, down': {
    options: effort('max'),
    refused: effortOf("'low' and 'medium'"),
    sent: { reasoning: { effort: 'medium' } },
    feature: 'reasoningEffort',
  },
  'an effort that there is no other for': {
    options: effort('high'),
    refused: effortOf("'none'"),
    sent: { reasoning: undefined },
    feature: 'reasoningEffort',
  },
  'an effort of none': {
    options: effort('none'),
    refused: effortOf("'minimal', 'low', and 'high'"),
    sent: { reasoning: { effort: 'minimal' } },
    feature: 'reasoningEffort',
  },
  'an effort at all': {
    options: { ...effort('low'), reasoningSummary: 'auto' },
    refused: unsupported('reasoning.effort'),
    sent: { reasoning: { summary: 'auto' } },
    feature: 'reasoningEffort',
  },
  'a summary of the unverified': {
    options: { reasoningSummary: 'detailed' },
    refused: named(
      'reasoning.summary',
      'Your organization must be verified to generate reasoning summaries.',
      'unsupported_value',
    ),
    sent: { reasoning: undefined },
    feature: 'reasoningSummary',
  },
  'a summary of another kind': {
    options: { reasoningSummary: 'concise' },
    refused: named(
      'reasoning.summary',
      "Unsupported value: 'concise' is not supported with the 'gpt-5' model. Supported values are: 'auto' and 'detailed'.",
      'unsupported_value',
    ),
    sent: { reasoning: { summary: 'auto' } },
    feature: 'reasoningSummary',
  },
  'a service tier': {
    options: { serviceTier: 'flex' },
    refused: named('service_tier', 'Invalid service_tier argument'),
    sent: { service_tier: undefined },
    feature: 'serviceTier',
  },
  'a cache key': {
    options: { promptCacheKey: 'k' },
    refused: said('Unrecognized request argument supplied: prompt_cache_key'),
    sent: { prompt_cache_key: undefined },
    feature: 'promptCacheKey',
  },
  'a retention': {
    options: { promptCacheRetention: '24h' },
    refused: said('prompt_cache_retention is not supported on this model'),
    sent: { prompt_cache_retention: undefined },
    feature: 'promptCacheRetention',
  },
  'options of the cache': {
    options: { promptCacheOptions: { ttl: '30m' } },
    refused: said("Unknown parameter: 'prompt_cache_options'."),
    sent: { prompt_cache_options: undefined },
    feature: 'promptCacheOptions',
  },
  'a mark of the cache': {
    call: {
      prompt: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Hi', providerOptions: { openai: { promptCacheBreakpoint: { mode: 'explicit' } } } },
          ],
        },
      ],
    },
    refused: said("Unknown parameter: 'input[0].content[0].prompt_cache_breakpoint'."),
    sent: { input: [{ role: 'user', content: [{ type: 'input_text', text: 'Hi' }] }] },
    feature: 'promptCacheBreakpoint',
  },
  'too many tokens': {
    call: { maxOutputTokens: 99_999 },
    refused: atMost('max_output_tokens', 16_384, 99_999),
    sent: { max_output_tokens: 16_384 },
    feature: 'maxOutputTokens',
  },
  'too few tokens': {
    call: { maxOutputTokens: 20 },
    refused: named(
      'max_output_tokens',
      "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 64, but got 20 instead.",
    ),
    sent: { max_output_tokens: 64 },
    feature: 'maxOutputTokens',
  },
  'tokens in the words of Chat Completions': {
    call: { maxOutputTokens: 99_999 },
    refused: said(
      'max_tokens is too large: 99999. This model supports at most 16384 completion tokens, whereas you provided 99999.',
    ),
    sent: { max_output_tokens: 16_384 },
    feature: 'maxOutputTokens',
  },
};
