import { rotatedId } from '../ids.ts';
import { asArray, asObject, isObject } from '../json.ts';
import type { JsonObject, ResponseEvent } from '../types.ts';
import type { FaultKind } from './fault.ts';

/** An event that no client knows. */
export const unknownEvent: FaultKind<'unknown-event'> = ({ at }) => ({
  events: events => events.toSpliced(at, 0, event({ type: 'response.brand_new.delta', delta: 'new' })),
});

/** An item that no client knows, at the end of the output. */
export const unknownItem: FaultKind<'unknown-item'> = () => ({
  events(events) {
    const terminal = events.at(-1);
    const output_index = asArray(asObject(terminal?.['response'])['output']).length;
    const item = { id: 'new_00000001', type: 'brand_new_call', status: 'completed', payload: { value: 1 } };
    const told = ['added', 'done'].map(step => event({ type: `response.output_item.${step}`, output_index, item }));
    return [...events.slice(0, -1), ...told, ...(terminal === undefined ? [] : [withItem(terminal, item)])];
  },
});

/** GitHub Copilot gives an item another id on every event. */
export const rotateIds: FaultKind<'rotate-ids'> = () => ({ events: events => events.map(rotated) });

export const dropAdded: FaultKind<'drop-added'> = () => ({
  events: events => events.filter(({ type }) => type !== 'response.output_item.added'),
});

/** LM Studio tells arguments in `.done` only. */
export const dropDeltas: FaultKind<'drop-deltas'> = () => ({
  events: events => events.filter(({ type }) => !type.endsWith('.delta')),
});

/** Some relays tell the output in the terminal event only. */
export const onlyCompleted: FaultKind<'only-completed'> = () => ({
  events: events => events.filter(each => isObject(each['response'])),
});

/** An error in the stream; nested as OpenAI sends it (the default), flat as its specification has it. */
export const errorEvent: FaultKind<'error-event'> = ({ at, nested = true, code = 'server_error' }) => ({
  events(events) {
    const flat = { code, message: 'Injected error.', param: null };
    const told = nested ? { type: 'error', error: { type: code, ...flat } } : { type: 'error', ...flat };
    return [...events.slice(0, at), event(told)];
  },
});

/** `response.failed` in place of the rest. */
export const failed: FaultKind<'failed'> = ({ at, code = 'server_error' }) => ({
  events(events) {
    const opened = asObject(events[0]?.['response']);
    const response = { ...opened, status: 'failed', error: { code, message: 'Injected failure.' } };
    return [...events.slice(0, at), event({ type: 'response.failed', response })];
  },
});

function event(fields: JsonObject & { type: string }): ResponseEvent {
  return { ...fields, sequence_number: 0 };
}

function withItem(terminal: ResponseEvent, item: JsonObject): ResponseEvent {
  const response = asObject(terminal['response']);
  return { ...terminal, response: { ...response, output: [...asArray(response['output']), item] } };
}

function rotated(told: ResponseEvent, turn: number): ResponseEvent {
  const result: Record<string, unknown> & ResponseEvent = { ...told };
  if (typeof result['item_id'] === 'string') result['item_id'] = rotatedId(result['item_id'], turn);
  if (isObject(result['item'])) result['item'] = withNewId(result['item'], turn);
  if (isObject(result['response'])) {
    const output = asArray(result['response']['output']).map(item => withNewId(asObject(item), turn));
    result['response'] = { ...result['response'], output };
  }
  return result;
}

function withNewId(item: JsonObject, turn: number): JsonObject {
  return typeof item['id'] === 'string' ? { ...item, id: rotatedId(item['id'], turn) } : item;
}
