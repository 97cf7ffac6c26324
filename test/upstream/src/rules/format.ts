import { asObject, asString, isObject } from '../json.ts';
import type { JsonObject } from '../types.ts';
import { invalidValue, missing, reject, tooLong, unknownParameter, wrongType, type Rule } from './rule.ts';
import { strictProblem } from './strict-schema.ts';

const keys: Readonly<Record<string, readonly string[]>> = {
  text: ['type'],
  json_object: ['type'],
  json_schema: ['type', 'name', 'schema', 'description', 'strict'],
};

/** `text.format`. */
export const formatRules: readonly Rule[] = [
  {
    name: 'format-type',
    evidence: 'responses-api.md §1: text, json_object, json_schema',
    check(request) {
      const format = formatOf(request);
      if (format === undefined) return undefined;
      const type = asString(format['type']);
      if (type === undefined) return missing('text.format.type');
      return Object.hasOwn(keys, type) ? undefined : invalidValue(type, Object.keys(keys), 'text.format.type');
    },
  },
  {
    name: 'format-name-missing',
    evidence: 'responses-api.md §1: flat, unlike response_format.json_schema of Chat Completions',
    check(request) {
      const format = schemaFormat(request);
      if (format === undefined) return undefined;
      if (format['name'] === undefined) return missing('text.format.name');
      return format['schema'] === undefined ? missing('text.format.schema') : undefined;
    },
  },
  {
    name: 'format-unknown-key',
    evidence: 'responses-api.md §1: text.format',
    check(request) {
      const format = formatOf(request);
      const known = keys[String(format?.['type'])] ?? [];
      const stranger = Object.keys(format ?? {}).find(key => !known.includes(key));
      return stranger === undefined ? undefined : unknownParameter(`text.format.${stranger}`);
    },
  },
  {
    name: 'format-name',
    evidence: 'responses-api.md §1: a-z, A-Z, 0-9, _ and -, up to 64 characters',
    check(request) {
      const name = schemaFormat(request)?.['name'];
      if (name === undefined) return undefined;
      if (typeof name !== 'string') return wrongType('text.format.name', 'a string', name);
      if (name.length > 64) return tooLong('text.format.name', 64, name);
      const expected = "Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.";
      const message = `Invalid 'text.format.name': string does not match pattern. ${expected}`;
      return /^[a-zA-Z0-9_-]+$/.test(name) ? undefined : reject(message, 'text.format.name', 'invalid_value');
    },
  },
  {
    name: 'format-strict-schema',
    evidence: 'OpenAI, invalid_json_schema: strict formats take a subset of JSON Schema',
    check(request) {
      const format = schemaFormat(request);
      if (format?.['strict'] !== true) return undefined;
      const root = asObject(format['schema'])['type'];
      const problem =
        root === 'object'
          ? strictProblem(format['schema'])
          : `schema must be a JSON Schema of 'type: "object"', got 'type: "${root === undefined ? 'None' : String(root)}"'.`;
      const message = `Invalid schema for response_format '${String(format['name'])}': ${problem}`;
      return problem === undefined ? undefined : reject(message, 'text.format.schema', 'invalid_json_schema');
    },
  },
  {
    name: 'json-word',
    evidence: 'chat-bridge-rules.md §2.1: json_object needs the word json in the input',
    check(request) {
      if (formatOf(request)?.['type'] !== 'json_object') return undefined;
      if (/json/i.test(JSON.stringify(request['input'] ?? ''))) return undefined;
      const message =
        "Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.";
      return reject(message, 'input');
    },
  },
];

function formatOf(request: JsonObject): JsonObject | undefined {
  const format = asObject(request['text'])['format'];
  return isObject(format) ? format : undefined;
}

function schemaFormat(request: JsonObject): JsonObject | undefined {
  const format = formatOf(request);
  return format?.['type'] === 'json_schema' ? format : undefined;
}
