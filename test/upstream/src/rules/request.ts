import { asArray, asString, isObject } from '../json.ts';
import type { Rejection } from '../types.ts';
import { first, invalidValue, reject, tooLong, unknownParameter, wrongType, type Rule } from './rule.ts';

type Shape = 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object' | 'string or object' | 'string or array';

/** Every top-level parameter, with its type; null stands for "not given" except in `input` and `model`. */
const parameters: Readonly<Record<string, Shape>> = {
  background: 'boolean',
  context_management: 'array',
  conversation: 'string or object',
  include: 'array',
  input: 'string or array',
  instructions: 'string',
  max_output_tokens: 'integer',
  max_tool_calls: 'integer',
  metadata: 'object',
  model: 'string',
  moderation: 'object',
  parallel_tool_calls: 'boolean',
  previous_response_id: 'string',
  prompt: 'object',
  prompt_cache_key: 'string',
  prompt_cache_options: 'object',
  prompt_cache_retention: 'string',
  reasoning: 'object',
  safety_identifier: 'string',
  service_tier: 'string',
  store: 'boolean',
  stream: 'boolean',
  stream_options: 'object',
  temperature: 'number',
  text: 'object',
  tool_choice: 'string or object',
  tools: 'array',
  top_logprobs: 'integer',
  top_p: 'number',
  truncation: 'string',
  user: 'string',
};

/** What Chat Completions calls otherwise; the service names the new place. */
const moved: Readonly<Record<string, string>> = {
  messages: 'input',
  max_tokens: 'max_output_tokens',
  max_completion_tokens: 'max_output_tokens',
  response_format: 'text.format',
  reasoning_effort: 'reasoning.effort',
  verbosity: 'text.verbosity',
};

/** The keys of parameters that are objects. */
const nested: Readonly<Record<string, readonly string[]>> = {
  reasoning: ['effort', 'summary', 'generate_summary', 'context', 'mode'],
  text: ['format', 'verbosity'],
  stream_options: ['include_obfuscation'],
};

const includable = [
  'file_search_call.results',
  'web_search_call.results',
  'web_search_call.action.sources',
  'message.input_image.image_url',
  'computer_call_output.output.image_url',
  'code_interpreter_call.outputs',
  'reasoning.encrypted_content',
  'message.output_text.logprobs',
];

const shapes: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  string: value => typeof value === 'string',
  boolean: value => typeof value === 'boolean',
  integer: value => Number.isInteger(value),
  number: value => typeof value === 'number',
  array: value => Array.isArray(value),
  object: isObject,
  'string or object': value => typeof value === 'string' || isObject(value),
  'string or array': value => typeof value === 'string' || Array.isArray(value),
};

const shapeWords: Readonly<Record<Shape, string>> = {
  string: 'a string',
  boolean: 'a boolean',
  integer: 'an integer',
  number: 'a decimal',
  array: 'an array',
  object: 'an object',
  'string or object': 'one of a string or object',
  'string or array': 'one of an array of objects or string',
};

/** The body as a whole, and its plain parameters. */
export const requestRules: readonly Rule[] = [
  {
    name: 'parameter-moved',
    evidence: 'OpenAI: a Chat Completions body sent to /responses (dehidehidehi/vim-ai#162)',
    check: request => first(Object.keys(request), key => (Object.hasOwn(moved, key) ? movedTo(key) : undefined)),
  },
  {
    name: 'parameter-unknown',
    evidence: 'responses-api.md §1: the list of parameters',
    check: request =>
      first(Object.keys(request), key => (Object.hasOwn(parameters, key) ? undefined : unknownParameter(key))),
  },
  {
    name: 'parameter-type',
    evidence: 'responses-api.md §1; wording invalid_type (QuantumNous/new-api#4776)',
    check: request =>
      first(Object.entries(parameters), ([key, shape]) => {
        const value = request[key];
        const absent = value === undefined || (value === null && key !== 'input' && key !== 'model');
        return absent || shapes[shape](value) ? undefined : wrongType(key, shapeWords[shape], value);
      }),
  },
  {
    name: 'nested-parameter-unknown',
    evidence: 'responses-api.md §1: stream_options has no include_usage',
    check: request =>
      first(Object.entries(nested), ([name, keys]) => {
        const value = request[name];
        const stranger = isObject(value) ? Object.keys(value).find(key => !keys.includes(key)) : undefined;
        return stranger === undefined ? undefined : unknownParameter(`${name}.${stranger}`);
      }),
  },
  {
    name: 'input-missing',
    evidence: 'OpenAI, missing_required_parameter; chat-bridge-rules.md §2.2',
    check(request) {
      const sources = ['input', 'previous_response_id', 'prompt', 'conversation'];
      const given = sources.some(name => request[name] !== undefined && request[name] !== null);
      const empty = Array.isArray(request['input']) && request['input'].length === 0;
      if (given && !(empty && sources.slice(1).every(name => (request[name] ?? null) === null))) return undefined;
      const message = `One of "input" or "previous_response_id" or 'prompt' or 'conversation_id' must be provided.`;
      return reject(message, 'input', 'missing_required_parameter');
    },
  },
  {
    name: 'number-range',
    evidence: 'responses-api.md §1; wording integer_below_min_value (vectorize-io/hindsight#58)',
    check: request => first(ranges, range => outside(request[range.name], range)),
  },
  {
    name: 'string-length',
    evidence: 'responses-api.md §1: 64 characters; wording string_above_max_length',
    check: request =>
      first(['user', 'safety_identifier', 'prompt_cache_key'], name => {
        const value = asString(request[name]);
        return value !== undefined && value.length > 64 ? tooLong(name, 64, value) : undefined;
      }),
  },
  {
    name: 'enum-value',
    evidence: 'responses-api.md §1: service_tier, truncation',
    check: request =>
      first(Object.entries(enums), ([name, values]) => {
        const value = asString(request[name]);
        return value === undefined || values.includes(value) ? undefined : invalidValue(value, values, name);
      }),
  },
  {
    name: 'include-value',
    evidence: 'responses-api.md §1: include',
    check: request =>
      first([...asArray(request['include']).entries()], ([index, value]) => {
        if (typeof value !== 'string') return wrongType(`include[${index}]`, 'a string', value);
        return includable.includes(value) ? undefined : invalidValue(value, includable, `include[${index}]`);
      }),
  },
  {
    name: 'stream-options-without-stream',
    evidence: 'responses-api.md §1: only with stream:true',
    check(request) {
      if (!isObject(request['stream_options']) || request['stream'] === true) return undefined;
      const message = "The 'stream_options' parameter is only allowed when 'stream' is enabled.";
      return reject(message, 'stream_options');
    },
  },
  {
    name: 'metadata-size',
    evidence: 'chat-bridge-rules.md §1.2 S2: object_above_max_properties',
    check(request) {
      const count = Object.keys(isObject(request['metadata']) ? request['metadata'] : {}).length;
      if (count <= 16) return undefined;
      const expected = 'Expected an object with at most 16 properties';
      const message = `Invalid 'metadata': too many properties. ${expected}, but got an object with ${count} properties instead.`;
      return reject(message, 'metadata', 'object_above_max_properties');
    },
  },
  {
    name: 'metadata-pair',
    evidence: 'responses-api.md §1: key up to 64, value a string up to 512 characters',
    check: ({ metadata }) => first(Object.entries(isObject(metadata) ? metadata : {}), metadataPair),
  },
];

const enums: Readonly<Record<string, readonly string[]>> = {
  service_tier: ['auto', 'default', 'flex', 'scale', 'priority', 'fast', 'ultrafast'],
  truncation: ['auto', 'disabled'],
};

interface Range {
  readonly name: string;
  readonly kind: 'integer' | 'decimal';
  readonly minimum: number;
  readonly maximum: number;
}

const ranges: readonly Range[] = [
  { name: 'max_output_tokens', kind: 'integer', minimum: 16, maximum: Infinity },
  { name: 'temperature', kind: 'decimal', minimum: 0, maximum: 2 },
  { name: 'top_p', kind: 'decimal', minimum: 0, maximum: 1 },
  { name: 'top_logprobs', kind: 'integer', minimum: 0, maximum: 20 },
];

function outside(value: unknown, { name, kind, minimum, maximum }: Range): Rejection | undefined {
  if (typeof value !== 'number' || (value >= minimum && value <= maximum)) return undefined;
  const [word, sign, limit] = value < minimum ? ['below minimum', '>=', minimum] : ['above maximum', '<=', maximum];
  const message = `Invalid '${name}': ${kind} ${word} value. Expected a value ${sign} ${limit}, but got ${value} instead.`;
  return reject(message, name, `${kind}_${value < minimum ? 'below_min' : 'above_max'}_value`);
}

function metadataPair([key, value]: [string, unknown]): Rejection | undefined {
  if (key.length > 64) {
    const expected = 'Expected property names with maximum length 64';
    const message = `Invalid 'metadata': property name too long. ${expected}, but got a property name with length ${key.length} instead.`;
    return reject(message, 'metadata', 'string_above_max_length');
  }
  if (typeof value !== 'string') return wrongType(`metadata.${key}`, 'a string', value);
  return value.length > 512 ? tooLong(`metadata.${key}`, 512, value) : undefined;
}

function movedTo(key: string): Rejection {
  const advice = `In the Responses API, this parameter has moved to '${moved[key]}'. Try again with the new parameter.`;
  const page =
    'See the API documentation for more information: https://platform.openai.com/docs/api-reference/responses/create.';
  return reject(`Unsupported parameter: '${key}'. ${advice} ${page}`, key, 'unsupported_parameter');
}
