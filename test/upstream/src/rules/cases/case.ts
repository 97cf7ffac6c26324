import { responseOf, type JsonObject, type Turn, type UpstreamOptions } from '../../index.ts';

/** One request that one rule refuses. */
export interface RejectedCase {
  readonly rule: string;
  /** Fields put over those of the least accepted request; undefined takes one away. */
  readonly request: JsonObject;
  readonly status?: number;
  readonly message: string;
  readonly code?: string;
  readonly headers?: Record<string, string>;
  readonly options?: UpstreamOptions;
  /** The thinking turn was played before, stored or not. */
  readonly after?: 'stored' | 'stateless';
}

/** A turn that thinks and calls two tools at once. */
export const thinkingTurn: Turn = {
  output: [
    { type: 'reasoning', summary: ['Both at once.'] },
    { type: 'function_call', name: 'add', arguments: '{"a":1}' },
    { type: 'function_call', name: 'add', arguments: '{"a":2}' },
  ],
};

export const thinkingRequest = {
  model: 'gpt-5.3-codex',
  input: 'Hi',
  include: ['reasoning.encrypted_content'],
};

/** What the thinking turn has put out: ids are the same in each run. */
export const [thought, firstCall, secondCall] = responseOf(thinkingTurn, thinkingRequest)['output'] as [
  JsonObject,
  JsonObject,
  JsonObject,
];

export const responseId = 'resp_00000001';

export function outputOf(call: JsonObject, output: unknown = '1'): JsonObject {
  return { type: 'function_call_output', call_id: call['call_id'], output };
}

export const user = { role: 'user', content: 'Hi' };

/** A call that stands alone. */
export const plainCall = { type: 'function_call', call_id: 'call_1', name: 'add', arguments: '{}' };

/** An item behind a message of the user. */
export const item = (value: unknown) => ({ input: [user, value] });

export const reasoning = { type: 'reasoning', id: 'rs_1', summary: [] };

/** A message of the assistant, in the long form. */
export const said = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text: 'Hi' }],
};

export function userPart(part: unknown): JsonObject {
  return { input: [{ role: 'user', content: [part] }] };
}

export function functionTool(fields: JsonObject = {}): JsonObject {
  return { type: 'function', name: 'add', parameters: { type: 'object', properties: {} }, strict: false, ...fields };
}

export function jsonSchema(fields: JsonObject = {}): JsonObject {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string' } },
    required: ['a'],
    additionalProperties: false,
  };
  return { text: { format: { type: 'json_schema', name: 'x', schema, strict: true, ...fields } } };
}
