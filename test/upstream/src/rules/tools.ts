import { asArray, asString, isObject } from '../json.ts';
import type { JsonObject, Rejection } from '../types.ts';
import { first, invalidValue, missing, reject, tooLong, unknownParameter, wrongType, type Rule } from './rule.ts';
import { strictProblem } from './strict-schema.ts';

/** Every type of tool. */
export const toolTypes = [
  'function',
  'custom',
  'namespace',
  'web_search',
  'web_search_2025_08_26',
  'web_search_preview',
  'web_search_preview_2025_03_11',
  'file_search',
  'computer',
  'computer_use_preview',
  'mcp',
  'code_interpreter',
  'image_generation',
  'local_shell',
  'shell',
  'apply_patch',
  'tool_search',
  'programmatic_tool_calling',
];

const functionKeys = [
  'type',
  'name',
  'description',
  'parameters',
  'strict',
  'output_schema',
  'defer_loading',
  'allowed_callers',
];

/** Declared tools. */
export const toolRules: readonly Rule[] = [
  {
    name: 'tool-type',
    evidence: 'responses-api.md §3.2: the list of tools',
    check: request =>
      eachTool(request, (tool, path) => {
        const { type } = tool;
        if (type === undefined) return missing(`${path}.type`);
        return typeof type === 'string' && toolTypes.includes(type)
          ? undefined
          : invalidValue(String(type), toolTypes, `${path}.type`);
      }),
  },
  {
    name: 'tool-name-missing',
    evidence: "OpenAI: a tool in the nested shape of Chat Completions, `Missing required parameter: 'tools[0].name'.`",
    check: request =>
      eachTool(request, (tool, path) =>
        named(tool) && tool['name'] === undefined ? missing(`${path}.name`) : undefined,
      ),
  },
  {
    name: 'tool-unknown-key',
    evidence: 'responses-api.md §3.2: FunctionToolParam',
    check: request =>
      eachTool(request, (tool, path) => {
        const stranger =
          tool['type'] === 'function' ? Object.keys(tool).find(key => !functionKeys.includes(key)) : undefined;
        return stranger === undefined ? undefined : unknownParameter(`${path}.${stranger}`);
      }),
  },
  {
    name: 'tool-name',
    evidence: 'responses-api.md §0.8: ^[a-zA-Z0-9_-]+$, 1 to 128 characters',
    check: request =>
      eachTool(request, (tool, path) => (named(tool) ? badName(tool['name'], `${path}.name`) : undefined)),
  },
  {
    name: 'tool-name-duplicate',
    evidence: 'OpenAI: names of functions are unique',
    check(request) {
      const names = new Set<unknown>();
      return eachTool(request, (tool, path) => {
        if (!named(tool)) return undefined;
        const twice = names.has(tool['name']);
        names.add(tool['name']);
        const message = `Duplicate tool names found: '${String(tool['name'])}'. Tool names must be unique.`;
        return twice ? reject(message, `${path}.name`, 'invalid_value') : undefined;
      });
    },
  },
  {
    name: 'tool-description-type',
    evidence: 'responses-api.md §3.2: description is a string, strict a boolean',
    check: request =>
      eachTool(request, (tool, path) => {
        const { description, strict } = tool;
        if ((description ?? null) !== null && typeof description !== 'string')
          return wrongType(`${path}.description`, 'a string', description);
        return (strict ?? null) === null || typeof strict === 'boolean'
          ? undefined
          : wrongType(`${path}.strict`, 'a boolean', strict);
      }),
  },
  {
    name: 'function-parameters',
    evidence: 'OpenAI, invalid_function_parameters: the root of the parameters is an object',
    check: request =>
      eachTool(request, (tool, path) => {
        const { parameters } = tool;
        if (tool['type'] !== 'function' || (parameters ?? null) === null) return undefined;
        if (!isObject(parameters)) return wrongType(`${path}.parameters`, 'an object', parameters);
        const { type } = parameters;
        const problem = `schema must be a JSON Schema of 'type: "object"', got 'type: "${type === undefined ? 'None' : String(type)}"'.`;
        return type === 'object' ? undefined : badParameters(tool, path, problem);
      }),
  },
  {
    name: 'function-strict-schema',
    evidence: 'OpenAI, invalid_function_parameters: strict functions take a subset of JSON Schema',
    check: request =>
      eachTool(request, (tool, path) => {
        const strict = tool['type'] === 'function' && tool['strict'] === true;
        const problem = strict ? strictProblem(tool['parameters'] ?? {}) : undefined;
        return problem === undefined ? undefined : badParameters(tool, path, problem);
      }),
  },
];

/** Applies a check to each tool that is declared. */
export function eachTool(
  request: JsonObject,
  check: (tool: JsonObject, path: string) => Rejection | undefined,
): Rejection | undefined {
  return first(asArray(request['tools']).entries(), ([index, tool]) =>
    isObject(tool) ? check(tool, `tools[${index}]`) : wrongType(`tools[${index}]`, 'an object', tool),
  );
}

function named(tool: JsonObject): boolean {
  return tool['type'] === 'function' || tool['type'] === 'custom';
}

/** The name of a function, where it is declared and where it is called. */
export function badName(value: unknown, param: string): Rejection | undefined {
  const name = asString(value);
  if (name === undefined) return wrongType(param, 'a string', value);
  if (name.length > 128) return tooLong(param, 128, name);
  if (/^[a-zA-Z0-9_-]+$/.test(name)) return undefined;
  const expected = `Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`;
  return reject(`Invalid '${param}': string does not match pattern. ${expected}`, param, 'invalid_value');
}

function badParameters(tool: JsonObject, path: string, problem: string): Rejection {
  const message = `Invalid schema for function '${String(tool['name'])}': ${problem}`;
  return reject(message, `${path}.parameters`, 'invalid_function_parameters');
}
