import { createUpstream } from '@responses-bridge/upstream';
import * as fc from 'fast-check';
import { answers, type AnswerPlan } from './answer.ts';
import { toBody, toJsonBody, writings, type BytesPlan } from './bytes.ts';
import { damage, damages, type DamagePlan } from './damage.ts';
import type { Sent, Stream } from './event.ts';
import { userMessage, type Heard, type Spoil } from './heard.ts';
import { judge, type Case } from './oracle.ts';
import { toStream } from './stream.ts';
import { views, type View } from './views.ts';

/** An answer, and how it comes. */
export interface Plan {
  answer: AnswerPlan;
  damage: DamagePlan;
  bytes: BytesPlan;
}

export const plans: fc.Arbitrary<Plan> = fc.record({ answer: answers, damage: damages, bytes: writings });

/** A bug that a reader could have: in how it takes events, or in the parts that it makes of them. */
export interface Bug {
  events?(sent: Sent[], plan: Plan): Sent[];
  parts?(parts: Parameters<Spoil>[0], plan: Plan): ReturnType<Spoil>;
}

/** What is wrong with how the bridge reads a stream, and the same answer whole, by any of its views. */
export async function check(plan: Plan, bug: Bug = {}, seen: readonly View[] = views): Promise<string[]> {
  const stream = toStream(plan.answer);
  const sent = damage(stream, plan.damage);
  const { ending } = plan.answer;
  const received = bug.events?.(sent, plan) ?? sent;
  const streamed: Reply = {
    fetch: async () => new Response(toBody(received, plan.bytes), { headers: headersOf(plan) }),
    given: { stream, sent, ending, damage: plan.damage },
  };
  const whole = plan.bytes.json ? asJson(stream, plan) : streamed;
  const spoil: Spoil = parts => bug.parts?.(parts, plan) ?? parts;
  const found = await Promise.all(seen.map(view => checkView(view, { streamed, whole, spoil })));
  return found.flat();
}

const headersOf = ({ bytes: { contentType } }: Plan): HeadersInit =>
  contentType === '' ? {} : { 'content-type': contentType };

/** An answer as it is sent, and what it says. */
interface Reply {
  fetch: typeof globalThis.fetch;
  given: Case;
}

/** The response that the stream ends with, by itself: of what damages streams, only how a server names its items is left. */
function asJson(stream: Stream, { answer: { ending }, damage: damaged, bytes }: Plan): Reply {
  const ends = stream.sent.filter(({ role }) => role === 'end');
  const plan: DamagePlan = { ...damaged, turns: false, late: false, deltasStop: false, keepalives: false, end: 'all' };
  const sent = damage({ ...stream, sent: ends.slice(-1) }, plan);
  const headers = { 'content-type': 'application/json' };
  return {
    fetch: async () => new Response(toJsonBody(sent[0], bytes), { headers }),
    given: { stream, sent, ending, damage: plan },
  };
}

interface Reading {
  streamed: Reply;
  whole: Reply;
  spoil: Spoil;
}

async function checkView(view: View, { streamed: stream, whole: reply, spoil }: Reading): Promise<string[]> {
  const prompt = [userMessage('Hello')];
  let streamed: Heard;
  try {
    streamed = await view.stream(stream.fetch, prompt, spoil);
  } catch (error) {
    return [`${view.name}: no stream, but ${String(error)}`];
  }
  const problems = judge(streamed, stream.given);
  const whole = await view.generate(reply.fetch, prompt).catch((error: unknown) => error);
  if (isHeard(whole))
    problems.push(
      ...judge(whole, reply.given),
      ...(streamed.errors > 0 ? [`${view.name}: no error where the stream has one`] : []),
    );
  else if (streamed.errors === 0) problems.push(`${view.name} whole: ${String(whole)}`);
  problems.push(...(await checkNext(view, streamed, stream.given)));
  if (isHeard(whole)) problems.push(...(await checkNext(view, whole, reply.given)));
  return problems;
}

const ofProvider = /"type":"(\w*_search_call|code_interpreter_call|image_generation_call|mcp_\w+|program_output)"/;

/** Whether the answer is one that the service could have given: what goes back as it came can only then be legal there. */
function isStrict({ sent, damage: { naming, noStatus, itemDone, end } }: Case): boolean {
  const json = JSON.stringify(sent);
  if (naming === 'no ids' || naming === 'nothing' || json.includes('brand_new_item')) return false;
  if (naming.startsWith('ids change') && /encrypted_content|fingerprint/.test(json)) return false;
  // Bare thoughts are those of open models, which the upstream's model is none of.
  if (itemDone && end !== 'all' && json.includes('reasoning_text')) return false;
  return !noStatus || !ofProvider.test(json);
}

function isHeard(value: unknown): value is Heard {
  return typeof value === 'object' && value !== null && 'history' in value;
}

/** What is sent next has to be legal: the strict upstream says whether it is. */
async function checkNext(view: View, { how, history, errors }: Heard, given: Case): Promise<string[]> {
  if (errors > 0 || !isStrict(given)) return [];
  const upstream = createUpstream({ script: [{ output: [{ type: 'message', text: 'Well.' }] }] });
  try {
    await view.generate(upstream.fetch, history);
    return [];
  } catch (error) {
    const why = upstream.requests.at(-1)?.rejected?.message ?? String(error);
    return [`${view.name} ${how}: the next request is refused: ${why}`];
  }
}
