import type { ErrorData, ResponsesError } from '../errors.ts';

/** Parameters that an answer means the same without, and the names that servers have for them. No other one is ever changed. */
const names = {
  include: String.raw`include(?:\[\d+\])?`,
  temperature: 'temperature',
  top_p: 'top_?p',
  top_logprobs: '(?:top_?)?logprobs',
  'text.verbosity': '(?:text[._]?)?verbosity',
  'reasoning.effort': 'reasoning(?:[._]?effort| value)',
  'reasoning.summary': 'reasoning[._ ]?summar(?:y|ies)',
  // As servers put it that know none of its fields.
  reasoning: 'reasoning(?! value| summar)',
  service_tier: 'service_?tier',
  prompt_cache_key: 'prompt_?cache_?key',
  prompt_cache_options: 'prompt_?cache_?options',
  prompt_cache_retention: 'prompt_?cache_?retention',
  // It stands in the input.
  prompt_cache_breakpoint: String.raw`(?:input[\w.[\]]*\.)?prompt_?cache_?breakpoint`,
  parallel_tool_calls: 'parallel_?tool_?calls',
  // Gateways in front of Chat Completions name what they made of it.
  max_output_tokens: 'max_?(?:(?:output|completion)_?)?tokens',
};

/** One of the parameters whose loss does not change what an answer means. */
export type Parameter = keyof typeof names;

// Every key of the table is one of its keys.
const parameters = Object.keys(names) as Parameter[];

/** A parameter that was refused, and what the refusal says of it. */
export interface Refusal {
  parameter: Parameter;
  /** The endpoint's words. */
  message: string;
  /** It is about the value, and not about the parameter as such. */
  ofValue: boolean;
  /** The values that it says it takes. */
  values: readonly string[];
  /** The bounds that it says a number has. */
  least: number | undefined;
  most: number | undefined;
}

/** In front of the name of a parameter, so that no word of a sentence is taken for one. */
const lead = String.raw`(?:^|['"\x60(]|[:,] |body\.|(?:parameter|argument|property|field|invalid|generate) )`;
const [whole, named] = [compile(`^(?:body\\.)?`, '$'), compile(lead, String.raw`(?![\w[]|\.\w)`)];

function compile(before: string, after: string): ReadonlyArray<readonly [Parameter, RegExp]> {
  return parameters.map(parameter => [parameter, new RegExp(`${before}${names[parameter]}${after}`, 'i')]);
}

/**
 * The parameters of the list that an error is about. Where it has a field for the name, that one decides; else its
 * words do, in the ways that servers are known to put it.
 */
export function readRefusals({ statusCode, data, message }: ResponsesError): Refusal[] {
  if (statusCode !== 400 && statusCode !== 422) return [];
  // The endpoint's error was read as such.
  const { param, message: said } = (data ?? {}) as ErrorData;
  const words = flattenPath(said ?? message);
  const [patterns, text] = typeof param === 'string' && param !== '' ? [whole, param] : [named, words];
  const found = patterns.filter(([, pattern]) => pattern.test(text));
  const ofValue = /\bvalue\b/i.test(words);
  return found.map(([parameter]) => ({
    parameter,
    message: words,
    ofValue,
    values: valuesIn(words),
    ...boundsIn(words),
  }));
}

/** Servers written in Python print a path as it does. */
function flattenPath(message: string): string {
  return message.replace(/\('body', '([^)]*)'\)/g, (_, path: string) => `'${path.replaceAll("', '", '.')}'`);
}

const list =
  /(?:supported values are|valid values are|must be(?: one of)?|expected(?: one of)?|should be)[: (]*([^.()[\]]+)/i;

function valuesIn(message: string): string[] {
  const [, said = ''] = list.exec(message) ?? [];
  // What was sent may be told behind what could have been.
  const [allowed = ''] = said.split(/\b(?:received|got|input)\b/);
  return [...allowed.matchAll(/['"\x60](\w+)['"\x60]/g)].map(([, value = '']) => value);
}

const number = String.raw`\s*[\x60'"]?(-?\d+(?:\.\d+)?)`;
const least = new RegExp(`(?:>=|at least|greater than or equal to)${number}`, 'i');
const most = new RegExp(`(?:<=|at most|less than or equal to)${number}`, 'i');

function boundsIn(message: string): Pick<Refusal, 'least' | 'most'> {
  const [low, high] = [least, most].map(bound => bound.exec(message)?.[1]);
  return { least: low === undefined ? undefined : Number(low), most: high === undefined ? undefined : Number(high) };
}
