import type { Store } from '../server/store.ts';
import type { ModelTraits } from '../models.ts';
import type { Item, JsonObject, Rejection } from '../types.ts';

/** One thing that the service refuses. The first rule that rejects wins; earlier rules have held. */
export interface Rule {
  readonly name: string;
  /** Where the rule and its words come from. */
  readonly evidence: string;
  check(request: JsonObject, context: RuleContext): Rejection | undefined;
}

/** What a rule may look at besides the body. */
export interface RuleContext {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly apiKey: string | null;
  readonly organization: string;
  readonly endedModels: Readonly<Record<string, string>>;
  readonly models: readonly string[] | undefined;
  readonly model: ModelTraits;
  readonly store: Store;
  /** The input as a list; a string is one message of the user. */
  readonly input: readonly InputEntry[];
  /** The items of the stored chain that the request continues. */
  readonly history: readonly Item[];
}

/** One item of `input`. */
export interface InputEntry {
  /** Such as `input[3]`. */
  readonly path: string;
  readonly item: JsonObject;
  /** Its type; a message need not name it. */
  readonly type: string;
}

/** Builds a rule's answer; the parameter names what is wrong. */
export function reject(message: string, param: string | null, code: string | null = null): Rejection {
  return { status: 400, message, param, code };
}

export function missing(param: string): Rejection {
  return reject(`Missing required parameter: '${param}'.`, param, 'missing_required_parameter');
}

export function unknownParameter(param: string): Rejection {
  return reject(`Unknown parameter: '${param}'.`, param, 'unknown_parameter');
}

export function wrongType(param: string, expected: string, value: unknown): Rejection {
  const message = `Invalid type for '${param}': expected ${expected}, but got ${typeName(value)} instead.`;
  return reject(message, param, 'invalid_type');
}

export function stringOrList(param: string, value: unknown): Rejection | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return undefined;
  return wrongType(param, 'one of an array of objects or string', value);
}

export function invalidValue(value: string, supported: readonly string[], param: string): Rejection {
  return reject(`Invalid value: '${value}'. Supported values are: ${quotedList(supported)}.`, param, 'invalid_value');
}

export function tooLong(param: string, maximum: number, value: string): Rejection {
  const expected = `Expected a string with maximum length ${maximum}`;
  const message = `Invalid '${param}': string too long. ${expected}, but got a string with length ${value.length} instead.`;
  return reject(message, param, 'string_above_max_length');
}

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`. */
export function quotedList(values: readonly string[]): string {
  const quoted = values.map(value => `'${value}'`);
  if (quoted.length <= 2) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal';
  return { string: 'a string', boolean: 'a boolean', object: 'an object' }[typeof value as string] ?? 'nothing';
}

/** The first rejection that a list of things gives. */
export function first<Thing>(
  things: Iterable<Thing>,
  check: (thing: Thing) => Rejection | undefined,
): Rejection | undefined {
  for (const thing of things) {
    const rejection = check(thing);
    if (rejection !== undefined) return rejection;
  }
  return undefined;
}
