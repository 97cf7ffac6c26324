import { UnsupportedFunctionalityError } from '@ai-sdk/provider';
import type { Dialect } from '../dialects/dialect.ts';
import type { ItemKind } from '../items/item.ts';
import { optionsOf, type ItemMetadata } from '../metadata.ts';
import type { ResponsesProviderOptions } from '../options.ts';
import type { Prompt, ReplayPart, Warning } from '../spec.ts';

/** What the endpoint keeps of the conversation. */
export interface Kept {
  /** It stores what it answers, so items can be referred to. */
  stored: boolean;
  /** The conversation that it goes on with has all that it answered. */
  conversation: boolean;
  /** The response that it goes on from, and those before that one. */
  response: boolean;
}

/** What a call relies on the endpoint for; nothing, where its history goes `whole`. */
export function keptFor(options: ResponsesProviderOptions, whole: boolean | undefined): Kept {
  return {
    stored: isStored(options) && options.state !== 'chained' && !whole,
    conversation: options.conversation !== undefined,
    response: options.previousResponseId !== undefined,
  };
}

/**
 * What an endpoint without a store cannot do. Sent all the same, it would be refused, or the model would answer without
 * what the caller believes it to know.
 *
 * @throws UnsupportedFunctionalityError that names the option.
 */
export function refuseState(options: ResponsesProviderOptions, limits: Dialect['limits']): void {
  if (limits?.store !== false) return;
  const { state, store, extraBody, previousResponseId, conversation } = options;
  const asked = Object.entries({
    state: isKeeping(state) && store === undefined,
    store: isStored({ store, extraBody }),
    previousResponseId: previousResponseId !== undefined,
    conversation: conversation !== undefined,
  });
  const functionality = asked.find(([, isAsked]) => isAsked)?.[0];
  if (functionality === undefined) return;
  const message = `This endpoint keeps nothing between calls, so the option ${functionality} cannot be used: give the whole conversation. The setting dialect says what is known of an endpoint.`;
  throw new UnsupportedFunctionalityError({ functionality, message });
}

/** How a part of the history travels: with its item, as a reference to it, or not at all, as the endpoint has it. */
export type Replay = { how: 'whole' } | { how: 'reference'; id: string } | { how: 'skip' };

/** Whether a result only repeats that the caller denied a call of the provider's, which the caller's answer tells. */
export function isDenial(part: ReplayPart, names: readonly string[]): boolean {
  if (part.type !== 'tool-result' || part.output.type !== 'execution-denied') return false;
  return optionsOf(names, part.output.providerOptions)?.approvalId != null;
}

const whole: Replay = { how: 'whole' };

interface Replayed {
  part: ReplayPart;
  metadata: ItemMetadata;
  /** The id of the call where the provider itself ran and answered it. */
  hostedCallId: string | undefined;
  kind: ItemKind | undefined;
}

/** Whether the endpoint made an item and has it: a tag is only written where nothing is kept. */
export function isKept({ endpoint, itemId }: ItemMetadata): boolean {
  return endpoint == null && itemId != null;
}

/**
 * The one place that decides it. The endpoint has what it made and stored: what carries an id of its, and no tag, which
 * is written where nothing is kept.
 */
export function replayOf(replayed: Replayed, { stored, conversation, response }: Kept): Replay {
  const id = stored || conversation ? keptId(replayed) : undefined;
  if (id === undefined) return whole;
  const { part, kind } = replayed;
  if (conversation || (response && part.type === 'reasoning')) return { how: 'skip' };
  return kind?.byReference === false ? whole : { how: 'reference', id };
}

/** What the caller gave back is new to the endpoint, also where callers copy the metadata of the call to its result. */
function keptId({ part, metadata, hostedCallId, kind }: Replayed): string | undefined {
  if (part.type !== 'tool-result') return storedId(metadata, hostedCallId);
  return hostedCallId === undefined ? undefined : storedId(metadata, kind?.answeredApart ? undefined : hostedCallId);
}

/** A call of the provider, and its result, are named by their item where they carry nothing else. */
function storedId({ endpoint, item, itemId }: ItemMetadata, hostedCallId: string | undefined): string | undefined {
  return endpoint != null || item != null ? undefined : (itemId ?? hostedCallId);
}

/** Whether the endpoint is asked to store its answer: what the body is merged with has the last word. */
export function isStored({ state, store, extraBody }: ResponsesProviderOptions): boolean {
  const merged = extraBody?.store;
  return typeof merged === 'boolean' ? merged : (store ?? isKeeping(state));
}

const isKeeping = (state: ResponsesProviderOptions['state']): boolean => state === 'stored' || state === 'chained';

interface Continuing {
  isAnswer(part: ReplayPart): boolean;
  /** The response that made a call, where that is known. */
  madeBy?(callId: string): Promise<string | undefined>;
  warn(warning: Warning): void;
}

const systemIsKnown: Warning = {
  type: 'other',
  message:
    'The conversation keeps the system messages that it began with, and those before its last answer are not sent again. The option instructions changes them for one call.',
};

/**
 * The messages that are new to the endpoint. A conversation has all that came before an answer of its, and the answer.
 * A response that is named has all up to the calls that it is known to have made, and what came before the last message
 * of the user, where there is an answer before it.
 */
export async function continued(
  prompt: Prompt,
  { conversation, previousResponseId }: ResponsesProviderOptions,
  { isAnswer, madeBy, warn }: Continuing,
): Promise<Prompt> {
  if (conversation !== undefined) {
    const has = prompt.map(({ role, content }) => role === 'assistant' && content.some(isAnswer));
    const known = has.lastIndexOf(true) + 1;
    if (prompt.slice(0, known).some(({ role }) => role === 'system')) warn(systemIsKnown);
    return withAnswers(prompt.slice(known), prompt, { known, warn });
  }
  if (previousResponseId === undefined) return prompt;
  const lastUser = isAnswered(prompt) ? prompt.map(({ role }) => role).lastIndexOf('user') : 0;
  const calls = madeBy === undefined ? 0 : await endOfCalls(prompt, id => isOf(previousResponseId, madeBy(id)));
  const known = Math.max(lastUser, calls);
  if (known === 0) return prompt;
  // What tools gave back since the last answer is in no request yet.
  const answered = prompt.map(({ role }) => role).lastIndexOf('assistant');
  const isNew = (role: Prompt[number]['role'], at: number) =>
    at >= known || role === 'system' || (role === 'tool' && at > answered);
  return withAnswers(
    prompt.filter(({ role }, at) => isNew(role, at)),
    prompt,
    { known, warn },
  );
}

/**
 * What is sent, and before it that calls were stopped which the endpoint has and nobody answered: it would refuse to go
 * on without.
 */
function withAnswers(
  sent: Prompt,
  prompt: Prompt,
  { known, warn }: { known: number; warn(warning: Warning): void },
): Prompt {
  const results = new Set(prompt.flatMap(message => idsOf(message, 'tool-result')));
  const last = prompt
    .slice(0, known)
    .map(({ role }) => role)
    .lastIndexOf('assistant');
  const content = (prompt[last]?.role === 'assistant' ? prompt[last].content : []).flatMap(part => {
    if (part.type !== 'tool-call' || part.providerExecuted || results.has(part.toolCallId)) return [];
    const { toolCallId, toolName } = part;
    const message = `A call of ${toolName} in the history (${toolCallId}) has no answer. It is answered as stopped.`;
    warn({ type: 'other', message });
    return [{ type: 'tool-result' as const, toolCallId, toolName, output: stopped }];
  });
  return content.length === 0 ? sent : [{ role: 'tool', content }, ...sent];
}

const stopped = { type: 'error-text' as const, value: 'aborted' };

function idsOf({ role, content }: Prompt[number], type: 'tool-result'): string[] {
  if (role !== 'assistant' && role !== 'tool') return [];
  return content.flatMap(part => (part.type === type ? part.toolCallId : []));
}

const isOf = async (id: string, response: Promise<string | undefined>) => (await response) === id;

/** Where the answer ends that made a call, of those after the last message of the user; 0 where none did. */
async function endOfCalls(prompt: Prompt, isMade: (callId: string) => Promise<boolean>): Promise<number> {
  for (let at = prompt.length; at > 0; at--) {
    const message = prompt[at - 1];
    if (message?.role === 'user') return 0;
    if (message?.role !== 'assistant') continue;
    for (const part of message.content) if (part.type === 'tool-call' && (await isMade(part.toolCallId))) return at;
  }
  return 0;
}

/** Whether the caller gave answers that came before the last message of the user. */
function isAnswered(prompt: Prompt): boolean {
  const roles = prompt.map(({ role }) => role);
  return roles.slice(0, Math.max(roles.lastIndexOf('user'), 0)).includes('assistant');
}

/** Whether a call that relies on what the endpoint keeps has all of it itself, and could do without. */
export function hasHistory(prompt: Prompt, options: ResponsesProviderOptions): boolean {
  const { conversation, previousResponseId } = options;
  if (conversation !== undefined) return false;
  return previousResponseId === undefined ? isStored(options) : isAnswered(prompt);
}
