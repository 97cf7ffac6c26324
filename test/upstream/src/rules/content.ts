import { asArray, isObject } from '../json.ts';
import type { JsonObject, Rejection } from '../types.ts';
import { allPartTypes, partShapes, partTypes } from './item-shapes.ts';
import { ofType } from './input-items.ts';
import {
  first,
  invalidValue,
  missing,
  reject,
  unknownParameter,
  wrongType,
  type InputEntry,
  type Rule,
  type RuleContext,
  stringOrList,
} from './rule.ts';

/** The content of messages, and of the outputs of tools. */
export const contentRules: readonly Rule[] = [
  {
    name: 'content-type',
    evidence: 'OpenAI, invalid_type: content null (QuantumNous/new-api#4776)',
    check: (_request, context) =>
      ofType(context, ['message'], ({ item, path }) => {
        return stringOrList(`${path}.content`, item['content']);
      }),
  },
  {
    name: 'content-empty',
    evidence: 'OpenAI, empty_array',
    check: (_request, context) =>
      ofType(context, ['message'], ({ item, path }) => {
        if (!Array.isArray(item['content']) || item['content'].length > 0) return undefined;
        const expected = 'Expected an array with minimum length 1, but got an empty array instead.';
        return reject(`Invalid '${path}.content': empty array. ${expected}`, `${path}.content`, 'empty_array');
      }),
  },
  {
    name: 'part-type',
    evidence: 'chat-bridge-rules.md §1.2 S6: output_text and refusal for the assistant, input_* for all others',
    check: (_request, context) =>
      eachPart(context, ({ part, path, supported }) => {
        const { type } = part;
        if (type === undefined) return missing(`${path}.type`);
        if (typeof type === 'string' && supported.includes(type)) return undefined;
        const known = allPartTypes.includes(String(type));
        return invalidValue(String(type), known ? supported : allPartTypes, path);
      }),
  },
  {
    name: 'part-missing-field',
    evidence: 'responses-api.md §2: content parts',
    check: (_request, context) =>
      eachPart(context, ({ part, path }) => {
        const left = partShapes[String(part['type'])]?.required.find(key => part[key] === undefined);
        return left === undefined ? undefined : missing(`${path}.${left}`);
      }),
  },
  {
    name: 'part-unknown-key',
    evidence: 'OpenAI, unknown_parameter',
    check: (_request, context) =>
      eachPart(context, ({ part, path }) => {
        const shape = partShapes[String(part['type'])];
        const known = ['type', ...(shape?.required ?? []), ...(shape?.optional ?? [])];
        const stranger = Object.keys(part).find(key => !known.includes(key));
        return stranger === undefined ? undefined : unknownParameter(`${path}.${stranger}`);
      }),
  },
  {
    name: 'part-text-type',
    evidence: 'responses-api.md §2: text and refusal are strings',
    check: (_request, context) =>
      eachPart(context, ({ part, path }) => {
        const wrong = ['text', 'refusal'].find(key => part[key] !== undefined && typeof part[key] !== 'string');
        return wrong === undefined ? undefined : wrongType(`${path}.${wrong}`, 'a string', part[wrong]);
      }),
  },
  {
    name: 'image-source',
    evidence: 'chat-bridge-rules.md §1.2 S13: image_url is a string, a URL or a data URL',
    check: (_request, context) =>
      eachPart(context, ({ part, path }) => {
        if (part['type'] !== 'input_image') return undefined;
        const url = part['image_url'] ?? null;
        if (url === null) return part['file_id'] === undefined ? missing(`${path}.image_url`) : undefined;
        if (typeof url !== 'string') return wrongType(`${path}.image_url`, 'an image URL', url);
        if (/^(https?:\/\/|data:image\/[a-z.+-]+;base64,)/i.test(url)) return undefined;
        const message = `Invalid '${path}.image_url'. Expected a valid URL, but got a value with an invalid format.`;
        return reject(message, `${path}.image_url`, 'invalid_value');
      }),
  },
  {
    name: 'image-detail',
    evidence: 'responses-api.md §2: low, high, auto, original',
    check: (_request, context) =>
      eachPart(context, ({ part, path }) => {
        const values = part['type'] === 'input_file' ? ['low', 'high', 'auto'] : ['low', 'high', 'auto', 'original'];
        const detail = part['detail'] ?? null;
        if (detail === null || values.includes(String(detail))) return undefined;
        return invalidValue(String(detail), values, `${path}.detail`);
      }),
  },
  {
    name: 'file-source',
    evidence: 'chat-bridge-rules.md §2.2: file_id, file_url and file_data are exclusive',
    check: (_request, context) =>
      eachPart(context, ({ part, path }) => {
        if (part['type'] !== 'input_file') return undefined;
        const sources = ['file_id', 'file_data', 'file_url'].filter(key => (part[key] ?? null) !== null);
        if (sources.length === 1) return undefined;
        if (sources.length === 0) return missing(`${path}.file_id`);
        const message =
          "Mutually exclusive parameters. Ensure you are only providing one of: 'file_id', 'file_data' or 'file_url'.";
        return reject(message, path, 'mutually_exclusive_parameters');
      }),
  },
  {
    name: 'assistant-parts-without-id',
    evidence: 'published schema: only OutputMessage takes output_text, and its id is required',
    check: (_request, context) =>
      ofType(context, ['message'], ({ item, path }) => {
        const bare = item['role'] === 'assistant' && Array.isArray(item['content']) && (item['id'] ?? null) === null;
        return bare ? missing(`${path}.id`) : undefined;
      }),
  },
];

interface PartEntry {
  readonly part: JsonObject;
  readonly path: string;
  readonly supported: readonly string[];
}

const holders: Readonly<Record<string, string>> = {
  message: 'content',
  function_call_output: 'output',
  custom_tool_call_output: 'output',
};

function eachPart(context: RuleContext, check: (entry: PartEntry) => Rejection | undefined): Rejection | undefined {
  return first(context.input, entry => {
    const holder = holders[entry.type];
    if (holder === undefined) return undefined;
    return first(asArray(entry.item[holder]).entries(), ([index, part]) => {
      const path = `${entry.path}.${holder}[${index}]`;
      return isObject(part) ? check({ part, path, supported: supportedIn(entry) }) : wrongType(path, 'an object', part);
    });
  });
}

function supportedIn({ item }: InputEntry): readonly string[] {
  return item['role'] === 'assistant' ? partTypes.assistant : partTypes.others;
}
