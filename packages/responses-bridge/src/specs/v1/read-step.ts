import {
  betweenMessages,
  isCallRecord,
  isOurs,
  readRecord,
  type AssistantPartV1,
  type AssistantPartV2,
  type PartsRecord,
  type StepRecord,
  type TextRecord,
} from './record.ts';
import { upgradeAnswerPart, upgradeToolCall } from './upgrade-part.ts';

type PartOf<Type extends AssistantPartV1['type']> = Extract<AssistantPartV1, { type: Type }>;

/**
 * Reads the assistant messages of one prompt, in order: a record may stand in the message before its own. Calls are
 * upgraded with what their records hold, wherever those stand.
 */
export function createStepReader(upgradeCall: UpgradeCall = upgradeToolCall) {
  let deferred: StepRecord[] = [];
  const seen = new Set<string>();

  return {
    /** What was deferred has no message of its own any more: its turn was stopped. */
    userMessage(): void {
      deferred = [];
      seen.clear();
    },
    assistantMessage(content: AssistantPartV1[]): AssistantPartV2[] {
      if (deferred.length === 0 && !content.some(isReasoning)) return upgradeAll(content, upgradeCall);
      const { here, next, foreign } = findRecords(content, seen);
      const records = [...deferred, ...here];
      const hasOurs = records.length + next.length > 0;
      deferred = next;
      const files = upgradeAll(
        content.filter(part => part.type === 'file'),
        upgradeCall,
      );
      return [...foreign, ...foreignTexts(content, hasOurs), ...files, ...order(content, { records, upgradeCall })];
    },
  };
}

const isReasoning = ({ type }: AssistantPartV1) => type === 'reasoning' || type === 'redacted-reasoning';

type UpgradeCall = typeof upgradeToolCall;

function upgradeAll(content: AssistantPartV1[], upgradeCall: UpgradeCall): AssistantPartV2[] {
  const upgraded: AssistantPartV2[] = [];
  for (const part of content) {
    const one = part.type === 'tool-call' ? upgradeCall(part) : upgradeAnswerPart(part);
    if (one !== undefined) upgraded.push(one);
  }
  return upgraded;
}

/** Reasoning that is none of ours goes on without metadata, for the core to warn of. */
const foreignReasoning = (text: string): AssistantPartV2 => ({ type: 'reasoning', text });

/** The texts of reasoning that others wrote. Beside our records, a text without a signature is theirs: ai@4's client drops signatures. */
function foreignTexts(content: AssistantPartV1[], hasOurs: boolean): AssistantPartV2[] {
  const foreign: AssistantPartV2[] = [];
  for (const part of content) {
    if (part.type !== 'reasoning' || isOurs(part.signature)) continue;
    if (!hasOurs || part.signature !== undefined) foreign.push(foreignReasoning(part.text));
  }
  return foreign;
}

interface Found {
  here: StepRecord[];
  next: StepRecord[];
  foreign: AssistantPartV2[];
}

/**
 * The records of a message. `convertToCoreMessages` puts the reasoning of a step behind the call of the step before:
 * what stands behind a call and does not name a call of this message belongs to the next one.
 */
function findRecords(content: AssistantPartV1[], seen: Set<string>): Found {
  const found: Found = { here: [], next: [], foreign: [] };
  let behindCall = false;
  for (const part of content) {
    behindCall ||= part.type === 'tool-call';
    if (part.type !== 'redacted-reasoning' || seen.has(part.data) || isCallRecord(part.data)) continue;
    const record = readRecord(part.data);
    if (record === undefined) {
      found.foreign.push(foreignReasoning(''));
      continue;
    }
    // Texts of one length and phase have one record; only what has an item of its own is the same thing twice.
    if ('parts' in record) seen.add(part.data);
    (behindCall && !namesCallOf(content, record) ? found.next : found.here).push(record);
  }
  return found;
}

function namesCallOf(content: AssistantPartV1[], { after }: StepRecord): boolean {
  return content.some(part => part.type === 'tool-call' && part.toolCallId === after);
}

interface Placed {
  after: string | null;
  at: number;
  parts: AssistantPartV2[];
}

interface Step {
  records: StepRecord[];
  upgradeCall: UpgradeCall;
}

/** The parts of a step in the order they came in. */
function order(content: AssistantPartV1[], { records, upgradeCall }: Step): AssistantPartV2[] {
  const calls = content.filter((part): part is PartOf<'tool-call'> => part.type === 'tool-call');
  const others = records.filter((record): record is PartsRecord => 'parts' in record);
  const placed: Placed[] = [...others, ...splitText(content, records.filter(isText))];
  placed.sort((one, other) => one.at - other.at);
  const ordered: AssistantPartV2[] = [];
  for (const one of placed) if (!namesOneOf(calls, one)) ordered.push(...one.parts);
  for (const call of calls) {
    ordered.push(upgradeCall(call));
    for (const one of placed) if (one.after === call.toolCallId) ordered.push(...one.parts);
  }
  return ordered;
}

function namesOneOf(calls: ReadonlyArray<PartOf<'tool-call'>>, { after }: Placed): boolean {
  return after !== null && calls.some(({ toolCallId }) => toolCallId === after);
}

const isText = (record: StepRecord): record is TextRecord => 'length' in record;

/** The text of a step as the messages it was, where the records tell them all; else as it is, as it was edited or cut. */
function splitText(content: AssistantPartV1[], records: TextRecord[]): Placed[] {
  const parts = content.filter((part): part is PartOf<'text'> => part.type === 'text');
  const asTheyAre = [{ after: null, at: 0, parts: upgradeAll(parts, upgradeToolCall) }];
  if (records.length === 0) return asTheyAre;
  const text = parts.map(part => part.text).join('');
  const sorted = [...records].sort((one, other) => one.at - other.at);
  const messages: Placed[] = [];
  let end = 0;
  for (const [index, { after, at, length, providerOptions }] of sorted.entries()) {
    // A message that was kept twice has its records twice.
    if (isSame(sorted[index - 1], { at, length })) continue;
    const gap = text.slice(end, at);
    const plain = end === 0 && gap.endsWith(betweenMessages) ? gap.slice(0, -betweenMessages.length) : '';
    if (at < end || gap !== plain + (at > 0 ? betweenMessages : '')) return asTheyAre;
    if (plain !== '') messages.push({ after: null, at: 0, parts: [{ type: 'text', text: plain }] });
    messages.push({ after, at, parts: [{ type: 'text', text: text.slice(at, at + length), providerOptions }] });
    end = at + length;
  }
  return end === text.length ? messages : asTheyAre;
}

function isSame(one: TextRecord | undefined, other: Pick<TextRecord, 'at' | 'length'>): boolean {
  return one?.at === other.at && one.length === other.length;
}
