import type { ItemPlan, Kind, TextPlan } from './answer.ts';
import { citesOf } from './cites.ts';
import { markOf, type Role, type WireEvent } from './event.ts';
import type { Made, MadeText, Maker } from './made.ts';
import { sealOf } from './seal.ts';
import { wholeItems } from './whole-items.ts';

const said = (index: number, at: number, { words }: TextPlan) => markOf(index, at) + words;

const message: Maker = ({ id, index, plan }) => {
  const texts = plan.texts.map((text, at): MadeText => {
    const whole = said(index, at, text);
    const cited = text.other ? [] : citesOf(text, markOf(index, at));
    const value = text.other
      ? { type: 'refusal', refusal: whole }
      : { type: 'output_text', text: whole, annotations: cited };
    return {
      mark: markOf(index, at),
      text: whole,
      cuts: text.cuts,
      channel: 'text',
      event: text.other ? 'response.refusal' : 'response.output_text',
      place: { content_index: at },
      field: text.other ? 'refusal' : 'text',
      cited,
      part: { event: 'response.content_part', value },
    };
  });
  const item = {
    type: 'message',
    id,
    role: 'assistant',
    status: 'completed',
    content: texts.map(({ part }) => part?.value),
  };
  return { item, opening: { ...item, status: 'in_progress', content: [] }, texts, progress: [] };
};

const reasoning: Maker = ({ id, index, plan }) => {
  const counts = { summary: 0, content: 0 };
  const made = plan.texts.toSorted((one, other) => Number(one.other) - Number(other.other));
  const texts = made.map((text, at): MadeText => {
    const whole = said(index, at, text);
    const value = { type: text.other ? 'reasoning_text' : 'summary_text', text: whole };
    return {
      mark: markOf(index, at),
      text: whole,
      cuts: text.cuts,
      channel: 'thought',
      event: text.other ? 'response.reasoning_text' : 'response.reasoning_summary_text',
      place: text.other ? { content_index: counts.content++ } : { summary_index: counts.summary++ },
      field: 'text',
      part: { event: text.other ? 'response.content_part' : 'response.reasoning_summary_part', value },
    };
  });
  const of = (type: string) => texts.flatMap(({ part }) => (part?.value.type === type ? [part.value] : []));
  const content = of('reasoning_text');
  const item = {
    type: 'reasoning',
    id,
    summary: of('summary_text'),
    ...(content.length > 0 && { content }),
    encrypted_content: sealOf(id),
  };
  return { item, opening: { type: 'reasoning', id, summary: [], encrypted_content: 'gAAAAAB' }, texts, progress: [] };
};

interface InputForm {
  event: string;
  field: string;
  place?: Record<string, unknown>;
  toText?(words: string): string;
}

/** A call with one streamed input, which stands in it where `put` puts it. */
const withInput =
  (form: InputForm, put: (input: string, id: string) => Record<string, unknown>, progress: string[] = []): Maker =>
  ({ id, index, plan }) => {
    const [plan0 = { words: '', cuts: [], other: false }] = plan.texts;
    const words = said(index, 0, plan0);
    const input = form.toText?.(words) ?? words;
    const text: MadeText = {
      mark: markOf(index, 0),
      text: input,
      cuts: plan0.cuts,
      channel: 'input',
      event: form.event,
      place: form.place ?? {},
      field: form.field,
    };
    const item = { id, type: plan.kind, status: 'completed', ...put(input, id) };
    return { item, opening: { ...item, ...put('', id), status: 'in_progress' }, texts: [text], progress };
  };

const asJson = (words: string) => JSON.stringify({ words });
const callId = (id: string) => ({ call_id: `call_${id}` });

const makers: Record<Kind, Maker> = {
  message,
  reasoning,
  function_call: withInput(
    { event: 'response.function_call_arguments', field: 'arguments', toText: asJson },
    (input, id) => ({ ...callId(id), name: 'look', arguments: input }),
  ),
  custom_tool_call: withInput({ event: 'response.custom_tool_call_input', field: 'input' }, (input, id) => ({
    ...callId(id),
    name: 'note',
    input,
  })),
  shell_call: withInput(
    { event: 'response.shell_call_command', field: 'command', place: { command_index: 0 } },
    (input, id) => ({ ...callId(id), action: { commands: input === '' ? [] : [input] } }),
  ),
  apply_patch_call: withInput({ event: 'response.apply_patch_call_operation_diff', field: 'diff' }, (diff, id) => ({
    ...callId(id),
    operation: { type: 'update_file', path: 'a.txt', diff },
  })),
  code_interpreter_call: withInput(
    { event: 'response.code_interpreter_call_code', field: 'code' },
    code => ({ container_id: 'cntr_1', code, outputs: [{ type: 'logs', logs: code }] }),
    ['response.code_interpreter_call.in_progress', 'response.code_interpreter_call.interpreting'],
  ),
  mcp_call: withInput(
    { event: 'response.mcp_call_arguments', field: 'arguments', toText: asJson },
    input => ({ server_label: 'docs', name: 'find', arguments: input, output: input }),
    ['response.mcp_call.in_progress'],
  ),
  ...wholeItems,
};

/** What the ids of the service begin with. */
const prefixes: Record<Kind, string> = {
  message: 'msg',
  reasoning: 'rs',
  function_call: 'fc',
  custom_tool_call: 'ctc',
  shell_call: 'sh',
  apply_patch_call: 'apc',
  local_shell_call: 'lsh',
  web_search_call: 'ws',
  file_search_call: 'fs',
  code_interpreter_call: 'ci',
  image_generation_call: 'ig',
  mcp_call: 'mcp',
  mcp_list_tools: 'mcpl',
  compaction: 'cmp',
  brand_new_item: 'new',
  computer_call: 'cu',
  tool_search_call: 'tsc',
  tool_search_of_caller: 'tsc',
  tool_search_output: 'tso',
  program: 'prog',
  program_output: 'prog',
  mcp_approval_request: 'mcpr',
};

/** The item of a plan. */
export function makeItem(plan: ItemPlan, index: number): Made {
  return makers[plan.kind]({ id: `${prefixes[plan.kind]}_${index}`, index, plan });
}

/** An event inside of an item. */
export function inside(role: Role, event: WireEvent, at: { index: number; text?: string | undefined }) {
  return { role, event: { output_index: at.index, ...event }, item: at.index, text: at.text };
}
