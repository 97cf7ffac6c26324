import { describe, expect, test } from 'vitest';
import { deviations } from './deviations.ts';
import { answerDeviations } from './answer-deviations.ts';
import { fixtures, recordings, validateRequest } from './index.ts';
import { rowsUsedBy } from './validate.ts';

const user = { role: 'user', content: [{ type: 'input_text', text: 'What is the weather in Prague?' }] };
const request = (fields: Record<string, unknown>) => ({ model: 'gpt-5.3-codex', input: [user], ...fields });
const weather = {
  type: 'function',
  name: 'weather',
  description: 'Tells the weather.',
  parameters: { type: 'object', properties: { city: {} } },
  strict: true,
};
const reasoning = {
  type: 'reasoning',
  id: 'rs_1',
  summary: [{ type: 'summary_text', text: 'Hm.' }],
  encrypted_content: 'gAAAA',
};
const call = { type: 'function_call', call_id: 'call_1', name: 'weather', arguments: '{"city":"Prague"}' };
const output = { type: 'function_call_output', call_id: 'call_1', output: 'Sunny.' };
const search = {
  type: 'web_search_call',
  id: 'ws_1',
  status: 'completed',
  action: { type: 'search', query: 'weather' },
};
const answerFormat = {
  type: 'json_schema',
  name: 'answer',
  schema: { type: 'object', anything: 'goes' },
  strict: true,
};

const good: Record<string, unknown> = {
  'text as input': { model: 'gpt-5.3-codex', input: 'Hello' },
  'fields that are undefined, which are not sent': request({ nonsense: undefined }),
  'every setting': request({
    instructions: 'Be brief.',
    temperature: 0,
    top_p: 1,
    max_output_tokens: 16,
    parallel_tool_calls: false,
    max_tool_calls: 3,
    reasoning: { effort: 'high', summary: 'auto' },
    include: ['reasoning.encrypted_content'],
    store: false,
    stream: true,
    metadata: { any: 'key' },
    service_tier: 'flex',
    truncation: 'auto',
    top_logprobs: 20,
    user: 'a user',
    safety_identifier: 'a hash',
    prompt_cache_key: 'a key',
    prompt_cache_retention: '24h',
    text: { format: answerFormat, verbosity: 'low' },
  }),
  'a turn with tools': request({
    input: [user, reasoning, call, output],
    tools: [weather],
    tool_choice: { type: 'function', name: 'weather' },
  }),
  'a custom tool': request({
    input: [
      user,
      { type: 'custom_tool_call', call_id: 'c', name: 'patch', input: '***' },
      { type: 'custom_tool_call_output', call_id: 'c', output: '' },
    ],
    tools: [
      {
        type: 'custom',
        name: 'patch',
        description: 'Patches.',
        format: { type: 'grammar', syntax: 'lark', definition: 'start: "a"' },
      },
    ],
  }),
  'a search': request({
    input: [user, search, { role: 'assistant', content: 'Sunny.', phase: 'final_answer' }],
    tools: [
      {
        type: 'web_search',
        search_context_size: 'low',
        filters: { allowed_domains: ['example.com'], blocked_domains: [] },
      },
    ],
    tool_choice: { type: 'web_search' },
  }),
  'an image and a file': request({
    input: [
      {
        role: 'user',
        content: [
          { type: 'input_image', image_url: 'data:image/png;base64,AAAA' },
          { type: 'input_image', image_url: 'https://example.com/a.png', detail: 'low' },
          { type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,AAAA' },
        ],
      },
    ],
  }),
};

/** What is wrong, and where it is told to be. */
const broken: Record<string, [body: unknown, ...problems: string[]]> = {
  'no object': ['Hello', 'The body must be object'],
  'a key that does not exist': [request({ max_tokens: 100 }), 'max_tokens is not named by'],
  'a key of a function call that does not exist': [
    request({ input: [{ ...call, tool_call_id: 'x' }] }),
    'input[0:function_call].tool_call_id is not named by FunctionToolCall',
  ],
  'a key of content that does not exist': [
    request({ input: [{ role: 'user', content: [{ type: 'input_text', text: 'a', cache_control: {} }] }] }),
    'input[0].content[0:input_text].cache_control is not named by InputTextContent',
  ],
  'a key deep in a tool that does not exist': [
    request({ tools: [{ type: 'web_search', user_location: { type: 'approximate', planet: 'Earth' } }] }),
    'tools[0:web_search].user_location.planet is not named by WebSearchApproximateLocation',
  ],
  'a wrong type': [request({ temperature: 'hot' }), 'temperature must be number'],
  'a number out of range': [request({ max_output_tokens: 1 }), 'max_output_tokens must be >= 16'],
  'an unknown word': [request({ truncation: 'middle' }), 'truncation must be equal to one of the allowed values'],
  'an unknown include': [request({ include: ['everything'] }), 'include[0] must be equal to one of the allowed values'],
  'a tool as chat completions have it': [
    request({ tools: [{ type: 'function', function: { name: 'weather', parameters: {} } }] }),
    'tools[0:function].name is required by FunctionTool',
    'tools[0:function].strict is required by FunctionTool',
    'tools[0:function].parameters is required by FunctionTool',
    'tools[0:function].function is not named by FunctionTool',
  ],
  'a tool choice as chat completions have it': [
    request({ tools: [weather], tool_choice: { type: 'function', function: { name: 'weather' } } }),
    'tool_choice.name is required by ToolChoiceFunction',
    'tool_choice.function is not named by ToolChoiceFunction',
  ],
  'an unknown tool choice': [
    request({ tool_choice: { type: 'any' } }),
    'tool_choice.type is "any", which ToolChoiceParam does not know',
  ],
  'a message of the role tool': [
    request({ input: [{ role: 'tool', content: 'Sunny.' }] }),
    'input[0].role must be equal to one of the allowed values',
  ],
  'content as chat completions have it': [
    request({ input: [{ role: 'user', content: [{ type: 'text', text: 'a' }] }] }),
    'input[0].content[0:text].type is "text", which InputContent does not know',
  ],
  'output_text in a message without an id': [
    request({ input: [{ role: 'assistant', content: [{ type: 'output_text', text: 'a' }] }] }),
    'input[0].content[0:output_text].type is "output_text", which InputContent does not know',
  ],
  'an unknown item': [
    request({ input: [{ type: 'tool_call', id: 'x' }] }),
    'input[0:tool_call].type is "tool_call", which InputItem does not know',
  ],
  'a call without a call id': [
    request({ input: [{ ...call, call_id: undefined }] }),
    'input[0:function_call].call_id is required by FunctionToolCall',
  ],
  'a call id that is too long': [
    request({ input: [{ ...output, call_id: 'x'.repeat(65) }] }),
    'input[0:function_call_output].call_id must NOT have more than 64 characters',
  ],
  'arguments that are an object': [
    request({ input: [{ ...call, arguments: {} }] }),
    'input[0:function_call].arguments must be string',
  ],
  'reasoning without a summary': [
    request({ input: [{ ...reasoning, summary: undefined }] }),
    'input[0:reasoning].summary is required by ReasoningItem',
  ],
  'a response format as chat completions have it': [
    request({ text: { format: { type: 'json_schema', json_schema: answerFormat } } }),
    'text.format.schema is required by TextResponseFormatJsonSchema',
    'text.format.name is required by TextResponseFormatJsonSchema',
    'text.format.json_schema is not named by TextResponseFormatJsonSchema',
  ],
  'metadata that is no text': [request({ metadata: { count: 1 } }), 'metadata.count must be string'],
};

describe.skipIf(!fixtures.present)('a request', () => {
  test.each(Object.entries(good))('is fine: %s', (_, body) => {
    expect(validateRequest(body)).toEqual([]);
  });

  test.each(Object.entries(broken))('is broken: %s', (_, [body, ...problems]) => {
    const found = validateRequest(body);
    expect(found).toEqual(problems.map(problem => expect.stringContaining(problem)));
  });
});

test('a row for what the service takes is there once and has its evidence', () => {
  const rows = deviations.map(({ where, keyword }) => `${where} ${keyword}`);
  expect(rows).toHaveLength(new Set(rows).size);
  for (const { evidence } of deviations) expect(evidence.length).toBeGreaterThan(20);
});

test('rows for what the service gives are there once and have their evidence', () => {
  const rows = answerDeviations.map(({ where, keyword }) => `${where} ${keyword}`);
  expect(rows).toHaveLength(new Set(rows).size);
  for (const { evidence } of answerDeviations) expect(evidence.length).toBeGreaterThan(20);
});

describe.skipIf(!fixtures.present)('the recording that a row names', () => {
  const recorded = answerDeviations.flatMap(row => {
    const [, name] = /recordings\/(\S+)[.]/.exec(row.evidence) ?? [];
    return name === undefined ? [] : [{ row, name, title: `${row.where} ${row.keyword}` }];
  });

  test.each(recorded)('has it: $title', ({ row, name }) => {
    const { events } = recordings.find(each => each.name === name) ?? { events: [] };
    // Events have a type, and a recording holds nothing else.
    expect(events.some(event => rowsUsedBy(event as { type: string }).includes(row))).toBe(true);
  });
});
