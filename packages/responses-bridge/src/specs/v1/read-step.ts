import type { LanguageModelV1Prompt } from 'provider-v1';
import type { LanguageModelV2Prompt } from 'provider-v2';
import {
  betweenMessages,
  isOurs,
  readRecord,
  type AssistantPartV1,
  type AssistantPartV2,
  type PartsRecord,
  type StepRecord,
  type TextRecord,
} from './record.ts';

type MessageV1 = LanguageModelV1Prompt[number];
type MessageV2 = LanguageModelV2Prompt[number];

/** Reads the assistant messages of one prompt, in order: a record may stand in the message before its own. */
export function createStepReader(upgradeOther: (part: AssistantPartV1) => AssistantPartV2[]) {
  let deferred: StepRecord[] = [];
  const seen = new Set<string>();

  return {
    /** What was deferred has no message of its own any more: its turn was stopped. */
    userMessage(): void {
      deferred = [];
    },
    assistantMessage({ content, providerMetadata }: Extract<MessageV1, { role: 'assistant' }>): MessageV2 {
      const found = findRecords(content, seen);
      const records = [...deferred, ...found.here];
      deferred = found.next;
      const ours = records.length + deferred.length > 0;
      const foreign = content.flatMap(part => upgradeForeign(part, ours));
      const files = content.filter(part => part.type === 'file').flatMap(upgradeOther);
      return {
        role: 'assistant',
        content: [...foreign, ...files, ...order(content, records, upgradeOther)],
        providerOptions: providerMetadata,
      };
    },
  };
}

/**
 * The records of a message. `convertToCoreMessages` puts the reasoning of a step behind the call of the step before:
 * what stands behind a call and does not name a call of this message belongs to the next one.
 */
function findRecords(content: AssistantPartV1[], seen: Set<string>): { here: StepRecord[]; next: StepRecord[] } {
  const found = { here: [] as StepRecord[], next: [] as StepRecord[] };
  const calls = new Set(content.map(part => (part.type === 'tool-call' ? part.toolCallId : undefined)));
  let behindCall = false;
  for (const part of content) {
    behindCall ||= part.type === 'tool-call';
    if (part.type !== 'redacted-reasoning' || seen.has(part.data)) continue;
    const record = readRecord(part.data);
    if (record === undefined) continue;
    seen.add(part.data);
    const named = record.after !== null && calls.has(record.after);
    (behindCall && !named ? found.next : found.here).push(record);
  }
  return found;
}

/** Reasoning of ours is in the records, and its text is there to be seen. What others wrote goes on, for the core to warn of. */
function upgradeForeign(part: AssistantPartV1, ours: boolean): AssistantPartV2[] {
  const { providerMetadata: providerOptions } = part;
  if (part.type === 'redacted-reasoning')
    return readRecord(part.data) ? [] : [{ type: 'reasoning', text: '', providerOptions }];
  if (part.type !== 'reasoning' || isOurs(part.signature)) return [];
  return ours && part.signature === undefined ? [] : [{ type: 'reasoning', text: part.text, providerOptions }];
}

interface Placed {
  after: string | null;
  at: number;
  parts: AssistantPartV2[];
}

type CallPart = Extract<AssistantPartV1, { type: 'tool-call' }>;

/** The parts of a step in the order they came in. */
function order(
  content: AssistantPartV1[],
  records: StepRecord[],
  upgradeOther: (part: AssistantPartV1) => AssistantPartV2[],
): AssistantPartV2[] {
  const calls = content.filter((part): part is CallPart => part.type === 'tool-call');
  const ids = new Set(calls.map(call => call.toolCallId));
  const others = records.filter((record): record is PartsRecord => 'parts' in record);
  const placed: Placed[] = [...others, ...splitText(content, records.filter(isText), upgradeOther)];
  const of = (call: string | null) =>
    placed
      .filter(({ after }) => (after !== null && ids.has(after) ? after : null) === call)
      .sort((one, other) => one.at - other.at)
      .flatMap(({ parts }) => parts);
  return [...of(null), ...calls.flatMap(call => [...upgradeOther(call), ...of(call.toolCallId)])];
}

const isText = (record: StepRecord): record is TextRecord => 'length' in record;

/** The text of a step as the messages it was, where the records tell them all; else as it is, as it was edited or cut. */
function splitText(
  content: AssistantPartV1[],
  records: TextRecord[],
  upgradeOther: (part: AssistantPartV1) => AssistantPartV2[],
): Placed[] {
  const parts = content.filter(part => part.type === 'text');
  const asTheyAre = parts.map(part => ({ after: null, at: 0, parts: upgradeOther(part) }));
  if (records.length === 0) return asTheyAre;
  const text = parts.map(part => part.text).join('');
  const sorted = [...records].sort((one, other) => one.at - other.at);
  const messages: Placed[] = [];
  let end = 0;
  for (const { after, at, length, providerOptions } of sorted) {
    const gap = text.slice(end, at);
    const plain = end === 0 && gap.endsWith(betweenMessages) ? gap.slice(0, -betweenMessages.length) : '';
    if (at < end || gap !== plain + (at > 0 ? betweenMessages : '')) return asTheyAre;
    if (plain !== '') messages.push({ after: null, at: 0, parts: [{ type: 'text', text: plain }] });
    messages.push({ after, at, parts: [{ type: 'text', text: text.slice(at, at + length), providerOptions }] });
    end = at + length;
  }
  return end === text.length ? messages : asTheyAre;
}
