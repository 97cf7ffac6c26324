import { asString } from '../json.ts';
import { canonicalId } from '../ids.ts';
import { unseal } from '../seal.ts';
import type { Item } from '../types.ts';
import { first, reject, type InputEntry, type Rule, type RuleContext } from './rule.ts';

/** A call of a tool that the client runs, the item that answers it, and the service's word for it. */
const pairs = [
  { call: 'function_call', output: 'function_call_output', word: 'function call' },
  { call: 'custom_tool_call', output: 'custom_tool_call_output', word: 'custom tool call' },
  { call: 'shell_call', output: 'shell_call_output', word: 'shell call' },
  { call: 'local_shell_call', output: 'local_shell_call_output', word: 'local shell call' },
  { call: 'apply_patch_call', output: 'apply_patch_call_output', word: 'apply patch call' },
  { call: 'computer_call', output: 'computer_call_output', word: 'computer call' },
  { call: 'tool_search_call', output: 'tool_search_output', word: 'tool search call' },
];

/** The pair that an item is of. A search of the service's own has no call id, and is no pair's. */
function pairOf(item: Item, side: 'call' | 'output') {
  const own = item.type.startsWith('tool_search_') && (item['call_id'] ?? null) === null;
  return own ? undefined : pairs.find(pair => pair[side] === item.type);
}

/** What items owe to each other; the stored chain counts as read before the input. */
export const pairingRules: readonly Rule[] = [
  {
    name: 'output-without-call',
    evidence: 'responses-api.md §2.1; the call stands before its output (continuedev/continue#10092)',
    check(_request, context) {
      const calls = new Set(context.history.map(callKey));
      return first(resolved(context), ({ item }) => {
        calls.add(callKey(item));
        const pair = pairOf(item, 'output');
        if (pair === undefined || calls.has(`${pair.call} ${idOfCall(item)}`)) return undefined;
        return reject(`No tool call found for ${pair.word} output with call_id ${idOfCall(item)}.`, 'input');
      });
    },
  },
  {
    name: 'call-without-output',
    evidence: 'responses-api.md §2.1; openai/openai-support-agent-demo#12',
    check(_request, context) {
      const items = [...context.history, ...resolved(context).map(({ item }) => item)];
      const outputs = new Set(items.map(item => `${item.type} ${idOfCall(item)}`));
      return first(items, item => {
        const pair = pairOf(item, 'call');
        if (pair === undefined || outputs.has(`${pair.output} ${idOfCall(item)}`)) return undefined;
        return reject(`No tool output found for ${pair.word} ${idOfCall(item)}.`, 'input');
      });
    },
  },
  {
    name: 'reasoning-without-follower',
    evidence: 'responses-api.md §2.1: vercel/ai#7099, openai-agents-python#1611',
    check(_request, context) {
      const entries = resolved(context);
      return first(entries.entries(), ([index, { item }]) => {
        if (item.type !== 'reasoning' || follows(entries[index + 1]?.item, item, context)) return undefined;
        const message = `Item '${item.id ?? ''}' of type 'reasoning' was provided without its required following item.`;
        return reject(message, 'input');
      });
    },
  },
  {
    name: 'item-without-reasoning',
    evidence: 'responses-api.md §2.1: an item with the id of a reasoning turn needs its reasoning',
    check(_request, context) {
      const seen = new Set(context.history.map(madeId));
      return first(resolved(context), ({ item }) => {
        seen.add(madeId(item));
        if (item.id === undefined) return undefined;
        const required = context.store.made(item.id)?.requires;
        if (required === undefined || seen.has(required)) return undefined;
        const message = `Item '${item.id}' of type '${item.type}' was provided without its required 'reasoning' item: '${required}'.`;
        return reject(message, 'input');
      });
    },
  },
];

interface ResolvedEntry {
  readonly path: string;
  readonly item: Item;
}

/** The input with each reference replaced by what it refers to. */
export function resolved(context: RuleContext): ResolvedEntry[] {
  return context.input.map(entry => ({ path: entry.path, item: resolve(entry, context) }));
}

function resolve({ item, type }: InputEntry, { store }: RuleContext): Item {
  const made = type === 'item_reference' ? store.made(item['id']) : undefined;
  return made?.item ?? { ...item, type, id: asString(item['id']) };
}

/** What the model made next must come next: the same type, and for a call the same call. */
function follows(next: Item | undefined, reasoning: Item, { store }: RuleContext): boolean {
  if (next === undefined || !madeByModel(next)) return false;
  const follower = store.made(madeId(reasoning))?.follower;
  if (follower === undefined) return true;
  // The calls in a wrapper go back by themselves, as @ai-sdk/openai sends them (vercel/ai#19067).
  if (follower['name'] === 'parallel') return next.type === follower.type;
  return next.type === follower.type && next['call_id'] === follower['call_id'];
}

/** A reasoning item may come back without its id: its seal still tells it. */
function madeId(item: Item): string | undefined {
  if (item.id !== undefined) return canonicalId(item.id);
  return unseal(asString(item['encrypted_content']) ?? '')?.item;
}

function madeByModel(item: Item): boolean {
  if (item.type === 'message') return item['role'] === 'assistant';
  return !item.type.endsWith('_output') && item.type !== 'compaction_trigger';
}

function callKey(item: Item): string {
  return `${item.type} ${idOfCall(item)}`;
}

/** The output of a local shell call has the call's id as its own. */
function idOfCall(item: Item): string {
  const id = item['call_id'] ?? (item.type === 'local_shell_call_output' ? item.id : undefined);
  return String(id);
}
