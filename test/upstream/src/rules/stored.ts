import { asString, isObject } from '../json.ts';
import { canonicalId } from '../ids.ts';
import { unseal, type Sealed } from '../seal.ts';
import type { Rejection } from '../types.ts';
import { ofType } from './input-items.ts';
import { first, missing, reject, type InputEntry, type Rule, type RuleContext } from './rule.ts';

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
    name: 'encrypted-content',
    evidence: 'OpenAI, invalid_encrypted_content (openai/codex#8145, Wei-Shaw/sub2api#2863)',
    check: (_request, context) =>
      ofType(context, ['reasoning', 'compaction'], entry => {
        const content = asString(entry.item['encrypted_content']);
        const reason = content === undefined ? undefined : mismatch(unseal(content), entry, context);
        return reason === undefined ? undefined : unverified(content ?? '', reason);
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

/** The parts of a seal are checked from the outside in. */
function mismatch(sealed: Sealed | undefined, { item }: InputEntry, context: RuleContext): string | undefined {
  if (sealed === undefined) return 'Encrypted content could not be decrypted or parsed.';
  if (sealed.organization !== context.organization) {
    return 'Encrypted content organization_id did not match the target organization.';
  }
  const id = asString(item['id']);
  if (id === undefined || canonicalId(id) === sealed.item) return undefined;
  return 'Encrypted content item_id did not match the target item id.';
}

function unverified(content: string, reason: string): Rejection {
  const shown = content.length > 12 ? `${content.slice(0, 4)}...${content.slice(-4)}` : content;
  const message = `The encrypted content ${shown} could not be verified. Reason: ${reason}`;
  return reject(message, null, 'invalid_encrypted_content');
}
