import { asString } from '../json.ts';
import { first, reject, type Rule } from './rule.ts';
import { resolved } from './pairing.ts';

/** What the answers to calls of the endpoint's own tools owe to those calls. */
export const ownCallRules: readonly Rule[] = [
  {
    name: 'approval-without-request',
    evidence: 'openai-provider.md B23: without its request in the input, an approval cannot work; the words are ours',
    check(_request, context) {
      const asked = new Set(context.history.map(({ id }) => id));
      return first(resolved(context), ({ item }) => {
        asked.add(item.id);
        const id = asString(item['approval_request_id']);
        if (item.type !== 'mcp_approval_response' || asked.has(id)) return undefined;
        return reject(`No approval request found for MCP approval response with approval_request_id ${id}.`, 'input');
      });
    },
  },
  {
    name: 'shell-output-limit',
    evidence: "responses-api.md §2: max_output_length of the output is held against the call's; the words are ours",
    check(_request, context) {
      const items = [...context.history, ...resolved(context).map(({ item }) => item)];
      const calls = new Map(items.filter(({ type }) => type === 'shell_call').map(item => [item['call_id'], item]));
      return first(resolved(context), ({ item, path }) => {
        const limit = item['max_output_length'] ?? null;
        if (item.type !== 'shell_call_output' || limit === null) return undefined;
        // The shapes of items were held before.
        const { max_output_length: asked = null } = (calls.get(item['call_id'])?.['action'] ?? {}) as {
          max_output_length?: number | null;
        };
        if (limit === asked) return undefined;
        const message = `Invalid '${path}.max_output_length': ${String(limit)}. Expected the value of the shell call, ${String(asked)}.`;
        return reject(message, `${path}.max_output_length`, 'invalid_value');
      });
    },
  },
];
