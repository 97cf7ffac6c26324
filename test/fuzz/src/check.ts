import { createUpstream } from '@responses-bridge/upstream';
import * as fc from 'fast-check';
import { answers, type AnswerPlan } from './answer.ts';
import { toBody, writings, type BytesPlan } from './bytes.ts';
import { damage, damages, type DamagePlan } from './damage.ts';
import type { Sent } from './event.ts';
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

/** What is wrong with how the bridge reads a stream, by any of its views. */
export async function check(plan: Plan, bug: Bug = {}, seen: readonly View[] = views): Promise<string[]> {
  const stream = toStream(plan.answer);
  const sent = damage(stream, plan.damage);
  const given: Case = { stream, sent, ending: plan.answer.ending, damage: plan.damage };
  const received = bug.events?.(sent, plan) ?? sent;
  const fetch: typeof globalThis.fetch = async () =>
    new Response(toBody(received, plan.bytes), { headers: headersOf(plan) });
  const found = await Promise.all(
    seen.map(view => checkView(view, { fetch, given, spoil: parts => bug.parts?.(parts, plan) ?? parts })),
  );
  return found.flat();
}

const headersOf = ({ bytes: { contentType } }: Plan): HeadersInit =>
  contentType === '' ? {} : { 'content-type': contentType };

interface Reading {
  fetch: typeof globalThis.fetch;
  given: Case;
  spoil: Spoil;
}

async function checkView(view: View, { fetch, given, spoil }: Reading): Promise<string[]> {
  const prompt = [userMessage('Hello')];
  let streamed: Heard;
  try {
    streamed = await view.stream(fetch, prompt, spoil);
  } catch (error) {
    return [`${view.name}: no stream, but ${String(error)}`];
  }
  const problems = judge(streamed, given);
  const whole = await view.generate(fetch, prompt).catch((error: unknown) => error);
  if (isHeard(whole))
    problems.push(
      ...judge(whole, given),
      ...(streamed.errors > 0 ? [`${view.name}: no error where the stream has one`] : []),
    );
  else if (streamed.errors === 0) problems.push(`${view.name} whole: ${String(whole)}`);
  for (const heard of [streamed, whole]) {
    if (isHeard(heard) && heard.errors === 0 && isStrict(given)) problems.push(...(await checkNext(view, heard)));
  }
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
async function checkNext(view: View, { how, history }: Heard): Promise<string[]> {
  const upstream = createUpstream({ script: [{ output: [{ type: 'message', text: 'Well.' }] }] });
  try {
    await view.generate(upstream.fetch, history);
    return [];
  } catch (error) {
    const why = upstream.requests.at(-1)?.rejected?.message ?? String(error);
    return [`${view.name} ${how}: the next request is refused: ${why}`];
  }
}
