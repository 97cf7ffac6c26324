/**
 * What v1 cannot say, as records: a reasoning item with all its summaries, a message's phase, a call that the provider
 * ran. ai@4 brings the `data` of a redacted reasoning part back on every path, and nothing else of ours: its client
 * joins the reasoning of a step and keeps only the last signature. So every record is self-contained, and says where
 * in the step it stood, as ai@4 sorts a step into reasoning, text and calls.
 */
import type { LanguageModelV1Prompt } from 'provider-v1';
import type { LanguageModelV2Prompt } from 'provider-v2';

export type AssistantPartV1 = Extract<LanguageModelV1Prompt[number], { role: 'assistant' }>['content'][number];
export type AssistantPartV2 = Extract<LanguageModelV2Prompt[number], { role: 'assistant' }>['content'][number];

interface Position {
  /** The call after which it stood, null where it stood before the first. */
  after: string | null;
  /** How much of the step's text stood before it, in UTF-16 units. */
  at: number;
}

/** Parts that v1 has no place for. */
export interface PartsRecord extends Position {
  parts: AssistantPartV2[];
}

/** A stretch of the step's text that was a message of its own. */
export interface TextRecord extends Position {
  length: number;
  providerOptions: AssistantPartV2['providerOptions'];
}

export type StepRecord = PartsRecord | TextRecord;

/** What a call that the caller ran has to go back with. It stands where its call does. */
export interface CallRecord {
  call: string;
  providerOptions: AssistantPartV2['providerOptions'];
}

/** How every text of ours begins. It is JSON from the first character, so that a record is parsed where it stands and not copied before. */
const mark = '{"responses-bridge":1';

/** What stands between two messages of one step, whose texts ai@4 joins. */
export const betweenMessages = '\n\n';

/** A signature closes a text of reasoning, so that ai@4's server does not join it with the next. It carries nothing. */
export const signature = `${mark}}`;

/** The mark without a further digit: another version is not ours to read. */
const ours = /^\{"responses-bridge":1[,}]/;

export function isOurs(text: string | undefined): boolean {
  return text !== undefined && ours.test(text);
}

export function writeRecord(record: StepRecord | CallRecord): string {
  return JSON.stringify({ 'responses-bridge': 1, ...record });
}

/** The record in the data of a redacted reasoning part, or undefined where another provider wrote it or it is damaged. */
export function readRecord(data: string): StepRecord | undefined {
  if (!isOurs(data)) return undefined;
  try {
    const record = JSON.parse(data);
    const placed = typeof record.at === 'number' && (record.after === null || typeof record.after === 'string');
    return placed && (isPartList(record.parts) || typeof record.length === 'number') ? record : undefined;
  } catch {
    return undefined;
  }
}

/** How a record of a call begins, so that it is told from the others before it is parsed. */
const ofCall = `${mark},"call":`;

export const isCallRecord = (data: string): boolean => data.startsWith(ofCall);

/** The record of a call, or undefined where the data is none or is damaged. */
export function readCallRecord(data: string): CallRecord | undefined {
  if (!isCallRecord(data)) return undefined;
  try {
    const { call, providerOptions } = JSON.parse(data);
    const readable = typeof call === 'string' && typeof providerOptions === 'object' && providerOptions !== null;
    return readable ? { call, providerOptions } : undefined;
  } catch {
    return undefined;
  }
}

function isPartList(value: unknown): value is AssistantPartV2[] {
  return Array.isArray(value) && value.every(isCarried);
}

/** What we put into records, with the texts that each part has. */
const carried = new Map<unknown, readonly string[]>([
  ['reasoning', ['text']],
  ['tool-call', ['toolCallId', 'toolName']],
  ['tool-result', ['toolCallId', 'toolName']],
]);

/** A record passes through a browser, and must neither break a call nor say something in the name of another. */
function isCarried(part: Record<string, unknown> | null): boolean {
  if (part === null) return false;
  const texts = carried.get(part.type);
  if (texts === undefined || !texts.every(field => typeof part[field] === 'string')) return false;
  if (part.type === 'tool-call') return part.providerExecuted === true;
  return part.type !== 'tool-result' || (part.output !== null && typeof part.output === 'object');
}
