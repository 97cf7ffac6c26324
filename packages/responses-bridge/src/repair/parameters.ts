import type { Warning } from '../spec.ts';
import type { WireRequest } from '../wire/request.ts';
import type { Refusal } from './refusal.ts';

/** A request without what was refused, and what its caller is told. */
export interface Repaired {
  body: WireRequest;
  warning: Warning;
}

/** The request without the parameter that was refused, or with the nearest value that is taken; undefined where it has none of it. */
export function repairParameter(body: WireRequest, refusal: Refusal): Repaired | undefined {
  const { parameter } = refusal;
  switch (parameter) {
    case 'include':
      return withoutIncluded(body, refusal);
    case 'reasoning':
      return withoutReasoning(body);
    case 'reasoning.effort':
    case 'reasoning.summary':
      return changeField(body, 'reasoning', refusal);
    case 'text.verbosity':
      return changeField(body, 'text', refusal);
    case 'top_logprobs':
      return withoutLogprobs(body, refusal);
    case 'prompt_cache_breakpoint':
      return withoutMarks(body, parameter);
    default:
      return change(body, parameter, refusal);
  }
}

function change(body: WireRequest, field: string, refusal: Refusal): Repaired | undefined {
  const value = body[field];
  if (value === undefined) return undefined;
  const nearest = nearestOf(value, refusal);
  return nearest === value
    ? undefined
    : { body: { ...body, [field]: nearest }, warning: tell(refusal, value, nearest) };
}

/** An object of which nothing is left is not sent. */
function changeField(body: WireRequest, field: 'reasoning' | 'text', refusal: Refusal): Repaired | undefined {
  const key = refusal.parameter.slice(field.length + 1);
  const { [key]: value, ...rest }: Record<string, unknown> = { ...body[field] };
  if (value === undefined) return undefined;
  const nearest = nearestOf(value, refusal);
  if (nearest === value) return undefined;
  const next = { ...rest, ...(nearest !== undefined && { [key]: nearest }) };
  const isEmpty = Object.values(next).every(other => other === undefined);
  return { body: { ...body, [field]: isEmpty ? undefined : next }, warning: tell(refusal, value, nearest) };
}

/** How reasoning is done may be left to the model; which mode and context it has may not. */
function withoutReasoning(body: WireRequest): Repaired | undefined {
  const { effort, summary, ...rest } = body.reasoning ?? {};
  if (effort === undefined && summary === undefined) return undefined;
  if (Object.values(rest).some(value => value !== undefined)) return undefined;
  const feature = effort === undefined ? 'reasoningSummary' : 'reasoningEffort';
  return { body: { ...body, reasoning: undefined }, warning: leftOut(feature) };
}

const [encryptedReasoning, logprobs] = ['reasoning.encrypted_content', 'message.output_text.logprobs'];

/** What of `include` is refused: the value that is named, or all of it. */
function withoutIncluded(body: WireRequest, { message }: Refusal): Repaired | undefined {
  const { include } = body;
  if (include === undefined) return undefined;
  const [head = ''] = message.split(/supported values/i);
  if (/encrypted content/i.test(head)) return leaveOutIncluded(body, encryptedReasoning);
  if (/\blogprobs/.test(head)) return withoutLogprobs(body, {});
  const named = include.find(value => head.includes(value));
  // What is named and not asked for has nothing to do with this request.
  return named === undefined && /\w_\w+\.\w/.test(head) ? undefined : leaveOutIncluded(body, named);
}

function leaveOutIncluded(body: WireRequest, value: string | undefined): Repaired | undefined {
  const { include = [] } = body;
  const rest = value === undefined ? [] : include.filter(other => other !== value);
  if (rest.length === include.length) return undefined;
  const details =
    value === encryptedReasoning
      ? 'This model refuses encrypted reasoning, so the request was sent without asking for it.'
      : `The endpoint refuses ${value ?? 'it'}, so the request was sent without ${include.filter(other => !rest.includes(other)).join(', ')}.`;
  const warning: Warning = { type: 'compatibility', feature: 'include', details };
  return { body: { ...body, include: rest.length > 0 ? rest : undefined }, warning };
}

/** They are asked for in two places. */
function withoutLogprobs(body: WireRequest, refusal: Partial<Refusal>): Repaired | undefined {
  const { top_logprobs: asked, include = [] } = body;
  if (asked === undefined && !include.includes(logprobs)) return undefined;
  const { most = 0 } = refusal;
  if (most > 0 && asked !== undefined && asked > most) {
    const details = `The endpoint gives at most ${most} alternatives, so that many were asked for.`;
    return { body: { ...body, top_logprobs: most }, warning: { type: 'compatibility', feature: 'logprobs', details } };
  }
  const rest = include.filter(value => value !== logprobs);
  const without = { ...body, top_logprobs: undefined, include: rest.length > 0 ? rest : undefined };
  return { body: without, warning: leftOut('logprobs') };
}

/** Whatever holds a mark of the cache goes without it. */
function withoutMarks(body: WireRequest, mark: string): Repaired | undefined {
  const json = JSON.stringify(body.input);
  if (!json.includes(`"${mark}"`)) return undefined;
  const input = JSON.parse(json, (key, value: unknown) => (key === mark ? undefined : value));
  return { body: { ...body, input }, warning: leftOut('promptCacheBreakpoint') };
}

/** From little to much. */
const scales: Partial<Record<Refusal['parameter'], readonly string[]>> = {
  'reasoning.effort': ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'],
  'reasoning.summary': ['concise', 'auto', 'detailed'],
  'text.verbosity': ['low', 'medium', 'high'],
};

/** The nearest value that the refusal allows, or undefined where only going without is left. */
function nearestOf(value: unknown, { parameter, values, least, most }: Refusal): unknown {
  if (typeof value === 'number' && (least ?? most) !== undefined) {
    const raised = Math.max(value, least ?? value);
    return Math.min(raised, most ?? raised);
  }
  const scale = scales[parameter];
  if (typeof value === 'string' && values.includes(value)) return value;
  if (scale === undefined || typeof value !== 'string' || !scale.includes(value)) return undefined;
  // A default is better than a value of which one knows less. Who wants the model to think is not answered without.
  if (values.includes('default')) return undefined;
  const place = scale.indexOf(value);
  const allowed = scale.filter(other => values.includes(other) && (other !== 'none' || value === 'none'));
  const distance = (other: string) => Math.abs(scale.indexOf(other) - place);
  // Of two as near, the one with more.
  return allowed.reverse().sort((one, other) => distance(one) - distance(other))[0];
}

function tell({ parameter }: Refusal, value: unknown, nearest: unknown): Warning {
  const feature = parameter.replace(/[._](\w)/g, (_, letter: string) => letter.toUpperCase());
  if (nearest === undefined) return leftOut(feature);
  const details = `The endpoint refuses ${String(value)}, so ${String(nearest)} was sent.`;
  return { type: 'compatibility', feature, details };
}

function leftOut(feature: string): Warning {
  return { type: 'unsupported', feature, details: 'The endpoint refuses it, so the request was sent without it.' };
}
