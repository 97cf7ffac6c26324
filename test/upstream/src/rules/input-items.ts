import { asArray, asString, isObject } from '../json.ts';
import { idPrefixes } from '../ids.ts';
import type { Rejection } from '../types.ts';
import { itemShapes } from './item-shapes.ts';
import {
  first,
  invalidValue,
  missing,
  reject,
  tooLong,
  unknownParameter,
  wrongType,
  type InputEntry,
  type Rule,
  type RuleContext,
  stringOrList,
} from './rule.ts';
import { badName } from './tools.ts';

const roles = ['assistant', 'system', 'developer', 'user'];
const statuses = ['in_progress', 'completed', 'incomplete'];
const textFields: Readonly<Record<string, string>> = { function_call: 'arguments', custom_tool_call: 'input' };

/** Each item of `input` on its own. */
export const inputItemRules: readonly Rule[] = [
  {
    name: 'item-not-object',
    evidence: 'responses-api.md §2: input is a list of items',
    check: request =>
      first(asArray(request['input']).entries(), ([index, item]) =>
        isObject(item) ? undefined : wrongType(`input[${index}]`, 'an object', item),
      ),
  },
  {
    name: 'item-type',
    evidence: 'responses-api.md §2: the list of items; a kind that the service made itself it takes back',
    check: (_request, context) =>
      first(context.input, ({ item, type, path }) => {
        if (item['type'] === undefined && item['role'] === undefined) return missing(`${path}.type`);
        const known = Object.hasOwn(itemShapes, type) || context.store.made(item['id'])?.item.type === type;
        return known ? undefined : invalidValue(type, Object.keys(itemShapes), path);
      }),
  },
  {
    name: 'item-missing-field',
    evidence: "responses-api.md §2: required fields; 'summary' is required on reasoning, `[]` allowed",
    check: (_request, context) =>
      first(context.input, ({ item, type, path }) => {
        const required = itemShapes[type]?.required ?? [];
        const left = required.find(key => item[key] === undefined);
        return left === undefined ? undefined : missing(`${path}.${left}`);
      }),
  },
  {
    name: 'item-unknown-key',
    evidence: 'OpenAI, unknown_parameter',
    check: (_request, context) =>
      first(context.input, ({ item, type, path }) => {
        const shape = itemShapes[type];
        if (shape?.optional === undefined) return undefined;
        const known = ['type', ...shape.required, ...shape.optional];
        const stranger = Object.keys(item).find(key => !known.includes(key));
        return stranger === undefined ? undefined : unknownParameter(`${path}.${stranger}`);
      }),
  },
  {
    name: 'message-role',
    evidence: "responses-api.md §2: no 'tool' and no 'function' role",
    check: (_request, context) =>
      ofType(context, ['message'], ({ item, path }) =>
        roles.includes(String(item['role'])) ? undefined : invalidValue(String(item['role']), roles, path),
      ),
  },
  {
    name: 'message-phase',
    evidence: 'responses-api.md §0.7: commentary, final_answer',
    check: (_request, context) =>
      ofType(context, ['message'], ({ item, path }) => {
        const phase = asString(item['phase']);
        const phases = ['commentary', 'final_answer'];
        return phase === undefined || phases.includes(phase) ? undefined : invalidValue(phase, phases, `${path}.phase`);
      }),
  },
  {
    name: 'item-status',
    evidence: 'responses-api.md §2: status',
    check: (_request, context) =>
      ofType(context, ['message', 'reasoning', 'function_call', 'function_call_output'], ({ item, path }) => {
        const status = item['status'] ?? null;
        if (status === null || statuses.includes(String(status))) return undefined;
        return invalidValue(String(status), statuses, `${path}.status`);
      }),
  },
  {
    name: 'call-id',
    evidence: 'responses-api.md §0.8: 1 to 64 characters; wording AnswerDotAI/fastllm#45',
    check: (_request, context) =>
      first(context.input, ({ item, type, path }) => {
        const id = item['call_id'];
        const param = `${path}.call_id`;
        // A search of the service's own has none.
        if (id === undefined || (id === null && type.startsWith('tool_search_'))) return undefined;
        if (typeof id !== 'string') return wrongType(param, 'a string', id);
        return id === '' ? emptyString(param) : limited(id, 64, param);
      }),
  },
  {
    name: 'call-name',
    evidence: 'responses-api.md §0.8: ^[a-zA-Z0-9_-]+$, 1 to 128 characters',
    check: (_request, context) =>
      ofType(context, ['function_call', 'custom_tool_call'], ({ item, path }) => badName(item['name'], `${path}.name`)),
  },
  {
    name: 'call-text',
    evidence: 'responses-api.md §2: arguments is a JSON string, input is raw text',
    check: (_request, context) =>
      first(context.input, ({ item, type, path }) => {
        const field = textFields[type];
        if (field === undefined || typeof item[field] === 'string') return undefined;
        return wrongType(`${path}.${field}`, 'a string', item[field]);
      }),
  },
  {
    name: 'call-output-type',
    evidence: 'responses-api.md §2: output is a string or a list of content parts',
    check: (_request, context) =>
      ofType(context, ['function_call_output', 'custom_tool_call_output'], ({ item, path }) => {
        return stringOrList(`${path}.output`, item['output']);
      }),
  },
  {
    name: 'reasoning-parts',
    evidence: 'responses-api.md §2: summary holds summary_text, content holds reasoning_text',
    check: (_request, context) =>
      ofType(context, ['reasoning'], entry => reasoningList(entry, 'summary') ?? reasoningList(entry, 'content')),
  },
  {
    name: 'item-id-type',
    evidence: 'OpenAI: an id is a string of up to 64 characters',
    check: (_request, context) =>
      first(context.input, ({ item, path }) => {
        const id = item['id'] ?? null;
        if (id === null) return undefined;
        return typeof id === 'string' ? limited(id, 64, `${path}.id`) : wrongType(`${path}.id`, 'a string', id);
      }),
  },
  {
    name: 'item-id-prefix',
    evidence: "OpenAI: Expected an ID that begins with 'rs' (jlcodes99/cockpit-tools#2090)",
    check: (_request, context) =>
      first(context.input, ({ item, type, path }) => {
        const prefix = idPrefixes[type];
        const id = asString(item['id']);
        if (id === undefined || prefix === undefined || id.startsWith(prefix)) return undefined;
        const message = `Invalid '${path}.id': '${id}'. Expected an ID that begins with '${prefix}'.`;
        return reject(message, `${path}.id`, 'invalid_value');
      }),
  },
];

/** Applies a check to the items of some types. */
export function ofType(
  context: RuleContext,
  types: readonly string[],
  check: (entry: InputEntry) => Rejection | undefined,
): Rejection | undefined {
  return first(context.input, entry => (types.includes(entry.type) ? check(entry) : undefined));
}

function reasoningList({ item, path }: InputEntry, field: 'summary' | 'content'): Rejection | undefined {
  const list = item[field] ?? null;
  if (list === null) return undefined;
  if (!Array.isArray(list)) return wrongType(`${path}.${field}`, 'an array of objects', list);
  const type = field === 'summary' ? 'summary_text' : 'reasoning_text';
  return first(list.entries(), ([index, part]) => {
    const at = `${path}.${field}[${index}]`;
    if (!isObject(part)) return wrongType(at, 'an object', part);
    if (part['type'] !== type) return invalidValue(String(part['type']), [type], `${at}.type`);
    return typeof part['text'] === 'string' ? undefined : wrongType(`${at}.text`, 'a string', part['text']);
  });
}

function limited(value: string, maximum: number, param: string): Rejection | undefined {
  return value.length > maximum ? tooLong(param, maximum, value) : undefined;
}

function emptyString(param: string): Rejection {
  const expected = 'Expected a string with minimum length 1, but got an empty string instead.';
  return reject(`Invalid '${param}': empty string. ${expected}`, param, 'empty_string');
}
