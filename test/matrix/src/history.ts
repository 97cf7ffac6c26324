/** What the input of a request has to be, from what was asked and answered before it. */
import type { Scenario } from '@responses-bridge/scenarios';

/** What every conversation ends with. */
export const followUp = 'And now?';

/** An item of a response or of a request. */
export interface WireItem {
  type?: string;
  id?: string;
  [field: string]: unknown;
}

/** Remembers the output items, and the id, of every answer that passes. */
export function createWiretap() {
  const answers: Array<Promise<{ items: WireItem[]; id: string | undefined }>> = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    const copy = response.clone();
    const type = copy.headers.get('content-type') ?? '';
    answers.push(copy.text().then(text => ({ items: itemsIn(text, type), id: /"id":"(resp_\w+)"/.exec(text)?.[1] })));
    return response;
  };
  const all = () => Promise.all(answers);
  return {
    fetch,
    answers: async () => (await all()).map(({ items }) => items),
    ids: async () => (await all()).map(({ id }) => id),
  };
}

function itemsIn(body: string, type: string): WireItem[] {
  if (type.includes('json')) return JSON.parse(body).output ?? [];
  const events = body
    .split(/\r?\n/)
    .flatMap(line => (line.startsWith('data: {') ? [JSON.parse(line.slice('data: '.length))] : []));
  return events.flatMap(({ type: event, item }) => (event === 'response.output_item.done' ? [item] : []));
}

/** The item as it is to be sent again, by the rules of `store: false`: undefined where there is nothing to send. */
export function toInput({ id, status, ...item }: WireItem): WireItem | undefined {
  switch (item.type) {
    case 'message': {
      const { content, phase } = item as { content?: Array<{ text?: string; refusal?: string }>; phase?: string };
      const text = (content ?? []).map(part => part.text ?? part.refusal ?? '').join('');
      return text === '' ? undefined : { role: 'assistant', content: text, ...(phase === undefined ? {} : { phase }) };
    }
    case 'function_call':
    case 'custom_tool_call':
      return item;
    case 'reasoning':
      return { ...item, id };
    default:
      return { ...item, id, status };
  }
}

/** Whether each of its turns is whole. */
export const endsWell = ({ turns }: Scenario) => turns.every(({ status = 'completed' }) => status === 'completed');

const fromUser = (text: string) => ({ role: 'user', content: [{ type: 'input_text', text }] });

type Item = Record<string, unknown>;

/** Whether an item is the output of a call. */
export const isOutput = ({ type }: Item): boolean => /(call|search)_output$/.test(String(type));

/** An item, or the call that it is the output of. */
export const inShort = (item: Item): Item => (isOutput(item) ? { output: item.call_id } : item);

/** The whole input that follows these answers, in short. */
export function inputOf({ prompt, turns }: Scenario, answers: ReadonlyArray<readonly WireItem[]>): Item[] {
  const answered = answers.flatMap((items): Item[] => [
    ...items.map(toInput).filter(item => item !== undefined),
    ...items.filter(({ call_id }) => call_id !== undefined).map(({ call_id }) => ({ output: call_id })),
  ]);
  const last = answers.length === turns.length ? [fromUser(followUp)] : [];
  return [fromUser(prompt), ...answered, ...last];
}
