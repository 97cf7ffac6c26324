import { withOutput, type AnswerPlan, type Ending, type ItemPlan } from './answer.ts';
import { citeMarkOf } from './cites.ts';
import { markOf, type Piece, type Sent, type Stream, type Thing, type WireEvent } from './event.ts';
import { inside, makeItem } from './items.ts';
import type { Item, Made, MadeText } from './made.ts';

const callsOfCaller = [
  'function_call',
  'custom_tool_call',
  'shell_call',
  'apply_patch_call',
  'local_shell_call',
  'computer_call',
  'tool_search_of_caller',
];
/** What is said by halves has a status that says so. */
const texted = callsOfCaller.concat(
  ['message', 'reasoning', 'file_search_call', 'code_interpreter_call', 'mcp_call'],
  ['tool_search_call', 'tool_search_output', 'program_output'],
);
const saysNothing = ['message', 'reasoning', 'mcp_list_tools', 'compaction'];

/** The events of an answer, as the service sends them. */
export function toStream({ items: plans, ending, stop }: AnswerPlan): Stream {
  const items = plans.flatMap(withOutput);
  const stopped = ending === 'incomplete' || ending === 'filtered';
  const broken = !stopped && ending !== 'completed';
  const made = items.map((plan, index) => {
    const whole = makeItem(plan, index);
    return stopped && index === items.length - 1 ? cutText(whole, stop) : whole;
  });
  const events = made.map((one, index) => {
    const all = eventsOf(one, index);
    return broken && index === made.length - 1 ? all.slice(0, Math.ceil((all.length * stop) / 100)) : all;
  });
  const isDone = (index: number) => events[index]?.at(-1)?.role === 'item-done';
  const output = made.filter((_, index) => isDone(index)).map(({ item }) => item);
  return {
    sent: [...begin, ...events.flat(), ...endOf(ending, output)],
    pieces: made.flatMap(piecesOf),
    things: [
      ...items.flatMap((plan, index) =>
        thingsOf(plan, index, !isDone(index) || (stopped && index === items.length - 1)),
      ),
      ...made.flatMap(sourcesOf),
    ],
  };
}

const response = { id: 'resp_1', object: 'response', created_at: 1_795_392_000, model: 'gpt-5.3-codex', error: null };

const begin: Sent[] = ['response.created', 'response.in_progress'].map(type => ({
  role: 'begin',
  event: { type, response: { ...response, status: 'in_progress', output: [], usage: null } },
}));

const usage = { input_tokens: 9, input_tokens_details: { cached_tokens: 1 }, output_tokens: 5, total_tokens: 14 };
const failure = { code: 'server_error', message: 'It broke.' };

function endOf(ending: Ending, output: Item[]): Sent[] {
  const end = (status: string, fields: object): Sent => ({
    role: 'end',
    event: {
      type: `response.${status}`,
      response: { ...response, status, output, usage, incomplete_details: null, ...fields },
    },
  });
  const error: Sent = { role: 'end', event: { type: 'error', error: failure } };
  const ends: Record<Ending, Sent[]> = {
    completed: [end('completed', {})],
    incomplete: [end('incomplete', { incomplete_details: { reason: 'max_output_tokens' } })],
    filtered: [end('incomplete', { incomplete_details: { reason: 'content_filter' } })],
    failed: [end('failed', { error: failure, usage: null })],
    error: [error],
    'error and failed': [error, end('failed', { error: failure, usage: null })],
    lost: [],
  };
  return ends[ending];
}

/** The item as far as it came: its texts end where all of them together have come so far. */
function cutText(made: Made, stop: number): Made {
  const total = made.texts.reduce((sum, { text }) => sum + text.length, 0);
  let left = Math.ceil((total * stop) / 100);
  const texts: MadeText[] = [];
  const gone = new Map<string, string>();
  for (const one of made.texts) {
    const text = one.text.slice(0, Math.max(left, 0));
    left -= one.text.length;
    gone.set(one.text, text);
    const value = one.part && { ...one.part, value: withTexts(one.part.value, gone) };
    if (text !== '') texts.push({ ...one, text, part: value });
  }
  // Only texts change, and the type and the id are none.
  const item = withTexts({ ...made.item, status: statusOfCut(made.item) }, gone) as Item;
  if (Array.isArray(item.content)) item.content = item.content.slice(0, texts.length);
  return { ...made, item, texts };
}

/** Not every kind of item has a word for it. */
function statusOfCut({ type, status }: Item): unknown {
  if (type === 'image_generation_call' || type === 'web_search_call') return 'failed';
  return texted.includes(type) ? 'incomplete' : status;
}

function withTexts<T>(value: T, changed: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'string' ? (changed.get(inner) ?? inner) : inner,
  );
}

function eventsOf({ item, opening, texts, progress }: Made, index: number): Sent[] {
  const id = { item_id: item.id };
  return [
    inside('added', { type: 'response.output_item.added', item: opening }, { index }),
    ...progress.map(type => inside('progress', { type, ...id }, { index })),
    ...texts.filter(({ silent }) => !silent).flatMap(text => textEvents(text, index, id)),
    inside('item-done', { type: 'response.output_item.done', item }, { index }),
  ];
}

function textEvents(made: MadeText, index: number, id: { item_id: string }): Sent[] {
  const { event, text, mark, part, field } = made;
  const at = { index, text: mark };
  const where = event.startsWith('response.shell') ? made.place : { ...id, ...made.place };
  const tell = (type: string, fields: object): WireEvent => ({ type, ...where, ...fields });
  const opens =
    part && Object.fromEntries(Object.entries(part.value).map(([key, value]) => [key, value === text ? '' : value]));
  const commandAdded = event.startsWith('response.shell')
    ? [inside('progress', tell(`${event}.added`, { command: '' }), at)]
    : [];
  return [
    ...(part ? [inside('progress', tell(`${part.event}.added`, { part: opens }), at)] : commandAdded),
    ...piecesOfText(made).map(delta => inside('delta', tell(`${event}.delta`, { delta }), at)),
    ...(made.cited ?? []).map((annotation, annotation_index) =>
      inside('cited', tell('response.output_text.annotation.added', { annotation_index, annotation }), at),
    ),
    inside('text-done', tell(`${event}.done`, { [field]: text }), at),
    ...(part ? [inside('part-done', tell(`${part.event}.done`, { part: part.value }), at)] : []),
  ];
}

function piecesOfText({ text, cuts }: MadeText): string[] {
  const places = [...new Set([0, ...cuts.map(cut => Math.min(cut, text.length)), text.length])].toSorted(
    (a, b) => a - b,
  );
  return places.slice(1).map((end, at) => text.slice(places[at], end));
}

function piecesOf({ texts }: Made, item: number): Piece[] {
  return texts.flatMap(({ mark, text, channel }, at) =>
    channel === 'input' ? [] : [{ item, mark, text, channel, last: at === texts.length - 1 }],
  );
}

function thingsOf({ kind }: ItemPlan, item: number, cut: boolean): Thing[] {
  if (saysNothing.includes(kind)) return [];
  return [{ item, kind, mark: markOf(item, 0), heardIn: whereHeard(kind), cut }];
}

function whereHeard(kind: string): Thing['heardIn'] {
  if (callsOfCaller.includes(kind)) return 'calls';
  if (kind === 'mcp_approval_request') return 'requests';
  return kind === 'tool_search_call' || kind === 'program' ? 'ran' : 'results';
}

/** What the texts cite that have come. */
function sourcesOf({ texts }: Made, item: number): Thing[] {
  return texts.flatMap(({ cited = [], mark }) =>
    cited.map((_, at) => ({ item, kind: 'source', mark: citeMarkOf(mark, at), heardIn: 'sources', cut: false })),
  );
}
