import { asString } from '../json.ts';
import { missing, type Rule, type RuleContext } from './rule.ts';

const keyPage = 'https://platform.openai.com/account/api-keys';

/** Who asks. */
export const keyRules: readonly Rule[] = [
  {
    name: 'api-key-missing',
    evidence: 'OpenAI, 401 without an Authorization header',
    check(_request, context) {
      if (context.apiKey === null || presentedKey(context) !== undefined) return undefined;
      const header = 'Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)';
      const browser =
        "or as the password field (with blank username) if you're accessing the API from your browser and are prompted for a username and password";
      const message = `You didn't provide an API key. You need to provide your API key in an ${header}, ${browser}. You can obtain an API key from ${keyPage}.`;
      return { status: 401, message, param: null, code: null };
    },
  },
  {
    name: 'api-key-wrong',
    evidence: 'OpenAI, 401 with code invalid_api_key',
    check(_request, context) {
      const key = presentedKey(context);
      if (context.apiKey === null || key === context.apiKey) return undefined;
      const message = `Incorrect API key provided: ${masked(key ?? '')}. You can find your API key at ${keyPage}.`;
      return { status: 401, message, param: null, code: 'invalid_api_key' };
    },
  },
];

/** For which model. */
export const modelNameRules: readonly Rule[] = [
  {
    name: 'model-missing',
    evidence: 'responses-api.md §1: model is needed in practice',
    check: request => (request['model'] === undefined || request['model'] === '' ? missing('model') : undefined),
  },
  {
    name: 'model-unknown',
    evidence: 'responses-api.md §4.1: 404 with param model',
    check(request, context) {
      const model = asString(request['model']);
      if (model === undefined || context.models?.includes(model) !== false) return undefined;
      const message = `The requested model '${model}' does not exist.`;
      return { status: 404, message, param: 'model', code: 'model_not_found' };
    },
  },
  {
    name: 'model-ended',
    evidence: 'responses-api.md §7.1: days on which OpenAI ended its Codex models',
    check(request, context) {
      const model = asString(request['model']);
      if (model === undefined || !Object.hasOwn(context.endedModels, model)) return undefined;
      const message = `The model \`${model}\` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations`;
      return { status: 404, message, param: null, code: 'model_not_found' };
    },
  },
];

function presentedKey({ headers }: RuleContext): string | undefined {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers['authorization'] ?? '')?.[1];
  return bearer ?? headers['api-key'];
}

/** A log of the error must not give the key away. */
function masked(key: string): string {
  return key.length <= 8 ? '*'.repeat(key.length) : `${key.slice(0, 4)}${'*'.repeat(key.length - 8)}${key.slice(-4)}`;
}
