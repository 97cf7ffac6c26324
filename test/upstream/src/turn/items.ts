import { idPrefixes } from '../ids.ts';
import { seal } from '../seal.ts';
import type {
  ContentSpec,
  CustomToolCallSpec,
  FunctionCallSpec,
  Item,
  JsonObject,
  MessageSpec,
  OutputItemSpec,
  ReasoningSpec,
  Turn,
  WebSearchCallSpec,
} from '../types.ts';
import { includes, modelOf, type TurnContext } from './context.ts';
import { logprobsOf } from './text.ts';

type Builder = (spec: never, context: TurnContext) => JsonObject;

/** One row per type of item that a turn may name shortly; any other type is sent as it stands. */
const builders: Readonly<Record<string, Builder>> = {
  message: (spec: MessageSpec, context) => ({
    status: spec.status ?? 'completed',
    content: partsOf(spec).map(part => contentPart(part, context)),
    phase: spec.phase,
    role: 'assistant',
  }),
  reasoning: (spec: ReasoningSpec, context) => ({
    summary: (spec.summary ?? []).map(text => ({ type: 'summary_text', text })),
    content: spec.content?.map(text => ({ type: 'reasoning_text', text })),
    encrypted_content: includes(context, 'reasoning.encrypted_content')
      ? seal({ item: spec.id ?? '', model: modelOf(context), organization: context.organization })
      : undefined,
  }),
  function_call: (spec: FunctionCallSpec, context) => ({
    status: spec.status ?? 'completed',
    arguments: typeof spec.arguments === 'string' ? spec.arguments : JSON.stringify(spec.arguments),
    call_id: spec.call_id ?? context.ids('call'),
    name: spec.name,
  }),
  custom_tool_call: (spec: CustomToolCallSpec, context) => ({
    status: spec.status ?? 'completed',
    call_id: spec.call_id ?? context.ids('call'),
    input: spec.input,
    name: spec.name,
  }),
  web_search_call: (spec: WebSearchCallSpec) => ({ status: spec.status ?? 'completed', action: spec.action }),
};

/** The finished items of a turn, as they stand in `response.output`. */
export function buildItems(turn: Turn, context: TurnContext): Item[] {
  const last = turn.output.length - 1;
  return turn.output.map((spec, index) => {
    const halved = turn.status === 'incomplete' && index === last && spec.type !== 'reasoning' && !('status' in spec);
    return buildItem(halved ? { ...spec, status: 'incomplete' } : spec, context);
  });
}

function buildItem(spec: OutputItemSpec, context: TurnContext): Item {
  const id = spec.id ?? context.ids(idPrefixes[spec.type] ?? 'item');
  const build = builders[spec.type];
  const item: JsonObject = build === undefined ? { ...spec } : build({ ...spec, id } as never, context);
  return defined({ id, type: spec.type, ...item });
}

function partsOf(spec: MessageSpec): readonly ContentSpec[] {
  if (spec.content !== undefined) return spec.content;
  if (spec.refusal !== undefined) return [{ type: 'refusal', refusal: spec.refusal }];
  return [{ type: 'output_text', text: spec.text ?? '', annotations: spec.annotations }] as ContentSpec[];
}

function contentPart(part: ContentSpec, context: TurnContext): JsonObject {
  if (part.type === 'refusal') return { type: 'refusal', refusal: part.refusal };
  const logprobs = logprobsOf(part.text, includes(context, 'message.output_text.logprobs'));
  return { type: 'output_text', annotations: part.annotations ?? [], logprobs, text: part.text };
}

/** Wire objects have no undefined fields: a test may compare events with their JSON. */
function defined(item: JsonObject & { type: string; id: string }): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as unknown as Item;
}
