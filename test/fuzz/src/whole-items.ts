import type { Kind, TextPlan } from './answer.ts';
import { markOf } from './event.ts';
import type { Maker } from './made.ts';
import { sealOf } from './seal.ts';

/** An item that is announced and done, with nothing but signs of progress between. */
const whole =
  (fields: (mark: string, id: string) => Record<string, unknown>, progress: string[] = []): Maker =>
  ({ id, index, plan }) => {
    const item = { id, type: plan.kind, status: 'completed', ...fields(markOf(index, 0), id) };
    return { item, opening: { ...item, status: 'in_progress' }, texts: [], progress };
  };

interface Input {
  /** As it is, or as far as it came. */
  text: string;
  id: string;
  index: number;
}

const none: TextPlan = { words: '', cuts: [], other: false };

/** An item with one text that may be cut off like any other, for which there are no events. */
const withSilentInput =
  (fields: (input: Input) => Record<string, unknown>, toText = (words: string) => words): Maker =>
  ({
    id,
    index,
    plan: {
      kind,
      texts: [{ words } = none],
    },
  }) => {
    const mark = markOf(index, 0);
    const text = toText(mark + words);
    const item = { id, type: kind, status: 'completed', ...fields({ text, id, index }) };
    const opening = { ...item, ...fields({ text: '', id, index }) };
    const input = { mark, text, cuts: [], channel: 'input', silent: true, event: '', place: {}, field: '' } as const;
    return {
      item,
      opening: 'status' in item && item.status === undefined ? opening : { ...opening, status: 'in_progress' },
      texts: [{ ...input, cuts: [], place: {} }],
      progress: [],
    };
  };

const asJson = (words: string) => JSON.stringify({ words });
const callId = (id: string) => ({ call_id: `call_${id}` });

/** The items that no event inside of them tells more of. */
export const wholeItems = {
  local_shell_call: whole((mark, id) => ({
    ...callId(id),
    action: { type: 'exec', command: ['echo', mark], env: {} },
  })),
  web_search_call: whole(
    mark => ({ action: { type: 'search', query: mark, queries: [mark] } }),
    [
      'response.web_search_call.in_progress',
      'response.web_search_call.searching',
      'response.web_search_call.completed',
    ],
  ),
  file_search_call: whole(
    mark => ({ queries: [mark], results: null }),
    ['response.file_search_call.in_progress', 'response.file_search_call.completed'],
  ),
  image_generation_call: whole(mark => ({ result: mark }), ['response.image_generation_call.generating']),
  mcp_list_tools: whole(() => ({ server_label: 'docs', tools: [] }), ['response.mcp_list_tools.completed']),
  compaction: whole((_mark, id) => ({ encrypted_content: sealOf(id) })),
  brand_new_item: whole(mark => ({ mark })),
  computer_call: withSilentInput(({ text, id }) => ({
    ...callId(id),
    actions: [{ type: 'type', text }],
    pending_safety_checks: [],
  })),
  tool_search_call: withSilentInput(({ text }) => ({
    call_id: null,
    execution: 'server',
    arguments: { paths: [text] },
  })),
  tool_search_of_caller: withSilentInput(({ text, id }) => ({
    type: 'tool_search_call',
    ...callId(id),
    execution: 'client',
    arguments: { goal: text },
  })),
  tool_search_output: withSilentInput(({ text: name }) => ({
    call_id: null,
    execution: 'server',
    tools: [{ type: 'function', name: 'found', description: name, parameters: { type: 'object', properties: {} } }],
  })),
  program: withSilentInput(({ text: code, id, index }) => ({
    call_id: `call_program_${index}`,
    code,
    fingerprint: sealOf(id),
    status: undefined,
  })),
  // It answers the program that stands before it.
  program_output: withSilentInput(({ text: result, index }) => ({ call_id: `call_program_${index - 1}`, result })),
  mcp_approval_request: withSilentInput(
    ({ text }) => ({ server_label: 'docs', name: 'find', arguments: text, status: undefined }),
    asJson,
  ),
} satisfies Partial<Record<Kind, Maker>>;
