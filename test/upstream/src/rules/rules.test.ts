import { describe, expect, test } from 'vitest';
import { rules, type JsonObject } from '../index.ts';
import { client, question } from '../testing/ask.ts';
import {
  firstCall,
  functionTool,
  jsonSchema,
  outputOf,
  plainCall,
  responseId,
  secondCall,
  thinkingRequest,
  thinkingTurn,
  thought,
  user,
} from './cases/case.ts';
import { rejectedCases as cases } from './cases/index.ts';
import { ownLoops } from './cases/own-history.ts';

async function after(before: 'stored' | 'stateless' | undefined, options = {}) {
  const script = [thinkingTurn, { output: [{ type: 'message', text: 'Fine.' }] }].slice(before === undefined ? 1 : 0);
  const asking = client({ script, ...options });
  if (before !== undefined) await asking.send({ ...thinkingRequest, store: before === 'stored' });
  return asking;
}

describe('rejected', () => {
  test.each(cases.map(each => [each.rule, each] as const))(
    '%s',
    async (rule, { request, status = 400, message, ...row }) => {
      const { upstream, send } = await after(row.after, row.options);
      const response = await send(
        { ...question, ...request },
        row.headers === undefined ? {} : { headers: row.headers },
      );
      const { error } = (await response.json()) as { error: JsonObject };
      expect(String(error?.['message'])).toContain(message);
      expect(response.status).toBe(status);
      expect(Object.keys(error)).toEqual(['message', 'type', 'param', 'code']);
      if (row.code !== undefined) expect(error['code']).toBe(row.code);
      expect(upstream.requests.at(-1)?.rejected?.rule).toBe(rule);
    },
  );

  test('every rule has a case', () => {
    const names = rules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([...new Set(cases.map(({ rule }) => rule))].toSorted()).toEqual(names.toSorted());
  });
});

const loop = [user, thought, firstCall, secondCall, outputOf(firstCall), outputOf(secondCall)];
const bare = ({ id: _id, ...item }: JsonObject): JsonObject => item;

const chosen = [
  functionTool(),
  {
    type: 'mcp',
    server_label: 'links',
    connector_id: 'connector_dropbox',
    require_approval: { never: { read_only: true } },
  },
  { type: 'shell', environment: { type: 'container_auto', memory_limit: '4g', network_policy: { type: 'disabled' } } },
  { type: 'apply_patch' },
  { type: 'computer' },
  { type: 'code_interpreter', container: { type: 'auto', file_ids: [] } },
  { type: 'image_generation', partial_images: 3, output_compression: 0 },
  { type: 'programmatic_tool_calling' },
];

const choices = [
  { type: 'mcp', server_label: 'links' },
  { type: 'mcp', server_label: 'links', name: 'shorten' },
  ...['shell', 'apply_patch', 'computer', 'computer_use', 'code_interpreter', 'image_generation'].map(type => ({
    type,
  })),
  { type: 'programmatic_tool_calling' },
  { type: 'allowed_tools', mode: 'required', tools: [{ type: 'function', name: 'add' }, { type: 'shell' }] },
];

const accepted: readonly (readonly [name: string, request: JsonObject, before?: 'stored' | 'stateless'])[] = [
  ['a string', { input: 'Hi' }],
  ['an assistant message as a string', { input: [user, { role: 'assistant', content: 'Hi' }, user] }],
  [
    'an assistant message with its id',
    {
      input: [
        user,
        {
          id: 'msg_7',
          type: 'message',
          role: 'assistant',
          status: 'completed',
          content: [{ type: 'output_text', text: 'Hi', annotations: [] }],
        },
        user,
      ],
    },
  ],
  [
    'images and files',
    {
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_image', image_url: 'data:image/png;base64,AA==', detail: 'auto' },
            { type: 'input_file', file_data: 'data:application/pdf;base64,AA==', filename: 'a.pdf' },
          ],
        },
      ],
    },
  ],
  ['a call without ids', { input: [user, plainCall, outputOf(plainCall)] }],
  ['an output of parts', { input: [user, plainCall, outputOf(plainCall, [{ type: 'input_text', text: '1' }])] }],
  ['sampling on a plain model', { model: 'gpt-4.1', temperature: 0.2, top_p: 1 }],
  ['sampling without effort', { model: 'gpt-5.5', temperature: 0.2, reasoning: { effort: 'none' } }],
  ['sampling on a model of others', { model: 'qwen3-coder', temperature: 0.2, reasoning: { effort: 'high' } }],
  ['nulls', { temperature: null, tools: null, instructions: null, metadata: null, previous_response_id: null }],
  ['tool_choice auto without tools', { tool_choice: 'auto' }],
  [
    'a strict tool',
    {
      tools: [
        functionTool({
          strict: true,
          parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
        }),
      ],
      tool_choice: 'required',
    },
  ],
  [
    'hosted tools',
    { tools: [{ type: 'web_search' }, { type: 'custom', name: 'sql' }], tool_choice: { type: 'custom', name: 'sql' } },
  ],
  ...ownLoops.map(([name, input]) => [name, { input }] as const),
  ['a trigger at the end', { input: [user, { type: 'compaction_trigger' }] }],
  ['a threshold', { context_management: [{ type: 'compaction', compact_threshold: 1000 }] }],
  ...choices.map(tool_choice => [`the choice ${JSON.stringify(tool_choice)}`, { tools: chosen, tool_choice }] as const),
  ['a strict format', jsonSchema()],
  ['a loose format', jsonSchema({ strict: false, schema: { type: 'object' } })],
  ['json_object', { input: 'Answer in JSON.', text: { format: { type: 'json_object' } } }],
  ['a whole loop, replayed', { store: false, input: loop }, 'stateless'],
  ['a whole loop, replayed without ids', { store: false, input: loop.map(bare) }, 'stateless'],
  ['a whole loop, stored', { input: loop.map(item => ({ ...item, encrypted_content: undefined })) }, 'stored'],
  [
    'a loop by reference',
    {
      input: [
        user,
        ...[thought, firstCall, secondCall].map(({ id }) => ({ type: 'item_reference', id })),
        outputOf(firstCall),
        outputOf(secondCall),
      ],
    },
    'stored',
  ],
  [
    'outputs only, after a stored response',
    { previous_response_id: responseId, input: [outputOf(firstCall), outputOf(secondCall)] },
    'stored',
  ],
  [
    'calls without ids and without their reasoning',
    { input: loop.filter(item => item !== thought).map(bare) },
    'stateless',
  ],
];

describe('accepted', () => {
  test.each(accepted.map(each => [each[0], each] as const))('%s', async (_name, [, request, before]) => {
    const { ask } = await after(before);
    expect(await ask(request)).toMatchObject({ status: 'completed' });
  });

  test('a model that was ended, when the option says so', async () => {
    const { ask } = client({ endedModels: {} });
    expect(await ask({ model: 'gpt-5-codex' })).toMatchObject({ status: 'completed' });
  });
});
