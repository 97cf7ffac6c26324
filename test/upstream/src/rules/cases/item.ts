import { item, outputOf, plainCall, reasoning, said, type RejectedCase } from './case.ts';

const message = (role: string, content: unknown, fields: object = {}) =>
  item({ type: 'message', role, content, ...fields });

/** Requests that are refused for one item of their input. */
export const itemCases: readonly RejectedCase[] = [
  {
    rule: 'item-not-object',
    request: { input: ['Hi'] },
    message: "Invalid type for 'input[0]': expected an object, but got a string instead.",
  },
  {
    rule: 'item-type',
    request: item({ type: 'tool_call' }),
    message: "Invalid value: 'tool_call'. Supported values are: 'message', 'item_reference',",
  },
  { rule: 'item-type', request: item({ text: 'Hi' }), message: "Missing required parameter: 'input[1].type'." },
  {
    rule: 'item-missing-field',
    request: item({ type: 'reasoning', id: 'rs_1' }),
    message: "Missing required parameter: 'input[1].summary'.",
  },
  {
    rule: 'item-missing-field',
    request: item({ type: 'function_call', name: 'add', arguments: '{}' }),
    message: "Missing required parameter: 'input[1].call_id'.",
  },
  {
    rule: 'item-unknown-key',
    request: item({ ...plainCall, function: {} }),
    message: "Unknown parameter: 'input[1].function'.",
  },
  {
    rule: 'item-unknown-key',
    request: item({ type: 'custom_tool_call_output', call_id: 'call_1', output: '', status: 'completed' }),
    message: "Unknown parameter: 'input[1].status'.",
  },
  {
    rule: 'message-role',
    request: message('tool', 'Hi'),
    message: "Invalid value: 'tool'. Supported values are: 'assistant', 'system', 'developer', and 'user'.",
  },
  {
    rule: 'message-phase',
    request: message('assistant', 'Hi', { phase: 'final' }),
    message: "Invalid value: 'final'. Supported values are: 'commentary' and 'final_answer'.",
  },
  {
    rule: 'item-status',
    request: item({ ...plainCall, status: 'done' }),
    message: "Invalid value: 'done'. Supported values are: 'in_progress', 'completed', and 'incomplete'.",
  },
  {
    rule: 'call-id',
    request: item({ ...plainCall, call_id: 'c'.repeat(65) }),
    message:
      "Invalid 'input[1].call_id': string too long. Expected a string with maximum length 64, but got a string with length 65 instead.",
    code: 'string_above_max_length',
  },
  {
    rule: 'call-id',
    request: item({ ...plainCall, call_id: '' }),
    message: "Invalid 'input[1].call_id': empty string.",
  },
  {
    rule: 'call-name',
    request: item({ ...plainCall, name: 'a b' }),
    message: "Invalid 'input[1].name': string does not match pattern.",
  },
  {
    rule: 'call-text',
    request: item({ ...plainCall, arguments: {} }),
    message: "Invalid type for 'input[1].arguments': expected a string, but got an object instead.",
  },
  {
    rule: 'call-text',
    request: item({ type: 'custom_tool_call', call_id: 'call_1', name: 'sql', input: {} }),
    message: "Invalid type for 'input[1].input': expected a string, but got an object instead.",
  },
  {
    rule: 'call-output-type',
    request: { input: [plainCall, { ...outputOf(plainCall, { a: 1 }) }] },
    message:
      "Invalid type for 'input[1].output': expected one of an array of objects or string, but got an object instead.",
  },
  {
    rule: 'reasoning-parts',
    request: item({ ...reasoning, summary: [{ type: 'text', text: 'Hm' }] }),
    message: "Invalid value: 'text'. Supported values are: 'summary_text'.",
  },
  {
    rule: 'item-id-type',
    request: item({ ...said, id: `msg_${'x'.repeat(64)}` }),
    message: "Invalid 'input[1].id': string too long.",
  },
  {
    rule: 'item-id-prefix',
    request: item({ ...plainCall, id: 'call_1' }),
    message: "Invalid 'input[1].id': 'call_1'. Expected an ID that begins with 'fc'.",
  },
  {
    rule: 'item-id-prefix',
    request: item({ ...reasoning, id: 'item_1' }),
    message: "Invalid 'input[1].id': 'item_1'. Expected an ID that begins with 'rs'.",
  },
];
