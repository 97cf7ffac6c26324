import { asString, isObject } from '../json.ts';
import { canonicalId } from '../ids.ts';
import type { Rejection } from '../types.ts';
import { ofType } from './input-items.ts';
import { first, missing, reject, type Rule } from './rule.ts';

/** What a request says about things that the service has made before. */
export const storedRules: readonly Rule[] = [
  {
    name: 'previous-response-and-conversation',
    evidence: 'responses-api.md §1: mutually exclusive',
    check(request) {
      const both = (request['previous_response_id'] ?? null) !== null && (request['conversation'] ?? null) !== null;
      const message =
        "Mutually exclusive parameters. Ensure you are only providing one of: 'previous_response_id' or 'conversation'.";
      return both ? reject(message, null, 'mutually_exclusive_parameters') : undefined;
    },
  },
  {
    name: 'previous-response-unknown',
    evidence: 'responses-api.md §5: previous_response_not_found',
    check(request, context) {
      const id = request['previous_response_id'] ?? null;
      if (id === null || context.store.context(id) !== undefined) return undefined;
      const message = `Previous response with id '${String(id)}' not found.`;
      return reject(message, 'previous_response_id', 'previous_response_not_found');
    },
  },
  {
    name: 'conversation-unknown',
    evidence: 'responses-api.md §6: conversations are made by another endpoint, which is not served here',
    check({ conversation }) {
      const id = asString(isObject(conversation) ? conversation['id'] : conversation);
      const message = `Conversation with id '${id}' not found.`;
      return id === undefined ? undefined : { status: 404, message, param: null, code: null };
    },
  },
  {
    name: 'item-reference-unknown',
    evidence: 'responses-api.md §2.1: earendil-works/pi#5059',
    check: (request, context) =>
      ofType(context, ['item_reference'], ({ item }) =>
        context.store.made(item['id'])?.stored === true ? undefined : notFound(item['id'], request['store'] === false),
      ),
  },
  {
    name: 'reasoning-not-persisted',
    evidence: 'responses-api.md §2.1: reasoning without encrypted content must be stored',
    check: (request, context) =>
      ofType(context, ['reasoning'], ({ item, path }) => {
        if (typeof item['encrypted_content'] === 'string' || context.model.family === 'open') return undefined;
        if ((item['id'] ?? null) === null) return missing(`${path}.id`);
        return context.store.made(item['id'])?.stored === true
          ? undefined
          : notFound(item['id'], request['store'] === false);
      }),
  },
  {
    name: 'item-duplicate',
    evidence: 'vercel/ai#15492, earendil-works/pi#5151',
    check(_request, context) {
      const seen = new Set(context.history.map(item => item.id));
      return first(context.input, ({ item }) => {
        const id = asString(item['id']);
        if (id === undefined) return undefined;
        const twice = seen.has(canonicalId(id));
        seen.add(canonicalId(id));
        const message = `Duplicate item found with id ${id}. Remove duplicate items from your input and try again.`;
        return twice ? reject(message, 'input') : undefined;
      });
    },
  },
];

function notFound(id: unknown, stateless: boolean): Rejection {
  const hint =
    ' Items are not persisted when store is set to false. Try again with store set to true, or remove this item from your input.';
  return {
    status: 404,
    message: `Item with id '${String(id)}' not found.${stateless ? hint : ''}`,
    param: 'input',
    code: null,
  };
}
