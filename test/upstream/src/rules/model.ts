import { asArray, asObject, asString } from '../json.ts';
import { allEfforts } from '../models.ts';
import type { JsonObject } from '../types.ts';
import { first, invalidValue, quotedList, reject, type Rule, type RuleContext } from './rule.ts';

/** What a model does not take. */
export const modelRules: readonly Rule[] = [
  {
    name: 'sampling-on-reasoning-model',
    evidence: "recording reasoning-model-temperature-error; allowed with effort 'none' (responses-api.md §1)",
    check(request, context) {
      if (context.model.family !== 'reasoning' || effortOf(request, context) === 'none') return undefined;
      const given = ['temperature', 'top_p', 'top_logprobs'].find(name => typeof request[name] === 'number');
      return given === undefined ? undefined : unsupportedParameter(given, null);
    },
  },
  {
    name: 'logprobs-on-reasoning-model',
    evidence: 'responses-api.md §7.2: logprobs are unsupported on codex models',
    check(request, context) {
      const asked = asArray(request['include']).includes('message.output_text.logprobs');
      if (!asked || context.model.family !== 'reasoning' || effortOf(request, context) === 'none') return undefined;
      return reject('logprobs are not supported with reasoning models.', 'include', 'unsupported_parameter');
    },
  },
  {
    name: 'reasoning-on-plain-model',
    evidence: 'OpenAI, unsupported_parameter: gpt-4o and gpt-4.1 do not reason',
    check(request, context) {
      if (context.model.family !== 'plain') return undefined;
      const asked = Object.entries(asObject(request['reasoning'])).find(([, value]) => value !== null);
      return asked === undefined ? undefined : unsupportedParameter(`reasoning.${asked[0]}`, 'unsupported_parameter');
    },
  },
  {
    name: 'encrypted-content-on-plain-model',
    evidence: 'responses-api.md §2.1: ten public reports',
    check(request, context) {
      const asked = asArray(request['include']).includes('reasoning.encrypted_content');
      if (!asked || context.model.family !== 'plain') return undefined;
      return reject('Encrypted content is not supported with this model', 'include');
    },
  },
  {
    name: 'reasoning-value',
    evidence: 'responses-api.md §1: reasoning.effort, reasoning.summary',
    check: request =>
      first(Object.entries(reasoningValues), ([name, values]) => {
        const value = asString(asObject(request['reasoning'])[name]);
        return value === undefined || values.includes(value)
          ? undefined
          : invalidValue(value, values, `reasoning.${name}`);
      }),
  },
  {
    name: 'effort-of-model',
    evidence: 'responses-api.md §7.2: unsupported_value',
    check(request, { model }) {
      const effort = asString(asObject(request['reasoning'])['effort']);
      if (effort === undefined || model.family !== 'reasoning' || model.efforts.includes(effort)) return undefined;
      return unsupportedValue(effort, 'reasoning.effort', { request, supported: model.efforts });
    },
  },
  {
    name: 'verbosity',
    evidence: 'responses-api.md §1: low, medium, high; plain models know medium only',
    check(request, { model }) {
      const verbosity = asString(asObject(request['text'])['verbosity']);
      if (verbosity === undefined || verbosity === 'medium') return undefined;
      if (!verbosities.includes(verbosity)) return invalidValue(verbosity, verbosities, 'text.verbosity');
      if (model.family !== 'plain') return undefined;
      return unsupportedValue(verbosity, 'text.verbosity', { request, supported: ['medium'] });
    },
  },
];

const verbosities = ['low', 'medium', 'high'];
const summaries = ['auto', 'concise', 'detailed'];
const reasoningValues = { effort: allEfforts, summary: summaries, generate_summary: summaries };

function effortOf(request: JsonObject, context: RuleContext): string | null {
  return asString(asObject(request['reasoning'])['effort']) ?? context.model.defaultEffort;
}

function unsupportedParameter(name: string, code: string | null): ReturnType<typeof reject> {
  return reject(`Unsupported parameter: '${name}' is not supported with this model.`, name, code);
}

function unsupportedValue(
  value: string,
  param: string,
  { request, supported }: { request: JsonObject; supported: readonly string[] },
): ReturnType<typeof reject> {
  const model = `'${String(request['model'])}' model`;
  const message = `Unsupported value: '${value}' is not supported with the ${model}. Supported values are: ${quotedList(supported)}.`;
  return reject(message, param, 'unsupported_value');
}
