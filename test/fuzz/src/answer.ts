import * as fc from 'fast-check';

/** One item of an answer, before it is cut into events. Every text of it is told from all others by its mark. */
export interface ItemPlan {
  kind: Kind;
  /** What its texts say, and where they are cut into deltas. */
  texts: TextPlan[];
}

export interface TextPlan {
  words: string;
  cuts: number[];
  /** A refusal, or the text of a thought and not its summary. */
  other: boolean;
  /** What a text of a message cites. */
  cites?: Cite[];
}

const cites = ['url_citation', 'file_citation', 'container_file_citation', 'file_path'] as const;

export type Cite = (typeof cites)[number];

/** How the answer ends. */
export type Ending = (typeof endings)[number];

/** An answer of the protocol. */
export interface AnswerPlan {
  items: ItemPlan[];
  ending: Ending;
  /** Where in its last item an answer that does not end well stops, in parts of 100. */
  stop: number;
}

const kinds = [
  'message',
  'reasoning',
  'function_call',
  'custom_tool_call',
  'shell_call',
  'apply_patch_call',
  'local_shell_call',
  'web_search_call',
  'file_search_call',
  'code_interpreter_call',
  'image_generation_call',
  'mcp_call',
  'mcp_list_tools',
  'compaction',
  'brand_new_item',
  'computer_call',
  'tool_search_call',
  'tool_search_of_caller',
  'program',
  'mcp_approval_request',
] as const;

/** What the provider's own calls come to, in items that follow them. */
const outputs = { tool_search_call: 'tool_search_output', program: 'program_output' } as const;

export type Kind = (typeof kinds)[number] | (typeof outputs)[keyof typeof outputs];

/** The plan of an item, and behind it that of its output, where it has one of its own. */
export function withOutput(plan: ItemPlan): ItemPlan[] {
  const { kind } = plan;
  return kind === 'tool_search_call' || kind === 'program' ? [plan, { ...plan, kind: outputs[kind] }] : [plan];
}

const endings = ['completed', 'incomplete', 'filtered', 'failed', 'error', 'error and failed', 'lost'] as const;

/** What texts are of: any characters, and those that have a meaning to JSON, to event streams and to decoders. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('', '\n\ndata: {}\n\n', '"}', '\uFEFF', '\u2028', 'a\r\nb', '[DONE]', '👋🏽'),
);

const text: fc.Arbitrary<TextPlan> = fc.record({
  words,
  cuts: fc.array(fc.nat({ max: 20 }), { maxLength: 3 }),
  other: fc.boolean(),
  cites: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Cite[]>([]) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...cites), { minLength: 1, maxLength: 3 }) },
  ),
});

/** What answers are mostly of comes more often. */
const kind = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Kind>('message', 'reasoning', 'function_call') },
  { weight: 3, arbitrary: fc.constantFrom<Kind>(...kinds) },
);

const item: fc.Arbitrary<ItemPlan> = fc.record({ kind, texts: fc.array(text, { minLength: 1, maxLength: 3 }) });

/** Any answer. */
export const answers: fc.Arbitrary<AnswerPlan> = fc.record({
  items: fc.array(item, { maxLength: 5 }),
  ending: fc.oneof(
    { weight: 6, arbitrary: fc.constant<Ending>('completed') },
    { weight: 5, arbitrary: fc.constantFrom<Ending>(...endings) },
  ),
  stop: fc.integer({ min: 1, max: 100 }),
});
