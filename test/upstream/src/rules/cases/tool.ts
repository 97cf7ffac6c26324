import { functionTool, jsonSchema, type RejectedCase } from './case.ts';

const long = 'x'.repeat(65);

/** Requests that are refused for their tools or their text format. */
export const toolCases: readonly RejectedCase[] = [
  {
    rule: 'format-type',
    request: { text: { format: { type: 'xml' } } },
    message: "Invalid value: 'xml'. Supported values are: 'text', 'json_object', and 'json_schema'.",
  },
  {
    rule: 'format-name-missing',
    request: { text: { format: { type: 'json_schema', json_schema: { name: 'x' } } } },
    message: "Missing required parameter: 'text.format.name'.",
  },
  { rule: 'format-unknown-key', request: jsonSchema({ extra: 1 }), message: "Unknown parameter: 'text.format.extra'." },
  {
    rule: 'format-name',
    request: jsonSchema({ name: 'two words' }),
    message:
      "Invalid 'text.format.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
  },
  { rule: 'format-name', request: jsonSchema({ name: long }), message: "Invalid 'text.format.name': string too long." },
  {
    rule: 'format-strict-schema',
    request: jsonSchema({ schema: { type: 'object', properties: {} } }),
    message:
      "Invalid schema for response_format 'x': In context=(), 'additionalProperties' is required to be supplied and to be false.",
    code: 'invalid_json_schema',
  },
  {
    rule: 'format-strict-schema',
    request: jsonSchema({ schema: { type: 'array' } }),
    message: `Invalid schema for response_format 'x': schema must be a JSON Schema of 'type: "object"', got 'type: "array"'.`,
  },
  ...Object.entries({
    "context=('properties', 'a'), $ref cannot have keywords {'title'}.": { $ref: '#', title: 'A' },
    'regex lookaround is not supported': { type: 'string', pattern: '^(?!x)' },
    'Expected at most 1000 enum values': { enum: Array.from({ length: 1_001 }, (_, at) => at) },
  }).map(([message, a]) => ({
    rule: 'format-strict-schema',
    request: jsonSchema({
      schema: { type: 'object', properties: { a }, required: ['a'], additionalProperties: false },
    }),
    message,
  })),
  {
    rule: 'json-word',
    request: { text: { format: { type: 'json_object' } } },
    message: "Response input messages must contain the word 'json'",
  },
  { rule: 'tool-type', request: { tools: [{ name: 'add' }] }, message: "Missing required parameter: 'tools[0].type'." },
  {
    rule: 'tool-type',
    request: { tools: [{ type: 'magic' }] },
    message: "Invalid value: 'magic'. Supported values are: 'function', 'custom',",
  },
  {
    rule: 'tool-name-missing',
    request: { tools: [{ type: 'function', function: { name: 'add' } }] },
    message: "Missing required parameter: 'tools[0].name'.",
    code: 'missing_required_parameter',
  },
  {
    rule: 'tool-unknown-key',
    request: { tools: [functionTool({ function: {} })] },
    message: "Unknown parameter: 'tools[0].function'.",
  },
  {
    rule: 'tool-name',
    request: { tools: [functionTool({ name: 'a.b' })] },
    message: "Invalid 'tools[0].name': string does not match pattern.",
  },
  {
    rule: 'tool-name',
    request: { tools: [functionTool({ name: 'x'.repeat(129) })] },
    message: "Invalid 'tools[0].name': string too long. Expected a string with maximum length 128",
  },
  {
    rule: 'tool-name-duplicate',
    request: { tools: [functionTool(), functionTool()] },
    message: "Duplicate tool names found: 'add'.",
  },
  {
    rule: 'tool-description-type',
    request: { tools: [functionTool({ description: 1 })] },
    message: "Invalid type for 'tools[0].description': expected a string, but got an integer instead.",
  },
  {
    rule: 'function-parameters',
    request: { tools: [functionTool({ parameters: {} })] },
    message: `Invalid schema for function 'add': schema must be a JSON Schema of 'type: "object"', got 'type: "None"'.`,
    code: 'invalid_function_parameters',
  },
  {
    rule: 'function-strict-schema',
    request: { tools: [functionTool({ strict: true })] },
    message:
      "Invalid schema for function 'add': In context=(), 'additionalProperties' is required to be supplied and to be false.",
  },
  {
    rule: 'tool-choice-value',
    request: { tool_choice: 'any' },
    message: "Invalid value: 'any'. Supported values are: 'none', 'auto', and 'required'.",
  },
  {
    rule: 'tool-choice-without-tools',
    request: { tool_choice: 'required' },
    message: "Tool choice 'required' must be specified with 'tools' parameter.",
  },
  {
    rule: 'tool-choice-shape',
    request: { tools: [functionTool()], tool_choice: { type: 'function', function: { name: 'add' } } },
    message: "Missing required parameter: 'tool_choice.name'.",
  },
  {
    rule: 'tool-choice-unknown',
    request: { tools: [functionTool()], tool_choice: { type: 'function', name: 'subtract' } },
    message: "Tool choice 'function' not found in 'tools' parameter.",
  },
];
