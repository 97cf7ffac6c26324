import type { RejectedCase } from './case.ts';

const long = 'x'.repeat(65);
const moved = 'In the Responses API, this parameter has moved to';

/** Requests that are refused for their key or a plain parameter. */
export const requestCases: readonly RejectedCase[] = [
  { rule: 'api-key-missing', request: {}, headers: {}, status: 401, message: "You didn't provide an API key." },
  {
    rule: 'api-key-wrong',
    request: {},
    headers: { authorization: 'Bearer sk-wrong-key' },
    status: 401,
    message: 'Incorrect API key provided: sk-w****-key.',
    code: 'invalid_api_key',
  },
  {
    rule: 'parameter-moved',
    request: { messages: [] },
    message: `Unsupported parameter: 'messages'. ${moved} 'input'.`,
  },
  {
    rule: 'parameter-moved',
    request: { max_tokens: 20 },
    message: `Unsupported parameter: 'max_tokens'. ${moved} 'max_output_tokens'.`,
  },
  {
    rule: 'parameter-unknown',
    request: { frequency_penalty: 0 },
    message: "Unknown parameter: 'frequency_penalty'.",
    code: 'unknown_parameter',
  },
  {
    rule: 'parameter-type',
    request: { temperature: '1' },
    message: "Invalid type for 'temperature': expected a decimal, but got a string instead.",
  },
  {
    rule: 'parameter-type',
    request: { input: null },
    message: "Invalid type for 'input': expected one of an array of objects or string, but got null instead.",
  },
  {
    rule: 'parameter-type',
    request: { max_output_tokens: 20.5 },
    message: "Invalid type for 'max_output_tokens': expected an integer, but got a decimal instead.",
    code: 'invalid_type',
  },
  {
    rule: 'nested-parameter-unknown',
    request: { stream: true, stream_options: { include_usage: true } },
    message: "Unknown parameter: 'stream_options.include_usage'.",
  },
  {
    rule: 'input-missing',
    request: { input: undefined },
    message: 'One of "input" or "previous_response_id"',
    code: 'missing_required_parameter',
  },
  { rule: 'input-missing', request: { input: [] }, message: 'One of "input" or "previous_response_id"' },
  {
    rule: 'number-range',
    request: { max_output_tokens: 15 },
    message: "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got 15 instead.",
    code: 'integer_below_min_value',
  },
  {
    rule: 'number-range',
    request: { temperature: 2.1 },
    message: "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 2.1 instead.",
    code: 'decimal_above_max_value',
  },
  { rule: 'number-range', request: { top_p: -1 }, message: "Invalid 'top_p': decimal below minimum value." },
  {
    rule: 'number-range',
    request: { top_logprobs: 21 },
    message: "Invalid 'top_logprobs': integer above maximum value.",
  },
  {
    rule: 'string-length',
    request: { user: long },
    message:
      "Invalid 'user': string too long. Expected a string with maximum length 64, but got a string with length 65 instead.",
    code: 'string_above_max_length',
  },
  {
    rule: 'string-length',
    request: { safety_identifier: long },
    message: "Invalid 'safety_identifier': string too long.",
  },
  {
    rule: 'string-length',
    request: { prompt_cache_key: long },
    message: "Invalid 'prompt_cache_key': string too long.",
  },
  {
    rule: 'enum-value',
    request: { truncation: 'always' },
    message: "Invalid value: 'always'. Supported values are: 'auto' and 'disabled'.",
    code: 'invalid_value',
  },
  {
    rule: 'include-value',
    request: { include: ['everything'] },
    message: "Invalid value: 'everything'. Supported values are: 'file_search_call.results',",
  },
  {
    rule: 'stream-options-without-stream',
    request: { stream_options: {} },
    message: "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
  },
  {
    rule: 'metadata-size',
    request: { metadata: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`key${index}`, ''])) },
    message:
      "Invalid 'metadata': too many properties. Expected an object with at most 16 properties, but got an object with 17 properties instead.",
    code: 'object_above_max_properties',
  },
  {
    rule: 'metadata-pair',
    request: { metadata: { [long]: '' } },
    message: "Invalid 'metadata': property name too long.",
  },
  {
    rule: 'metadata-pair',
    request: { metadata: { a: 'x'.repeat(513) } },
    message: "Invalid 'metadata.a': string too long. Expected a string with maximum length 512",
  },
  {
    rule: 'metadata-pair',
    request: { metadata: { a: 1 } },
    message: "Invalid type for 'metadata.a': expected a string, but got an integer instead.",
  },
];
