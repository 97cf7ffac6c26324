import { asArray, asObject, asString, isObject } from '../json.ts';
import type { JsonObject } from '../types.ts';
import { invalidValue, missing, reject, type Rule } from './rule.ts';
import { anything, fields, list, orNull, text, word, type Shape } from './shape.ts';

const words = ['none', 'auto', 'required'];

const nameless = fields({ type: anything });
const named = fields({ type: anything, name: text() });

/** The forms of a choice by their type; of tools that are not here there is none. */
const forms: Readonly<Record<string, Shape>> = {
  function: named,
  custom: named,
  mcp: fields({ type: anything, server_label: text() }, { name: orNull(text()) }),
  allowed_tools: fields({
    type: anything,
    mode: word('auto', 'required'),
    tools: list(fields({ type: text() }, {}, 'open')),
  }),
  ...Object.fromEntries(
    [
      'file_search',
      'web_search',
      'web_search_preview',
      'web_search_preview_2025_03_11',
      'computer',
      'computer_use_preview',
      'computer_use',
      'image_generation',
      'code_interpreter',
      'apply_patch',
      'shell',
      'programmatic_tool_calling',
    ].map(type => [type, nameless]),
  ),
};

/** The choice among the tools. */
export const toolChoiceRules: readonly Rule[] = [
  {
    name: 'tool-choice-value',
    evidence: 'responses-api.md §3.3',
    check({ tool_choice: choice }) {
      if (typeof choice !== 'string' || words.includes(choice)) return undefined;
      return invalidValue(choice, words, 'tool_choice');
    },
  },
  {
    name: 'tool-choice-without-tools',
    evidence: 'chat-bridge-rules.md §2.1: tools are required when tool choice is specified',
    check(request) {
      const choice = request['tool_choice'];
      const needs = choice === 'required' || isObject(choice);
      if (!needs || asArray(request['tools']).length > 0) return undefined;
      const chosen = isObject(choice) ? String(choice['type']) : choice;
      return reject(`Tool choice '${chosen}' must be specified with 'tools' parameter.`, 'tool_choice');
    },
  },
  {
    name: 'tool-choice-type',
    evidence: 'responses-api.md §3.3: the forms; openai-provider.md B5: local_shell and tool_search have none',
    check({ tool_choice: choice }) {
      if (!isObject(choice)) return undefined;
      const type = asString(choice['type']);
      if (type === undefined) return missing('tool_choice.type');
      return Object.hasOwn(forms, type) ? undefined : invalidValue(type, Object.keys(forms), 'tool_choice.type');
    },
  },
  {
    name: 'tool-choice-shape',
    evidence: "responses-api.md §3.3: {type:'function', name}, flat unlike Chat Completions; mcp with its server_label",
    check({ tool_choice: choice }) {
      return isObject(choice) ? forms[String(choice['type'])]?.(choice, 'tool_choice') : undefined;
    },
  },
  {
    name: 'tool-choice-unknown',
    evidence: "OpenAI: Tool choice 'function' not found in 'tools' parameter",
    check(request) {
      const choice = asObject(request['tool_choice']);
      const chosen = choice['type'] === 'allowed_tools' ? asArray(choice['tools']).map(asObject) : [choice];
      const lost = chosen.find(each => typeof each['type'] === 'string' && !declared(request, each));
      return lost && reject(`Tool choice '${String(lost['type'])}' not found in 'tools' parameter.`, 'tool_choice');
    },
  },
];

/** Three names for the choice of a computer. */
const computers = ['computer', 'computer_use', 'computer_use_preview'];

function declared(request: JsonObject, { type, name, server_label }: JsonObject): boolean {
  const tools = asArray(request['tools']).map(asObject);
  const alike = computers.includes(String(type)) ? computers : [type];
  return tools.some(tool => {
    if (!alike.includes(tool['type'])) return false;
    return type === 'mcp' ? tool['server_label'] === server_label : name === undefined || tool['name'] === name;
  });
}
