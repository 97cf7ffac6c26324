import { APICallError } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { ask, message, ways, type Exchange, type Wire } from './ask.ts';

/** Item types that no model of the peer reads, of this year and of a coming one. */
const unread = [
  'foo_call',
  'function_call_output',
  'computer_call_output',
  'additional_tools',
  'local_shell_call_output',
  'apply_patch_call_output',
  'mcp_approval_response',
  'custom_tool_call_output',
];

const search = (action: Wire) => ({ type: 'web_search_call', id: 'ws_1', status: 'completed', action });

const newTypes: Array<[what: string, item: Wire]> = [
  ['an annotation', message({ annotations: [{ type: 'new_citation', url: 7 }] })],
  ['a phase', message({}, { phase: 'afterthought' })],
  ['the action of a web search', search({ type: 'ponder' })],
  ['a source of a web search', search({ type: 'search', sources: [{ type: 'dream', name: 'a' }] })],
];

const cited = { file_id: 'file-1', filename: 'a.txt', score: 0.5, text: 'b' };
const called = { call_id: 'call_1', name: 'look' };
const listed = { name: 'look', description: null, annotations: null, input_schema: {} };

/** What the published schema allows, or servers leave out, and what it says all the same. */
const nulls: Array<[what: string, item: Wire, lines: string[]]> = [
  [
    'an image without a result',
    { type: 'image_generation_call', id: 'ig_1', status: 'failed', result: null },
    ['call image_generation {}', 'result image_generation {"result":null,"status":"failed"}'],
  ],
  [
    'a found file without attributes',
    { type: 'file_search_call', id: 'fs_1', queries: ['a'], results: [{ ...cited, attributes: null }] },
    ['call file_search {}', expect.stringContaining('"fileId":"file-1"')],
  ],
  [
    'tools of a server without description, annotations and error',
    { type: 'mcp_list_tools', id: 'mcpl_1', server_label: 'a', error: null, tools: [listed] },
    ['custom openai.mcp_list_tools'],
  ],
  ['a call without id and status', { type: 'function_call', ...called, arguments: '{}' }, ['call look {}']],
  ['a custom call without status', { type: 'custom_tool_call', ...called, input: 'a' }, ['call look "a"']],
  ['a message without id and status', message({}, { id: undefined, status: undefined }), ['text Hello']],
  ['a text without annotations', message({ annotations: undefined }), ['text Hello']],
];

/** What an error of the protocol is called, with what follows from it. */
const failures: Array<[code: string, status: number, retryable: boolean]> = [
  ['rate_limit_exceeded', 429, true],
  ['server_error', 500, true],
  ['insufficient_quota', 429, false],
  ['invalid_prompt', 400, false],
];

/** Responses that did not come to their end. */
const unfinished: Array<[what: string, exchange: Exchange, error: RegExp]> = [
  ['failed, and does not say why', { response: { status: 'failed', error: null } }, /^error response_failed: /],
  ['cancelled', { response: { status: 'cancelled' } }, /^error response_failed: /],
  ['queued', { response: { status: 'queued' } }, /^error (response_invalid|stream_truncated): /],
  ['in_progress', { response: { status: 'in_progress' } }, /^error (response_invalid|stream_truncated): /],
];

const cut: Wire = { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } };

describe.each(ways)('%s', way => {
  test.each(unread)('B1: an item of the type %s costs nothing of the answer, and arrives as a part', async type => {
    const { lines } = await ask(way, { output: [{ type, id: 'x_1', output: 'y' }, message()] });
    expect(lines).toEqual([`custom openai.${type}`, 'text Hello', 'finish stop']);
  });

  test.each(newTypes)('B1: %s of a type that is not known costs nothing of the answer', async (_, item) => {
    const { lines, parts } = await ask(way, { output: [item, message({}, { id: 'msg_2' })] });
    expect(lines.slice(-2)).toEqual(['text Hello', 'finish stop']);
    expect(JSON.stringify(parts)).not.toContain('unknownItems');
  });

  test.each(nulls)('B2: %s is read', async (_, item, lines) => {
    const told = await ask(way, { output: [item] });
    expect(told.lines.slice(0, -1)).toEqual(lines);
    expect(JSON.stringify(told.parts)).not.toContain('unknownItems');
  });

  test.each(failures)(
    "B3: a failure called %s is told in the endpoint's own words",
    async (code, status, retryable) => {
      const error = { code, message: 'The words of the endpoint.' };
      const told = await ask(way, { response: { status: 'failed', error } });
      expect(told.lines).toEqual(['error response_failed: The words of the endpoint.', 'finish error']);
      expect(told.error).toMatchObject({ statusCode: status, isRetryable: retryable });
    },
  );

  test.each(unfinished)('B18: a response that is %s is an error and no empty answer', async (_, exchange, error) => {
    const { lines } = await ask(way, exchange);
    expect(lines).toEqual([expect.stringMatching(error), expect.stringMatching(/^finish (error|interrupted)$/)]);
  });

  test.each<Wire>([
    { type: 'function_call', ...called, arguments: '{"a":', status: 'incomplete' },
    { type: 'custom_tool_call', ...called, input: 'half a', status: 'incomplete' },
  ])('B19: a $type that was cut is not handed out to be run', async item => {
    const { lines } = await ask(way, { output: [message(), item], response: cut });
    expect(lines).toEqual(['text Hello', 'finish length']);
  });

  test('B26: without created_at there is no date, rather than an invalid one', async () => {
    const { parts } = await ask(way, { output: [message()], response: { created_at: undefined } });
    const [metadata] = parts.filter(part => part.type === 'response-metadata');
    expect(metadata).toMatchObject({ id: 'resp_1', timestamp: undefined });
  });

  test('B26: the body of an error is the text that came', async () => {
    const text = JSON.stringify({ error: { code: 'server_error', message: 'No.' } });
    const { error } = await ask(way, { body: { type: 'application/json', text } });
    expect(APICallError.isInstance(error) && error.responseBody).toBe(text);
  });

  test('B27: a message of two texts is told the same way by both', async () => {
    const content = [
      { type: 'output_text', text: 'Hello, ' },
      { type: 'output_text', text: 'world' },
    ];
    const { lines } = await ask(way, { output: [message({}, { content })] });
    expect(lines).toEqual(['text Hello, world', 'finish stop']);
  });
});
