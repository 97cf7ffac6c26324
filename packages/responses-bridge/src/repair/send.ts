import { ResponsesError } from '../errors.ts';
import type { JSONValue, Warning } from '../spec.ts';
import type { WireRequest } from '../wire/request.ts';
import { repairOf, type ItemRepair } from './items.ts';
import { repairParameter, type Repaired } from './parameters.ts';
import { readRefusals, type Parameter, type Refusal } from './refusal.ts';

/** A request that may be repaired. */
export interface Sending<Reply> {
  url: string;
  /** Whether a parameter that is refused may go. */
  unsupported: 'repair' | 'error' | undefined;
  /** The request with its history whole and nothing referred to; undefined where the caller gave no such history. */
  whole(): Promise<WireRequest | undefined>;
  /** Fails before anything was answered, or not at all. */
  attempt(body: WireRequest): Promise<Reply>;
}

/** What was answered in the end, and what was done for it. */
interface Sent<Reply> {
  reply: Reply;
  warnings: Warning[];
  /** What was done to the history, as it is told in the metadata of the result. */
  repairs: JSONValue[];
}

/** A parameter that an endpoint refused for a model, and the value that it had where the refusal is about that alone. */
interface Remembered {
  refusal: Refusal;
  value: string | undefined;
}

/** What is remembered is a few words a model and endpoint; what meets more of them than this starts anew. */
const mostRemembered = 1000;
const mostOfOne = 100;

/** No request is sent more often than this, whatever an endpoint finds next. */
const mostRepairs = 16;

/**
 * Sends a request, and again where the endpoint refuses what a repair can change: each repair once. Parameters that it
 * refused are remembered for the model and the endpoint, so that the next call makes no detour.
 */
export function createRepairs() {
  const memory = new Map<string, Map<string, Remembered>>();

  return async function send<Reply>(body: WireRequest, sending: Sending<Reply>): Promise<Sent<Reply>> {
    // What a model takes may depend on how much it thinks.
    const key = [body.model, sending.url, body.reasoning?.effort].join(' ');
    const known = memory.get(key) ?? new Map<string, Remembered>();
    const request = repairable(body, known, sending);
    for (let repairs = 0; ; repairs++) {
      try {
        const reply = await sending.attempt(request.body());
        if (request.met.size > 0) remember(key, [...(known.size < mostOfOne ? known : []), ...request.met]);
        return { reply, warnings: request.warnings, repairs: request.repairs };
      } catch (error) {
        if (repairs === mostRepairs || !ResponsesError.isInstance(error) || !(await request.repair(error))) throw error;
      }
    }
  };

  function remember(key: string, refusals: Array<[string, Remembered]>): void {
    if (memory.size >= mostRemembered) memory.clear();
    memory.set(key, new Map(refusals));
  }
}

/** A request, as far as it is repaired: at first by what is known of its model and endpoint. */
function repairable(
  given: WireRequest,
  known: ReadonlyMap<string, Remembered>,
  { unsupported, whole }: Pick<Sending<unknown>, 'unsupported' | 'whole'>,
) {
  const mayChange = unsupported !== 'error';
  const past = mayChange ? [...known.values()] : [];
  const warnings: Warning[] = [];
  const repairs: JSONValue[] = [];
  const met = new Map<string, Remembered>();
  const tried = new Set<string>();
  let body = given;

  const isFirst = (key: string) => tried.size < tried.add(key).size;

  function take(repaired: Repaired): void {
    body = repaired.body;
    warnings.push(repaired.warning);
  }

  function repairParameters(error: ResponsesError): boolean {
    const before = warnings.length;
    for (const refusal of mayChange ? readRefusals(error) : []) {
      const { parameter, message } = refusal;
      const repaired = repairParameter(body, refusal);
      if (repaired === undefined || !isFirst(`${parameter} ${message}`)) continue;
      const value = isOfOneValue(refusal) ? valueOf(body, parameter) : undefined;
      met.set(`${parameter} ${value}`, { refusal, value });
      take(repaired);
    }
    return warnings.length > before;
  }

  async function repairItems(repair: ItemRepair | undefined): Promise<boolean> {
    if (repair === undefined) return false;
    const again = repair.whole && isFirst(`whole ${repair.key}`) ? await whole() : undefined;
    const changed = again === undefined ? repair.change(body) : { body: again, done: 'all of it goes whole' };
    if (changed === undefined || (again === undefined && !isFirst(repair.key))) return false;
    const message = `The endpoint refused the history (${repair.key}), so it was sent again: ${changed.done}.`;
    take({ body: changed.body, warning: { type: 'other', message } });
    repairs.push({ item: 'input', reason: repair.key, action: changed.done });
    // A request that is made anew is without what was taken out of the first one.
    if (again !== undefined) for (const one of [...past, ...met.values()]) body = apply(one)?.body ?? body;
    return true;
  }

  function apply({ refusal, value }: Remembered): Repaired | undefined {
    const isOther = value !== undefined && valueOf(body, refusal.parameter) !== value;
    return isOther ? undefined : repairParameter(body, refusal);
  }

  for (const one of past) {
    const repaired = apply(one);
    if (repaired !== undefined) take(repaired);
  }

  return {
    warnings,
    repairs,
    met,
    body: () => body,
    repair: async (error: ResponsesError) => repairParameters(error) || repairItems(repairOf(error)),
  };
}

/** A refusal that says what it allows tells what to do with any value. */
function isOfOneValue({ ofValue, values, least, most }: Refusal): boolean {
  return ofValue && values.length === 0 && (least ?? most) === undefined;
}

/** The value as text, where it is one: a number has others as near. */
function valueOf(body: WireRequest, parameter: Parameter): string | undefined {
  const [field = '', key] = parameter.split('.');
  const holder: unknown = key === undefined ? body : body[field];
  // A parameter with a dot is a field of an object.
  const value = (holder as Record<string, unknown> | undefined)?.[key ?? field];
  return typeof value === 'number' ? undefined : JSON.stringify(value);
}
